import { createHash } from 'node:crypto'
import type { HttpContext } from '../http/env.ts'
import type { SharePicture } from './share-picture.ts'

const MOST = 100
const drawn = new Map<string, { etag: string; png: Promise<Buffer> }>()

/**
 * The picture shown where an address of ours is shared. Drawing takes a tenth of a second, so the hundred used last are kept,
 * each under what it says: changed words are another picture.
 */
async function sharePicture(picture: SharePicture): Promise<{ etag: string; png: Buffer }> {
  const key = JSON.stringify(picture)
  const known = drawn.get(key) ?? {
    etag: `"${createHash('sha256').update(key).digest('base64url')}"`,
    png: draw(picture),
  }
  drawn.delete(key)
  drawn.set(key, known)
  if (drawn.size > MOST) drawn.delete(drawn.keys().next().value as string)
  try {
    return { etag: known.etag, png: await known.png }
  } catch (error) {
    drawn.delete(key)
    throw error
  }
}

async function draw(picture: SharePicture): Promise<Buffer> {
  const { drawSharePicture } = await import('./share-picture.ts')
  return drawSharePicture(picture)
}

/** Answers with the picture of these words; a reader who has it already is told so. */
export async function answerSharePicture(c: HttpContext, picture: SharePicture): Promise<Response> {
  const { etag, png } = await sharePicture(picture)
  c.header('etag', etag)
  c.header('cache-control', 'public, max-age=3600')
  c.set('pageOptions', { file: 'image/png' })
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  c.header('content-type', 'image/png')
  return c.body(new Uint8Array(png))
}
