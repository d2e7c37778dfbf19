import { setCookie } from 'hono/cookie'
import type { VNode } from 'preact'
import type { HttpContext, PageOptions } from './env.ts'

export const FLASH_COOKIE = 'wiec_flash'

/** Answers with a page. `status` 422 for a form with problems; `options.cache` names what the page shows. */
export function page(c: HttpContext, node: VNode, status = 200, options: PageOptions = {}): Response {
  c.set('pageOptions', options)
  if (options.cache && status === 200) {
    c.set('cacheTags', options.cache)
    c.set('cacheSeconds', options.cacheSeconds ?? 20)
  }
  const html = `<!doctype html>${c.get('render')(c, node)}`
  c.set('html', html)
  return c.html(html, status as 200)
}

/**
 * 303 after a POST. `path` is ours and without /en; `flash` is the key of the sentence the next page opens with.
 * The cookie holds the key only, lives a minute, and is set on a person who has just acted.
 */
export function seeOther(c: HttpContext, path: string, flash?: string): Response {
  if (flash) setCookie(c, FLASH_COOKIE, flash, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
  return c.redirect(c.get('url')(safePath(path)), 303)
}

/** A path on our own origin, or the front page: `//other.example` and `/\other` are not paths. */
export function safePath(path: string | undefined | null): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
