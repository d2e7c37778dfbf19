/** Cookies the product sets, each only on an act of the person: sign-in, a message, a chosen theme, a chosen gmina. */
export const SESSION_COOKIE = 'wiec.session_token'
export const THEME_COOKIE = 'wiec_motyw'
export const UNIT_COOKIE = 'wiec_gmina'

/**
 * Under which key an anonymous reader's page is cached, or null for a reader whose page is their own.
 * The theme and the gmina change the page and take few values, so they are a part of the key.
 */
export function cacheKey(url: string, cookie: string | undefined): string | null {
  if (!cookie) return url
  if (cookie.includes(SESSION_COOKIE) || cookie.includes('wiec_flash=')) return null
  const theme = cookie.match(/(?:^|; ?)wiec_motyw=([a-z]{4,8})(?:;|$)/)?.[1] ?? ''
  const unit = cookie.match(/(?:^|; ?)wiec_gmina=(\d{7})(?:;|$)/)?.[1] ?? ''
  return theme || unit ? `${url} ${theme} ${unit}` : url
}

/**
 * Where a request comes from, for limits only; never stored as it is.
 * Behind our own proxy the last address it added counts: earlier ones are the client's own words.
 */
export function sourceOf(
  request: { header(name: string): string | undefined },
  remoteAddress: string | undefined,
  trustProxy: boolean,
): string {
  const forwarded = trustProxy ? request.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || remoteAddress || 'unknown'
}
