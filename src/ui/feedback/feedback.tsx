import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icons/icon.tsx'
import { useView } from '../view.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'problem'

const icons: Record<NoticeKind, IconName> = {
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  problem: 'circle-alert',
}

export interface NoticeProps {
  kind?: NoticeKind
  title?: string
  children?: ComponentChildren
  /** Read out as soon as it appears: for what has just happened. */
  live?: boolean
  level?: 2 | 3
}

/** A sentence that must not be missed. */
export function Notice({ kind = 'info', title, children, live, level = 2 }: NoticeProps) {
  const { t } = useView()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class={`ui-notice ui-notice-${kind}`} role={live ? (kind === 'problem' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[kind]} />
      <div>
        <span class="ui-unseen">{t(`ui.notice.${kind}`)} </span>
        {title && <Heading class="ui-notice-title">{title}</Heading>}
        {children}
      </div>
    </div>
  )
}

/** A line across the whole page: demonstration, planned break. */
export function Banner({ children, icon = 'info' }: { children: ComponentChildren; icon?: IconName }) {
  const { t } = useView()
  return (
    <aside class="ui-banner" aria-label={t('ui.banner.label')}>
      <div class="ui-wrap">
        <Icon name={icon} />
        <p>{children}</p>
      </div>
    </aside>
  )
}

/** „Prostym językiem”: the thing said so that everybody understands (ETR). */
export function PlainLanguage({ title, children }: { title?: string; children: ComponentChildren }) {
  const { t } = useView()
  return (
    <section class="ui-plain" aria-labelledby="plain-language">
      <h2 id="plain-language">
        <Icon name="lightbulb" />
        {title ?? t('ui.plain-language')}
      </h2>
      {children}
    </section>
  )
}

export interface DetailsProps {
  summary: ComponentChildren
  children: ComponentChildren
  open?: boolean
  id?: string
}

/** What some people want to read and others do not. */
export function Details({ summary, children, open, id }: DetailsProps) {
  return (
    <details class="ui-details" open={open} id={id}>
      <summary>
        <Icon name="chevron-right" />
        {summary}
      </summary>
      <div class="ui-details-body">{children}</div>
    </details>
  )
}

export interface DialogProps {
  id: string
  /** Words of the button that opens it. */
  opener: ComponentChildren
  title: string
  children: ComponentChildren
}

/** A question over the page (island `wiec-dialog`); without script it unfolds in place. */
export function Dialog({ id, opener, title, children }: DialogProps) {
  const { t } = useView()
  return (
    <wiec-dialog data-close={t('ui.dialog.close')}>
      <details class="ui-details ui-dialog-fallback" id={id}>
        <summary>
          <Icon name="chevron-right" />
          {opener}
        </summary>
        <div class="ui-details-body">
          <h2 id={`${id}-title`}>{title}</h2>
          {children}
        </div>
      </details>
    </wiec-dialog>
  )
}
