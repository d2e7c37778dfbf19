import { createHash } from 'node:crypto'
import type { SharePicture } from '../../../platform/images/index.ts'

const MOST = 100
const drawn = new Map<string, { etag: string; png: Promise<Buffer> }>()

/**
 * The picture shown where a consultation is shared. Drawing takes a tenth of a second, so the hundred used last are kept,
 * each under what it says: changed words are another picture.
 */
export async function sharePicture(picture: SharePicture): Promise<{ etag: string; png: Buffer }> {
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
  const { drawSharePicture } = await import('../../../platform/images/index.ts')
  return drawSharePicture(picture)
}
