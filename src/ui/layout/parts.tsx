import type { ComponentChildren } from 'preact'
import { Icon } from '../icons/icon.tsx'
import { Link } from '../links.tsx'
import { useView } from '../view.ts'

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
          {count && <span class="ui-heading-count"> {count}</span>}
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

export interface ShareProps {
  /** Path of the page to share, without /en. */
  href: string
  title: string
}

/** Sharing without anybody watching: the device's own sheet or a copied link (island `wiec-share`), mail, paper. */
export function Share({ href, title }: ShareProps) {
  const { t, site, url } = useView()
  const address = site.origin + url(href)
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`
  return (
    <wiec-share data-url={address} data-title={title} data-copied={t('ui.share.copied')}>
      <div class="ui-actions">
        <button type="button" class="ds-button ui-button-secondary" data-share hidden>
          <Icon name="share-2" />
          {t('ui.share')}
        </button>
        <button type="button" class="ds-button ui-button-secondary" data-copy hidden>
          <Icon name="copy" />
          {t('ui.share.copy')}
        </button>
        <Link href={mail} icon="mail">
          {t('ui.share.mail')}
        </Link>
      </div>
      <p class="ui-share-address">
        <span class="ui-meta">{t('ui.share.address')}</span> <span class="ui-breakable">{address}</span>
      </p>
      <p role="status" data-share-status />
    </wiec-share>
  )
}
