import type { FileStore } from '../../platform/files/index.ts'

/** Side of the square a logo is kept in, in pixels; room around it is transparent, so that pages know its shape. */
const SIDE = 480

/**
 * Draws a picture anew, without what was hidden in its file, and keeps it as WebP.
 * @param path of the uploaded file
 * @returns its address in the file store
 * @throws UnreadableFile when it is no picture, or too large to be opened
 */
export async function keepLogo(files: FileStore, path: string): Promise<string> {
  // Loaded when somebody brings a picture: few ever do, and the makers of pictures are large.
  const { drawAnew } = await import('../../platform/images/index.ts')
  const { default: sharp } = await import('sharp')
  const { bytes } = await drawAnew(path, { maxWidth: SIDE, maxHeight: SIDE, quality: 95 })
  const square = await sharp(bytes)
    .resize({ width: SIDE, height: SIDE, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .webp({ quality: 88 })
    .toBuffer()
  return (await files.put(square)).hash
}
