import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Config } from '../../platform/config.ts'
import { type Db, newId, sql } from '../../platform/db/index.ts'
import type { Upload } from './actions.ts'

/** A file as a form would bring it. */
export async function anUpload(
  config: Pick<Config, 'dataFolder'>,
  name: string,
  bytes: string | Uint8Array,
): Promise<Upload> {
  const path = join(config.dataFolder, newId())
  await writeFile(path, bytes)
  return { name, path, size: Buffer.byteLength(bytes) }
}

/** A small PDF; another `words` makes other bytes. */
export const aPdf = (words = 'Plan') =>
  `%PDF-1.4\n1 0 obj<</Type/Catalog/Title(${words})>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`

/** A photo as a phone makes it, with the place and the camera written into it. */
export const aPhoto = (width = 1600, height = 900) =>
  sharp({ create: { width, height, channels: 3, background: '#2f6f4f' } })
    .withExif({ IFD0: { Make: 'TajnyAparat' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 50/1 0/1' } })
    .jpeg()
    .toBuffer()

export const aSubject = (kind = 'process') => ({ kind, id: newId() })

export const emptyMedia = (db: Db) => sql`truncate media.files, media.sizes`.execute(db)
