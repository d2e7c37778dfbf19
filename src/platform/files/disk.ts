import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { absent } from '../errors.ts'
import { type FileStore, hashAt, placeOf, type StoredFile } from './store.ts'

const DAY = 24 * 60 * 60 * 1000

/** Keeps files in a folder. What is acknowledged is on the disk: written aside, flushed, then renamed into place. */
export async function openDisk(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await removeAbandoned(incoming)
  const pathOf = (hash: string) => join(folder, placeOf(hash))

  return {
    async put(source) {
      const aside = join(incoming, randomUUID())
      try {
        const stored = await writeAside(aside, bytesOf(source))
        await intoPlace(aside, pathOf(stored.hash))
        return stored
      } finally {
        await rm(aside, { force: true })
      }
    },
    async open(hash) {
      const file = await open(pathOf(hash), 'r').catch(asAbsent)
      return file.createReadStream()
    },
    read: async (hash) => readFile(pathOf(hash)).catch(asAbsent),
    has: async (hash) =>
      stat(pathOf(hash)).then(
        () => true,
        (error) => (error.code === 'ENOENT' ? false : Promise.reject(error)),
      ),
    remove: async (hash) => rm(pathOf(hash), { force: true }),
    async *list() {
      for (const shelf of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(shelf)) continue
        for (const name of await readdir(join(folder, shelf))) {
          const hash = hashAt(`${shelf}/${name}`)
          if (hash) yield hash
        }
      }
    },
  }
}

/** Bytes from any of the sources that a store takes. */
export function bytesOf(source: string | Uint8Array | Readable): Readable {
  if (typeof source === 'string') return createReadStream(source)
  return source instanceof Uint8Array ? Readable.from([source]) : source
}

/** Writes a stream to a new file, flushed to the disk, and says what came. */
export async function writeAside(path: string, bytes: Readable): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      hash.update(chunk)
      size += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { hash: hash.digest('hex'), size }
}

// The rename is on the disk only once its folder is flushed too.
async function intoPlace(aside: string, path: string) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(aside, path)
  const shelf = await open(dirname(path), 'r')
  try {
    await shelf.sync()
  } finally {
    await shelf.close()
  }
}

// A process that died while writing leaves its file aside. After a day nobody is still writing it.
async function removeAbandoned(incoming: string) {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > DAY) await rm(path, { force: true })
  }
}

function asAbsent(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? absent() : error
}
