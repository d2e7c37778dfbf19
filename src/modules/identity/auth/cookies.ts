import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import { type HttpContext, SESSION_COOKIE } from '../../../platform/http/index.ts'

/** Set between the first factor and the second; holds the name of the challenge. */
export const CHALLENGE_COOKIE = 'wiec.two_factor'

/** The session token of a request, when its cookie carries our signature. */
export const sessionTokenOf = (headers: Headers, secret: string) => signedCookie(headers, SESSION_COOKIE, secret)

/** The name of the half-finished sign-in of this browser, or null. */
export const challengeOf = (headers: Headers, secret: string) => signedCookie(headers, CHALLENGE_COOKIE, secret)

// better-auth signs with HMAC-SHA-256: `value.signature`.
function signedCookie(headers: Headers, name: string, secret: string): string | null {
  const signed = parse(headers.get('cookie') ?? '', name)[name]
  const dot = signed?.lastIndexOf('.') ?? -1
  if (!signed || dot < 1) return null
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1))
  const expected = Buffer.from(signatureOf(value, secret))
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null
}

/** What the browser of a signed-in person sends; for tests and commands that open a session without a form. */
export const sessionCookie = (token: string, secret: string) =>
  `${SESSION_COOKIE}=${encodeURIComponent(`${token}.${signatureOf(token, secret)}`)}`

const signatureOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('base64')

/** Gives the browser the cookies that better-auth set on its own answer. */
export function carryCookies(c: HttpContext, answer: Response) {
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
}

/** The cookies of better-auth's answer as the browser will send them back. */
export const headersAfter = (answer: Response) =>
  new Headers({
    cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  })
