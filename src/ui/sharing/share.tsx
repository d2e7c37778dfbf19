import { Details } from '../feedback/feedback.tsx'
import { Icon } from '../icons/icon.tsx'
import { Link } from '../links.tsx'
import { useView } from '../view.ts'

export interface ShareProps {
  /** Path of the page to share, without /en. */
  href: string
  title: string
  /** Whether other sites may show it in a frame; then the way to the code stands here. */
  embeddable?: boolean | undefined
}

/** Where the code to scan and the code to put on another site come from. */
export const qrAddress = (href: string) => `/udostepnij/kod.svg?${new URLSearchParams({ adres: href })}`
export const embedAddress = (href: string) => `/osadzanie?${new URLSearchParams({ adres: href })}`

const SITES = [
  { name: 'Facebook', address: (url: string) => `https://www.facebook.com/sharer/sharer.php?u=${url}` },
  { name: 'LinkedIn', address: (url: string) => `https://www.linkedin.com/sharing/share-offsite/?url=${url}` },
  { name: 'X', address: (url: string, title: string) => `https://x.com/intent/post?text=${title}&url=${url}` },
  {
    name: 'Bluesky',
    address: (url: string, title: string) => `https://bsky.app/intent/compose?text=${title}%20${url}`,
  },
  { name: 'WhatsApp', address: (url: string, title: string) => `https://wa.me/?text=${title}%20${url}` },
]

/**
 * Sharing without anybody watching: the device's own sheet or a copied link (island `wiec-share`, where a page has it; the
 * page of a consultation has no script at all), the address in one press, mail, a code to scan,
 * and plain links to sites where people talk. Nothing is fetched from them, and they learn nothing until a link is followed.
 */
export function Share({ href, title, embeddable }: ShareProps) {
  const { t, site, url } = useView()
  const address = site.origin + url(href)
  const [u, words] = [encodeURIComponent(address), encodeURIComponent(title)]
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
        <Link href={`mailto:?subject=${words}&body=${encodeURIComponent(`${title}\n${address}`)}`} icon="mail">
          {t('ui.share.mail')}
        </Link>
        {embeddable && (
          <Link href={embedAddress(href)} icon="code">
            {t('ui.share.embed')}
          </Link>
        )}
      </div>
      <p class="ui-share-address">
        <span class="ui-meta">{t('ui.share.address')}</span> <span class="ui-breakable">{address}</span>
      </p>
      <p role="status" data-share-status />
      <ul class="ui-share-sites" aria-label={t('ui.share.sites')}>
        {SITES.map((place) => (
          <li key={place.name}>
            <Link href={place.address(u, words)} rel="noopener external nofollow">
              {place.name}
            </Link>
          </li>
        ))}
      </ul>
      {/* An address with questions in it is too long to scan. */}
      {!href.includes('?') && (
        <Details summary={t('ui.share.qr')}>
          <img
            class="ui-share-qr"
            src={url(qrAddress(href))}
            alt={t('ui.share.qr.alt', { address })}
            width="180"
            height="180"
            loading="lazy"
          />
        </Details>
      )}
    </wiec-share>
  )
}

/** At the end of a public page: the same, folded. The path is that of the page itself. */
export function SharePage({ title, embeddable }: Omit<ShareProps, 'href'>) {
  const { t, path } = useView()
  const [href = '/'] = path.split('?')
  return (
    <aside class="ui-share-page" aria-label={t('ui.share.page')}>
      <Details summary={t('ui.share.page')}>
        <Share href={href} title={title} embeddable={embeddable} />
      </Details>
    </aside>
  )
}
