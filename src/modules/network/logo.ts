import sharp from 'sharp'
import type { FileStore } from '../../platform/files/index.ts'

/** The file is no picture that we know how to open. */
export class NotAPicture extends Error {}

/** Side of the square a logo is kept in, in pixels; room around it is transparent, so that pages know its shape. */
const SIDE = 480

/** Formats read from their bytes; a drawing (SVG) is not among them, for it can hold script. */
const FORMATS = ['png', 'jpeg', 'webp', 'gif']

/**
 * Makes a picture anew, without what was hidden in its file (place, camera, other files), and keeps it as WebP.
 * @param path of the uploaded file
 * @returns its address in the file store
 * @throws NotAPicture
 */
export async function keepLogo(files: FileStore, path: string): Promise<string> {
  const picture = await readPicture(path)
  return (await files.put(picture)).hash
}

async function readPicture(path: string): Promise<Buffer> {
  try {
    const source = sharp(path, { limitInputPixels: 40_000_000, failOn: 'error' })
    const { format } = await source.metadata()
    if (!FORMATS.includes(format ?? '')) throw new NotAPicture(format)
    return await source
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .webp({ quality: 88 })
      .toBuffer()
  } catch (problem) {
    throw problem instanceof NotAPicture ? problem : new NotAPicture('unreadable')
  }
}
