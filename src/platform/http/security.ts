import type { MiddlewareHandler } from 'hono'
import { refuse } from '../errors.ts'
import type { AppEnv, PageOptions } from './env.ts'

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * A change asked for from another site is refused. Browsers say where a request comes from (Sec-Fetch-Site, Origin);
 * a request that says neither carries no cookies of ours in any browser made since 2020, so it passes only without them
 * (one-click unsubscribe of RFC 8058 is such a request).
 */
export function originCheck(publicUrl: string): MiddlewareHandler<AppEnv> {
  const own = new URL(publicUrl)
  return async (c, next) => {
    if (UNSAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      if (site && site !== 'same-origin' && site !== 'none') refuse('other-site', 400)
      if (origin && !sameHost(origin, c.req.header('host'), own)) refuse('other-site', 400)
      if (!site && !origin && c.req.header('cookie')) refuse('other-site', 400)
    }
    await next()
  }
}

function sameHost(origin: string, host: string | undefined, own: URL): boolean {
  if (origin === own.origin) return true
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  return from.origin === own.origin || from.host === host
}

type Header = readonly [name: string, value: string]

/** Headers of every answer. The content policy allows our own origin only, and nothing inline. */
export function headersFor(options: PageOptions, secure: boolean): readonly Header[] {
  const { file, formActions, frames, framable, framableHere } = options
  if (file || formActions || frames || framable || framableHere) return Object.entries(madeFor(options, secure))
  return secure ? USUAL_SECURE : USUAL
}

function madeFor(options: PageOptions, secure: boolean): Record<string, string> {
  return {
    'content-security-policy': (options.file ? filePolicy(options.file) : pagePolicy(options)).join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self), browsing-topics=()',
    ...(options.framable
      ? {}
      : {
          'x-frame-options': options.framableHere ? 'SAMEORIGIN' : 'DENY',
          'cross-origin-resource-policy': 'same-origin',
        }),
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

function pagePolicy(options: PageOptions): string[] {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action ${["'self'", ...(options.formActions ?? [])].join(' ')}`,
    "base-uri 'none'",
    ...(options.frames ? ["frame-src 'self'"] : []),
    `frame-ancestors ${options.framable ? '*' : options.framableHere ? "'self'" : "'none'"}`,
  ]
}

// Nothing in a file may run or fetch. Chromium shows no PDF in a sandbox; its viewer runs apart from our origin anyway.
function filePolicy(type: string): string[] {
  const nothing = ["default-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'"]
  return type === 'application/pdf' ? nothing : [...nothing, 'sandbox']
}

// Nearly every answer has these, so they are written once.
const USUAL: readonly Header[] = Object.entries(madeFor({}, false))
const USUAL_SECURE: readonly Header[] = Object.entries(madeFor({}, true))
