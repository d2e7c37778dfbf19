import type { ComponentChildren } from 'preact'

export interface SectionProps {
  title: string
  /** For links to this part. */
  id?: string
  /** Beside the title: „Wszystkie konsultacje (14)”. */
  more?: ComponentChildren
  /** After the title, smaller: „128 uwag, 37 z odpowiedzią”. */
  count?: ComponentChildren
  level?: 2 | 3
  children?: ComponentChildren
}

/** A part of a page under its own heading. */
export function Section({ title, id, more, count, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class="ui-section" id={id}>
      <div class="ui-title-row">
        <Heading>
          {title}
          {count ? <span class="ui-heading-count"> {count}</span> : null}
        </Heading>
        {more && <div>{more}</div>}
      </div>
      {children}
    </section>
  )
}

/** A framed part beside the main text. */
export function Box({ title, id, children }: { title: string; id?: string; children: ComponentChildren }) {
  return (
    <section class="ui-box" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Buttons and links in a row that wraps. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="ui-actions">{children}</div>
}

/** Quiet facts beside the main text. */
export function Meta({ children }: { children: ComponentChildren }) {
  return <p class="ui-meta">{children}</p>
}

/** Plain paragraphs and lists written by us, at a comfortable line length. */
export function Prose({ children }: { children: ComponentChildren }) {
  return <div class="ui-prose">{children}</div>
}

/** Words only assistive technology reads. */
export function Unseen({ children }: { children: ComponentChildren }) {
  return <span class="ui-unseen">{children}</span>
}
