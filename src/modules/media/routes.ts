import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { allow, found } from '../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, readQuery } from '../../platform/http/index.ts'
import { isId } from '../../platform/ids.ts'
import { findSize } from './bytes-store.ts'
import { type ByteRange, dispositionOf, pathOf, rangeOf, WIDTHS } from './rules.ts'
import { type FileFound, findFile, versionsOf } from './store.ts'

/** Says whether the actor may have this file now; asked on every download. A kind of subject without one is never served. */
export type Guard = (context: Context, file: FileFound) => Promise<boolean>

export interface Needs {
  /** By kind of subject: `process`, `remark`, `organisation`. */
  guards: Record<string, Guard>
}

const DAY = 86_400

/** `?wersja=2` is the second version of the same document, `?wersja=ostatnia` the newest. */
const FileQuery = z.object({ wersja: z.union([z.literal('ostatnia'), z.coerce.number().int().positive()]).optional() })

/** Downloads of files and of smaller copies of pictures. */
export function openRoutes({ guards }: Needs): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/pliki/:id/:name', async (c) => {
    const file = await allowedFile(c, guards)
    const { wersja } = readQuery(c, FileQuery)
    if (wersja !== undefined) {
      const version = await versionOf(c.get('context'), file, wersja)
      allow(await mayHave(c.get('context'), version, guards))
      return c.redirect(pathOf(version), 302)
    }
    return serve(c, file, file)
  })

  routes.get('/pliki/:id/s/:width/:name', async (c) => {
    const file = await allowedFile(c, guards)
    const width = WIDTHS.find((width) => String(width) === c.req.param('width'))
    allow(width !== undefined && file.width !== null)
    const copy = await findSize(c.get('context').db, file.hash, width)
    // Until a worker has made the copy, the picture itself is shown, and nobody remembers it under this address.
    return copy
      ? serve(c, file, copy)
      : serve(c, file, file, file.visibility === 'public' ? 'private, no-cache' : undefined)
  })

  return routes
}

async function allowedFile(c: HttpContext, guards: Needs['guards']): Promise<FileFound> {
  const id = c.req.param('id') ?? ''
  const file = found(isId(id) ? await findFile(c.get('context').db, id) : null)
  allow(await mayHave(c.get('context'), file, guards))
  return file
}

const mayHave = async (context: Context, file: FileFound, guards: Needs['guards']) =>
  Object.hasOwn(guards, file.subject.kind) && ((await guards[file.subject.kind]?.(context, file)) ?? false)

async function versionOf({ db }: Context, file: FileFound, wanted: 'ostatnia' | number): Promise<FileFound> {
  const versions = await versionsOf(db, file.documentId)
  return found(wanted === 'ostatnia' ? versions[0] : versions.find((version) => version.version === wanted))
}

interface Content {
  hash: string
  type: string
  size: number
}

async function serve(
  c: HttpContext,
  file: FileFound,
  content: Content,
  caching = cachingOf(c.get('context'), file),
): Promise<Response> {
  // The headers of a page allow scripts of ours; a file is nobody's page.
  c.set('pageOptions', { file: content.type })
  const etag = `"${content.hash}"`
  const headers: Record<string, string> = {
    'content-type': content.type,
    'content-disposition': dispositionOf({ name: file.name, type: content.type }),
    'cache-control': caching,
    'accept-ranges': 'bytes',
    etag,
  }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)

  const range = rangeFor(c, content, etag)
  if (range === 'none') return c.body(null, 416, { ...headers, 'content-range': `bytes */${content.size}` })
  const bytes = await c.get('context').house.files.open(content.hash)
  if (range === 'whole') {
    return c.body(webStream(bytes), 200, { ...headers, 'content-length': String(content.size) })
  }
  return c.body(webStream(Readable.from(part(bytes, range))), 206, {
    ...headers,
    'content-range': `bytes ${range.start}-${range.end}/${content.size}`,
    'content-length': String(range.end - range.start + 1),
  })
}

// The address of a file never means other bytes. It may stop being public, so nobody keeps it for longer than a day.
function cachingOf({ actor }: Context, file: FileFound): string {
  if (file.visibility !== 'public') return 'private, no-store'
  // Only what a stranger gets is everybody's: a team also sees what is not announced yet.
  return actor.kind === 'stranger' ? `public, max-age=${DAY}, immutable` : 'private, no-cache'
}

function rangeFor(c: HttpContext, content: Content, etag: string) {
  const condition = c.req.header('if-range')
  return condition && condition !== etag ? 'whole' : rangeOf(c.req.header('range'), content.size)
}

const webStream = (bytes: Readable) => Readable.toWeb(bytes) as unknown as ReadableStream<Uint8Array>

async function* part(bytes: AsyncIterable<Buffer>, { start, end }: ByteRange) {
  let at = 0
  for await (const chunk of bytes) {
    const from = Math.max(0, start - at)
    const to = Math.min(chunk.length, end + 1 - at)
    if (from < to) yield chunk.subarray(from, to)
    at += chunk.length
    if (at > end) return
  }
}
