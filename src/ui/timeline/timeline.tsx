import type { ComponentChildren } from 'preact'
import { Icon } from '../icons/icon.tsx'
import { Link } from '../links.tsx'
import { useView } from '../view.ts'

export interface TimelineItem {
  label: string
  /** Date in words: „do 4 grudnia”. */
  when?: ComponentChildren
  state: 'done' | 'now' | 'next'
  text?: ComponentChildren
  href?: string
}

/** „Gdzie jesteśmy”: the stages, those behind us, the one we are in, those ahead. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  const { t } = useView()
  return (
    <ol class="ui-timeline">
      {items.map(({ label, when, state, text, href }) => (
        <li key={label} class={`ui-timeline-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span class="ui-timeline-mark">{state === 'done' && <Icon name="check" />}</span>
          <p class="ui-timeline-label">
            {href ? <Link href={href}>{label}</Link> : label}
            {state !== 'next' && <span class="ui-unseen"> ({t(`ui.timeline.${state}`)})</span>}
          </p>
          {when && <p class="ui-meta">{when}</p>}
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  )
}
