import type { Hono, Context as HonoContext } from 'hono'
import type { VNode } from 'preact'
import type { Context } from '../context.ts'
import type { Locale } from '../texts/index.ts'
import type { UploadedFile } from './uploads.ts'

export interface PageOptions {
  /** Tags of what the page shows. Naming them lets anonymous readers get it from the cache until one of them changes. */
  cache?: string[]
  /** Longest time in the cache, in seconds, for pages that tell the time in words. */
  cacheSeconds?: number
  /** Addresses outside our origin that a form on this page may lead to (sign-in at another provider). */
  formActions?: string[]
  /** May be framed by other sites (only under /osadz/). */
  framable?: boolean
  /** May be framed by pages of ours. */
  framableHere?: boolean
  /** Frames a page of ours. */
  frames?: boolean
  /** The answer is a file people sent, of this type, and no page of ours. */
  file?: string
}

export interface Variables {
  context: Context
  locale: Locale
  /** Path and query without the language prefix. */
  path: string
  /** Adds /en to a path on an English page. */
  url: (path: string) => string
  /** Turns a tree of components into HTML with everything a page knows about its reader; set by `app`. */
  render: (c: HttpContext, node: VNode) => string
  flash: string | null
  /** How many things the person has not seen yet; `app` says which. Absent for strangers. */
  unread?: number
  uploads: UploadedFile[]
  /** The page that answers, as bytes, when a page does. */
  body: Uint8Array<ArrayBuffer> | null
  cacheTags: string[] | null
  cacheSeconds: number
  pageOptions: PageOptions
}

export interface AppEnv {
  Variables: Variables
}

export type App = Hono<AppEnv>
export type HttpContext = HonoContext<AppEnv>
