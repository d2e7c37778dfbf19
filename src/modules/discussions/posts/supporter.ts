import { createHmac } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { HttpContext } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'

const PURPOSE = 'supporter'
const COOKIE = 'wiec_poparcie'
const DAYS = 365

/** Under what name this reader supports ideas: their account, or a random name of their browser; null before the first. */
export function supporterOf(c: HttpContext): string | null {
  const { actor, house } = c.get('context')
  if (actor.kind === 'person') return ofAccount(house.config.secret, actor.id)
  return unsealId(house.config, PURPOSE, getCookie(c, COOKIE) ?? '')
}

/** The same, naming a browser that has no name yet. */
export function rememberSupporter(c: HttpContext): string {
  const known = supporterOf(c)
  if (known) return known
  const { config } = c.get('context').house
  const id = newId()
  setCookie(c, COOKIE, sealId(config, PURPOSE, id), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.url.startsWith('https:'),
    maxAge: DAYS * 86_400,
  })
  return id
}

/** A name for an account that says nothing of the person: the same each time, and never one of a browser. */
export function ofAccount(secret: string, personId: string): string {
  const hex = createHmac('sha256', `${PURPOSE}:${secret}`).update(personId).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
