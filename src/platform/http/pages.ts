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
  // Made into bytes once, for the answer, its ETag and the cache.
  const body = bytesOf(`<!doctype html>${c.get('render')(c, node)}`)
  c.set('body', body)
  return htmlOf(c, body, status)
}

export const bytesOf = (html: string): Uint8Array<ArrayBuffer> => Buffer.from(html)

export const htmlOf = (c: HttpContext, body: Uint8Array<ArrayBuffer>, status: number): Response =>
  c.body(body, status as 200, { 'content-type': 'text/html; charset=UTF-8' })

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
