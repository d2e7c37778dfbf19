import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { RichText } from '../../../ui/index.ts'
import type { Looks } from './looks.ts'

/** The least that a letter needs to know of where it comes from. */
export interface Origin {
  /** Address of the portal without a trailing slash. */
  url: string
}

/** A path of ours as a whole address; an address of another site as it is. */
export const wholeAddress = ({ url }: Origin, address: string) => (address.startsWith('/') ? url + address : address)

/**
 * Formatted text for a letter: through the one renderer of the portal, its addresses made whole, looks put on its
 * elements. In what the renderer writes `<p>` is always a tag, because text and attributes are escaped there.
 */
export function mailHtml(markdown: string, level: 2 | 3, origin: Origin, looks: Looks): string {
  return htmlOf(markdown, level)
    .replace(/^<div class="ui-prose">|<\/div>$/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ href="\//g, ` href="${origin.url}/`)
    .replace(/<(p|ul|ol|li|a|h2|h3|blockquote)(?=[ >])/g, (_, tag: keyof Looks) => {
      const mark = tag === 'blockquote' ? ' class="nl-quote"' : tag === 'h2' ? ' class="nl-ink"' : ''
      return `<${tag}${mark} style="${cssOf(looks[tag])}"`
    })
}

/** Formatted text as plain words: addresses in brackets after their words, lists with dashes, lines of at most 72 signs. */
export function plainWords(markdown: string, origin: Origin): string {
  const text = htmlOf(markdown, 2)
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (_, address: string, words: string) => {
      const whole = wholeAddress(origin, address.replace(/^mailto:/, ''))
      return unescaped(words) === unescaped(whole) ? words : `${words} (${whole})`
    })
    .replace(/<ol[^>]*>(.*?)<\/ol>/gs, (_, items: string) => numbered(items))
    .replace(/\s*<li>\s*/g, '\n- ')
    .replace(/<(h[1-6])[^>]*>(.*?)<\/\1>/gs, (_, _tag, words: string) => `\n\n${words}\n\n`)
    .replace(/<br\s*\/?>\n?/g, '\n')
    .replace(/<\/(p|ul|ol|blockquote|tr|div)>/g, '\n\n')
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^>]*>/g, '')
  return unescaped(text)
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => wrapped(line.trim()))
        .filter(Boolean)
        .join('\n'),
    )
    .filter(Boolean)
    .join('\n\n')
}

function numbered(items: string): string {
  let number = 0
  return items.replace(/\s*<li>\s*/g, () => {
    number += 1
    return `\n${number}. `
  })
}

/** Breaks a line at spaces so that no line is longer than 72 signs; an address is never broken. */
export function wrapped(line: string, width = 72): string {
  const lines: string[] = []
  let current = ''
  const indent = ' '.repeat(/^(- |\d+\. )/.exec(line)?.[0].length ?? 0)
  for (const word of line.split(/\s+/).filter(Boolean)) {
    if (current && [...current].length + 1 + [...word].length > width) {
      lines.push(current)
      current = indent + word
    } else current = current ? `${current} ${word}` : word
  }
  return [...lines, current].join('\n')
}

const htmlOf = (markdown: string, level: 2 | 3) => renderToString(h(RichText, { markdown, level })).trim()

const cssOf = (look: Record<string, string>) =>
  Object.entries(look)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
    .replaceAll('"', "'")

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
