import type { FileSource } from '../documents/bytes.ts'
import { UnreadableFile } from '../documents/unreadable.ts'
import { drawing } from './drawing.ts'
import { detectType, isPicture } from './sniff.ts'

export interface PictureOptions {
  /** Longest sides in pixels; a smaller picture is not enlarged. */
  maxWidth?: number
  maxHeight?: number
  format?: 'webp' | 'jpeg'
  /** 1 to 100. */
  quality?: number
}

export interface Picture {
  bytes: Buffer
  width: number
  height: number
  mime: 'image/webp' | 'image/jpeg'
}

// A phone's camera makes 50 million; more is a bomb of one colour.
const MOST_PIXELS = 60_000_000

/**
 * A picture drawn anew from its pixels: turned as the camera was held, at most the given size, in sRGB, without EXIF, place,
 * thumbnail or anything that rode along behind it. Takes PNG, JPEG, WebP and GIF (its first frame); SVG is a program
 * and is refused, as is what is damaged or too large, with a word.
 */
export async function drawAnew(source: FileSource, options: PictureOptions = {}): Promise<Picture> {
  const { maxWidth = 2000, maxHeight = 2000, format = 'webp', quality = 82 } = options
  if (!isPicture(await detectType(source, ''))) throw new UnreadableFile('file-type')
  const image = await opened(source)
  const { width = 0, height = 0 } = image.metadata
  if (width * height > MOST_PIXELS) throw new UnreadableFile('file-too-large')
  const sized = image.pipeline
    .autoOrient()
    .resize({ width: maxWidth, height: maxHeight, fit: 'inside', withoutEnlargement: true })
  // JPEG has no transparency: it would come out black.
  const drawn =
    format === 'webp'
      ? sized.webp({ quality })
      : sized.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true })
  const { data, info } = await refusing(() => drawn.toBuffer({ resolveWithObject: true }))
  return { bytes: data, width: info.width, height: info.height, mime: `image/${format}` }
}

async function opened(source: FileSource) {
  const sharp = await drawing()
  const pipeline = sharp(source, { limitInputPixels: false, failOn: 'truncated', pages: 1 })
  return { pipeline, metadata: await refusing(() => pipeline.metadata()) }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    throw new UnreadableFile('file-truncated')
  }
}
