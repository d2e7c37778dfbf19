import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type HttpContext, UNIT_COOKIE } from '../../platform/http/index.ts'
import { isGminaCode, type Unit } from './rules.ts'
import { unitByCode } from './store.ts'

const YEAR_SECONDS = 31_536_000

/** The gmina this reader chose to see first; null when none was chosen or the cookie says something else. */
export async function myUnit(c: HttpContext): Promise<Unit | null> {
  const code = getCookie(c, UNIT_COOKIE)
  if (!code || !isGminaCode(code)) return null
  return unitByCode(c.get('context').db, code)
}

/** Keeps the choice in the reader's own browser, for a year. Called only when the person has just chosen. */
export function rememberUnit(c: HttpContext, unit: Unit) {
  setCookie(c, UNIT_COOKIE, unit.code, { ...attributes(c), maxAge: YEAR_SECONDS })
}

export function forgetUnit(c: HttpContext) {
  deleteCookie(c, UNIT_COOKIE, attributes(c))
}

const attributes = (c: HttpContext) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: c.get('context').house.config.url.startsWith('https:'),
})
