import { getCookie } from 'hono/cookie'
import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { menuOf, type SiteSettings, siteOf } from '../modules/network/index.ts'
import { type HttpContext, THEME_COOKIE } from '../platform/http/index.ts'
import { type MenuItem, Notice, Page, type Theme, useView, type View, ViewContext } from '../ui/index.ts'
import { footerLinks, mainMenu } from './menu.ts'
import { sharePicturePath } from './sharing/addresses.ts'

/** HTML of a tree of components with everything a page knows about its reader. */
export function renderPage(c: HttpContext, node: VNode, settings: SiteSettings): string {
  return renderToString(h(ViewContext.Provider, { value: viewOf(c, settings) }, node))
}

function viewOf(c: HttpContext, settings: SiteSettings): View {
  const { context, locale, flash } = c.var
  const { house, actor } = context
  const t = house.texts.in(locale)
  const path = c.get('path')
  const menu = menuOf(settings, mainMenu(actor, t), locale).map(
    (item): MenuItem => ({ ...item, current: isCurrent(item.href, path) }),
  )
  return {
    locale,
    t,
    path,
    url: (to) => c.get('url')(to),
    now: context.now,
    site: siteOf(settings, locale, house.config.url),
    person: actor.kind === 'person' ? { name: actor.name, unread: c.get('unread') ?? 0 } : null,
    sharePicture: (title, subtitle) => sharePicturePath(house.config, title, subtitle),
    flash: flash ? { kind: 'success', text: t(flash) } : null,
    demo: house.config.demo,
    menu,
    footer: footerLinks(t),
    // The page of components shows any theme by address; readers choose theirs once.
    theme: themeOf(path.startsWith('/styl') ? c.req.query('motyw') : getCookie(c, THEME_COOKIE)),
  }
}

const isCurrent = (href: string, path: string) =>
  path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`)

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'contrast']

export const themeOf = (word: string | undefined): Theme => THEMES.find((theme) => theme === word) ?? 'auto'

/** The page of what we refuse: one clear sentence and the way on. */
export function RefusalPage({ word, requestId }: { word: string; requestId: string }) {
  const { t } = useView()
  return (
    <Page title={t(`refusal.${word}.title`)} width="narrow" unlisted>
      <h1>{t(`refusal.${word}.title`)}</h1>
      <Notice kind={word === 'error' ? 'problem' : 'info'}>
        <p>{t(`refusal.${word}`, { requestId })}</p>
      </Notice>
    </Page>
  )
}

/** The word itself, or `error` when nobody wrote a sentence for it. */
export const refusalWord = (c: HttpContext, word: string) =>
  c.get('context').house.texts.has(c.get('locale'), `refusal.${word}`) ? word : 'error'
