import { Logo } from '../brand/logo.tsx'
import { Banner, Notice } from '../feedback/feedback.tsx'
import { Hidden } from '../forms/form.tsx'
import { Icon } from '../icons/icon.tsx'
import { Link } from '../links.tsx'
import { type Theme, useView } from '../view.ts'
import { addressIn } from './document.tsx'

export interface Crumb {
  label: string
  href: string
}

export function SkipLink() {
  const { t } = useView()
  return (
    <a class="ui-skip" href="#tresc">
      {t('ui.skip')}
    </a>
  )
}

/** Name, navigation and language; on a phone the navigation opens as a popover, without script. */
export function Header() {
  const { t, site, menu, person, demo } = useView()
  return (
    <>
      {demo && <Banner>{t('ui.demo')}</Banner>}
      <header class="ui-header">
        <div class="ui-wrap">
          <Link href="/" class="ui-brand">
            {site.logo ? <img class="ui-logo" src={site.logo} alt="" width="44" height="44" /> : <Logo />}
            <span>
              {site.shortName}
              <small>{site.region}</small>
            </span>
          </Link>
          <button class="ui-menu-open" type="button" popovertarget="menu">
            <Icon name="menu" />
            {t('ui.menu')}
          </button>
          <nav class="ui-menu" id="menu" popover="auto" aria-label={t('ui.menu.main')}>
            <button class="ui-menu-close" type="button" popovertarget="menu" popovertargetaction="hide">
              <Icon name="x" />
              {t('ui.menu.close')}
            </button>
            <SearchForm />
            <ul>
              {menu.map(({ label, href, current }) => (
                <li key={href}>
                  <Link href={href} current={current ? 'true' : undefined}>
                    {label}
                  </Link>
                </li>
              ))}
              {person && (
                <li>
                  <Bell unread={person.unread ?? 0} />
                </li>
              )}
              <li>
                {person ? (
                  <Link href="/konto" icon="user" class="ui-menu-person">
                    {person.name}
                  </Link>
                ) : (
                  <Link href="/zaloguj" icon="log-in">
                    {t('ui.sign-in')}
                  </Link>
                )}
              </li>
              <li class="ui-menu-language">
                <LanguageLink />
              </li>
            </ul>
          </nav>
        </div>
      </header>
    </>
  )
}

/** One field that looks everywhere; works as any form does. */
function SearchForm() {
  const { t, url } = useView()
  return (
    <search class="ui-search">
      <form action={url('/szukaj')} method="get">
        <label class="ui-unseen" for="szukaj-wszedzie">
          {t('ui.search.label')}
        </label>
        <input id="szukaj-wszedzie" type="search" name="q" maxLength={200} placeholder={t('ui.search')} />
        <button type="submit">
          <Icon name="search" />
          <span class="ui-unseen">{t('ui.search')}</span>
        </button>
      </form>
    </search>
  )
}

/** The way to one's notifications, with how many are new; nothing of it needs script. */
function Bell({ unread }: { unread: number }) {
  const { t } = useView()
  return (
    <Link href="/konto/powiadomienia" icon="bell" class="ui-bell">
      {t('ui.bell')}
      {unread > 0 && (
        <>
          {' '}
          <span class="ui-bell-count" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
          <span class="ui-unseen">{t('ui.bell.new', { count: unread })}</span>
        </>
      )}
    </Link>
  )
}

export function FlashNotice() {
  const { flash } = useView()
  return flash ? (
    <Notice kind={flash.kind} live>
      <p>{flash.text}</p>
    </Notice>
  ) : null
}

/** The way back up; the page itself is not in it. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useView()
  if (crumbs.length === 0) return null
  return (
    <nav class="ui-crumbs" aria-label={t('ui.crumbs')}>
      <ol>
        {crumbs.map(({ label, href }, index) => (
          <li key={href}>
            {index > 0 && <Icon name="chevron-right" />}
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function Footer() {
  const { t, site, footer = [] } = useView()
  return (
    <footer class="ui-footer">
      <div class="ui-wrap">
        <div class="ui-footer-who">
          <p class="ui-footer-name">{site.name}</p>
          <p>{t('ui.footer.operator', { operator: site.operator, address: site.operatorAddress })}</p>
        </div>
        {footer.length > 0 && (
          <nav aria-label={t('ui.footer.links')}>
            <ul>
              {footer.map(({ label, href }) => (
                <li key={href}>
                  <Link href={href}>{label}</Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div class="ui-footer-reader">
          <ThemeSwitch />
          <p>
            <LanguageLink />
          </p>
        </div>
      </div>
    </footer>
  )
}

function LanguageLink() {
  const { t, locale, path } = useView()
  const other = locale === 'pl' ? 'en' : 'pl'
  return (
    // A plain anchor: the view would add this page's language to the address of the other.
    <a href={addressIn(other, path)} hreflang={other} lang={other}>
      <Icon name="languages" />
      <span>{t('ui.other-language')}</span>
    </a>
  )
}

/** A choice remembered on this device; sent as a form, because a GET changes nothing. */
function ThemeSwitch() {
  const { t, theme, path, url } = useView()
  const themes: Theme[] = ['auto', 'light', 'dark', 'contrast']
  return (
    <form class="ui-themes" method="post" action={url('/wyglad')}>
      <fieldset>
        <legend>{t('ui.theme')}</legend>
        <Hidden name="return" value={url(path)} />
        {themes.map((name) => (
          <button key={name} type="submit" name="theme" value={name} aria-pressed={name === theme}>
            {t(`ui.theme.${name}`)}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
