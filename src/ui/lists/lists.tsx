import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../platform/texts/index.ts'
import { SubmitButton } from '../forms/form.tsx'
import { Icon, type IconName } from '../icons/icon.tsx'
import { Link } from '../links.tsx'
import { useView } from '../view.ts'

export interface FiltersProps {
  /** The list's own address; filters go into its query. */
  action: string
  children: ComponentChildren
  /** Filters asked for rarely, folded. */
  more?: ComponentChildren
  moreOpen?: boolean
  /** Some filter is set: shows „Wyczyść filtry”. */
  active?: boolean
}

/** A plain GET form above or beside a list. */
export function Filters({ action, children, more, moreOpen, active }: FiltersProps) {
  const { t, url } = useView()
  return (
    <search class="ui-filters">
      <form method="get" action={url(action)}>
        <div class="ui-filters-fields">{children}</div>
        {more && (
          <details class="ui-details" open={moreOpen}>
            <summary>
              <Icon name="chevron-right" />
              {t('ui.filters.more')}
            </summary>
            <div class="ui-filters-fields">{more}</div>
          </details>
        )}
        <div class="ui-actions">
          <SubmitButton icon="search">{t('ui.filters.apply')}</SubmitButton>
          {active && (
            <Link href={action} icon="x">
              {t('ui.filters.clear')}
            </Link>
          )}
        </div>
      </form>
    </search>
  )
}

/** How many were found, in words, above the list. */
export function ResultCount({ children }: { children: ComponentChildren }) {
  return <p class="ui-result-count">{children}</p>
}

export interface PagerProps {
  next?: string | undefined
  previous?: string | undefined
  /** Where we are: „Wiersze 1–25 z 128, od najstarszych”. */
  children?: ComponentChildren
  label?: string
}

/** Next and previous part of a list; cursors are in the addresses. */
export function Pager({ next, previous, children, label }: PagerProps) {
  const { t } = useView()
  if (!next && !previous && !children) return null
  return (
    <nav class="ui-pager" aria-label={label ?? t('ui.pager.label')}>
      {children && <p class="ui-meta">{children}</p>}
      <div class="ui-actions">
        {previous && (
          <Link href={previous} rel="prev" icon="arrow-left">
            {t('ui.pager.previous')}
          </Link>
        )}
        {next && (
          <Link href={next} rel="next" icon="arrow-right" class="ui-pager-next">
            {t('ui.pager.next')}
          </Link>
        )}
      </div>
    </nav>
  )
}

