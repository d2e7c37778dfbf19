import { type ComponentChildren, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { useView, type View, ViewContext } from '../view.ts'

const drawings = new WeakMap<object, Map<string, string>>()

export interface DrawnProps {
  /** What the contents are made of: the same object again means the same contents. */
  of: object
  class?: string | undefined
  children: ComponentChildren
}

/**
 * Contents that are turned into HTML once for an object in each language, however many pages show them. They are drawn
 * for nobody in particular: what differs between readers and addresses is not there to be drawn.
 */
export function Drawn({ of, class: name, children }: DrawnProps) {
  const view = useView()
  const known = drawings.get(of) ?? new Map<string, string>()
  drawings.set(of, known)
  // Called as a function: the types of Preact let a provider return more than JSX accepts.
  const html = known.get(view.locale) ?? renderToString(h(ViewContext.Provider, { value: forAnybody(view) }, children))
  known.set(view.locale, html)
  return <div class={name} dangerouslySetInnerHTML={{ __html: html }} />
}

const forAnybody = (view: View): View => ({ ...view, path: '/', person: null, flash: null, menu: [], theme: 'auto' })