/** Names and values, one below another. */
export function KeyValues({ items }: { items: { label: string; value: ComponentChildren }[] }) {
  return (
    <dl class="ui-key-values">
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Links to a feed in both of its forms, for the end of a list. @param href of the Atom form, ending with `.xml` */
export function FeedLinks({ href }: { href: string }) {
  const { t } = useView()
  return (
    <>
      <Link href={href} icon="rss">
        {t('ui.feed.atom')}
      </Link>
      <Link href={href.replace(/\.xml(?=$|\?)/, '.json')} icon="rss">
        {t('ui.feed.json')}
      </Link>
    </>
  )
}

export interface EmptyStateProps {
  /** What will be here. */
  title: string
  /** What to do first. */
  children?: ComponentChildren
  action?: ComponentChildren
  icon?: IconName
}

export function EmptyState({ title, children, action, icon = 'inbox' }: EmptyStateProps) {
  return (
    <div class="ui-empty">
      <Icon name={icon} size="large" />
      <p class="ui-empty-title">{title}</p>
      {children && <div>{children}</div>}
      {action && <div class="ui-actions">{action}</div>}
    </div>
  )
}

export interface TabItem {
  label: string
  href: string
  current?: boolean
  count?: number | string
}

/** Views of one list as links: each has its own address. */
export function Tabs({ items, label }: { items: TabItem[]; label: string }) {
  return (
    <nav class="ui-tabs" aria-label={label}>
      <ul>
        {items.map(({ label, href, current, count }) => (
          <li key={href}>
            <Link href={href} current={current ? 'page' : undefined}>
              {label}
              {count !== undefined && <span class="ui-tab-count"> {count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export interface FileItem {
  name: string
  href: string
  /** Short name of the type: „PDF”, „DOCX”. */
  type: string
  /** Size in words: „1,2 MB” (formatSize). */
  size: string
  description?: ComponentChildren
  /** „wersja 2, 12 listopada 2026” */
  version?: string
  /** Language of the file when it is not the page's. */
  lang?: string
}

const fileIcons: Record<string, IconName> = {
  XLSX: 'file-spreadsheet',
  CSV: 'file-spreadsheet',
  ODS: 'file-spreadsheet',
  JPG: 'image',
  PNG: 'image',
  SVG: 'image',
  WEBP: 'image',
  ZIP: 'archive',
}

/** Files with type and size, so that nobody opens 40 MB on a phone by surprise. */
export function FileList({ files }: { files: FileItem[] }) {
  return (
    <ul class="ui-files">
      {files.map(({ name, href, type, size, description, version, lang }) => (
        <li key={href}>
          <Icon name={fileIcons[type] ?? 'file-text'} size="large" />
          <div>
            <Link href={href}>
              <span lang={lang}>{name}</span>{' '}
              <span class="ui-file-kind">
                ({type}, {size})
              </span>
            </Link>
            {description && <p>{description}</p>}
            {version && <p class="ui-meta">{version}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}

export interface Stat {
  figure: ComponentChildren
  label: string
  /** The list behind the number. */
  href?: string
  /** A number that needs attention now. */
  late?: boolean
  /** A word about it, as who does it. */
  note?: string
}

/** The thing in numbers; a number a person may doubt links to what it counts. */
export function Stats({ items, label }: { items: Stat[]; label?: string }) {
  const { t, locale } = useView()
  return (
    <ul class={items.length % 4 === 0 ? 'ui-stats ui-stats-fours' : 'ui-stats'} aria-label={label}>
      {items.map((item) => (
        <li key={item.label} class={item.late ? 'ui-stat-late' : undefined}>
          <strong class="ui-figure">
            {item.late && <Icon name="triangle-alert" />}
            {typeof item.figure === 'number' ? formatNumber(item.figure, locale) : item.figure}
          </strong>{' '}
          {item.href ? <Link href={item.href}>{item.label}</Link> : <span>{item.label}</span>}
          {item.late && <span class="ui-unseen"> {t('ui.stats.late')}</span>}
          {item.note && <span class="ui-meta ui-stat-note"> {item.note}</span>}
        </li>
      ))}
    </ul>
  )
}

export interface ProgressProps {
  /** What is being done: „Wczytujemy uwagi z pliku”. */
  label: string
  /** How much is done, of how much; without `of` the end is not known yet. */
  done: number
  of?: number
  /** The same in words: „412 z 1735 wierszy”. */
  text?: string
  children?: ComponentChildren
}

/** Long work on the server; the page may be left and returned to. Moves by itself with the island `wiec-progress`. */
export function Progress({ label, done, of, text, children }: ProgressProps) {
  const { t, path } = useView()
  const percent = of ? Math.floor((done / of) * 100) : undefined
  return (
    <wiec-progress>
      <div class="ui-progress">
        <label>
          {label}
          <progress value={of ? done : undefined} max={of ?? undefined}>
            {percent !== undefined && `${percent}%`}
          </progress>
        </label>
        <p class="ui-count">{[percent !== undefined && `${percent}%`, text].filter(Boolean).join(' · ')}</p>
        {children ?? <p class="ui-meta">{t('ui.progress.may-leave')}</p>}
        <p data-refresh>
          <Link href={path} icon="rotate-ccw">
            {t('ui.progress.refresh')}
          </Link>
        </p>
      </div>
    </wiec-progress>
  )
}

/** A short way in numbered steps. */
export function Steps({ items }: { items: { title: string; text: ComponentChildren }[] }) {
  return (
    <ol class="ui-steps">
      {items.map(({ title, text }) => (
        <li key={title}>
          <h3>{title}</h3>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  )
}
