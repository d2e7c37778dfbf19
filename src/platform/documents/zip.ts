import { once } from 'node:events'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { ZipFile } from 'yazl'
import { bytesOf, type FileSource } from './bytes.ts'
import { UnreadableFile } from './unreadable.ts'

export interface ZipPart {
  /** Path inside the archive, with `/`. */
  name: string
  data: string | Uint8Array | AsyncIterable<Uint8Array>
}

export interface ZipLimits {
  /** Bytes of the archive itself. */
  maxBytes: number
  maxEntries: number
  /** Bytes of everything that is unpacked, together. */
  maxInflated: number
}

export interface ZipEntry {
  name: string
  /** Bytes after unpacking, as the archive declares; a part that unpacks to anything else is refused. */
  size: number
}

export interface ZipArchive {
  entries: ZipEntry[]
  /** Unpacks one part; `file-bomb` when it does not stop at its declared size, `file-truncated` when it is damaged. */
  read(name: string): Promise<Buffer>
}

export const officeLimits: ZipLimits = {
  maxBytes: 40 * 1024 * 1024,
  maxEntries: 2_000,
  maxInflated: 200 * 1024 * 1024,
}

// Deflate reaches about 1:1032 on nothing but zeros; texts and tables in office files stay under 1:100.
const HIGHEST_RATIO = 300
const RATIO_MATTERS_FROM = 1024 * 1024

/**
 * An archive made part by part while it is read: a part is asked for only when the one before has gone through, so a
 * thousand files never lie in memory together. Who stops reading closes the part that was under way.
 */
export async function* writeZip(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
  options: { store?: boolean } = {},
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as unknown as Readable
  const underWay: { stream?: Readable } = {}
  const failed = (error: unknown) => output.destroy(error as Error)
  zip.on('error', failed)
  addParts(zip, parts, underWay, !options.store).catch(failed)
  try {
    yield* output as AsyncIterable<Uint8Array>
  } finally {
    underWay.stream?.destroy()
  }
}

// The same content makes the same bytes on every day; the earliest moment the format can hold says "not stated".
const NO_MOMENT = new Date(1980, 0, 1)

async function addParts(
  zip: ZipFile,
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
  underWay: { stream?: Readable },
  compress: boolean,
) {
  for await (const { name, data } of parts) {
    underWay.stream = readableOf(data)
    zip.addReadStream(underWay.stream, name, { mtime: NO_MOMENT, forceDosTimestamp: true, compress })
    await once(underWay.stream, 'close')
    if ((zip.outputStream as unknown as Readable).destroyed) return
  }
  zip.end()
}

function readableOf(data: ZipPart['data']): Readable {
  if (typeof data === 'string') return Readable.from([Buffer.from(data)])
  return data instanceof Uint8Array ? Readable.from([data]) : Readable.from(data)
}

/**
 * Opens an archive somebody sent, through its central directory, and refuses before unpacking what smells of a bomb:
 * too many parts, too large together, parts that overlap, too high a ratio, passwords, ZIP64.
 */
export async function openZip(source: FileSource, limits: ZipLimits = officeLimits): Promise<ZipArchive> {
  const bytes = await bytesOf(source, limits.maxBytes)
  const entries = centralDirectory(bytes, limits)
  refuseBombs(entries, limits)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return {
    entries: entries.map(({ name, size }) => ({ name, size })),
    read(name) {
      const entry = byName.get(name)
      if (!entry) throw new UnreadableFile('file-truncated')
      return inflate(bytes, entry)
    },
  }
}

interface Located extends ZipEntry {
  method: number
  packed: number
  offset: number
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50

/** Fields by the ZIP specification APPNOTE 6.3.10, 4.3.12 and 4.3.16. */
function centralDirectory(bytes: Buffer, limits: ZipLimits): Located[] {
  const end = endOfDirectory(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count === 0xffff || count > limits.maxEntries) throw new UnreadableFile('file-bomb')
  const entries: Located[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new UnreadableFile('file-truncated')
    if (bytes.readUInt16LE(at + 8) & 1) throw new UnreadableFile('file-encrypted')
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  // The directory ends where the mark of the end begins, or one of the two belongs to another file.
  if (at !== end) throw new UnreadableFile('file-polyglot')
  return entries
}

function endOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= lowest; at--) {
    // Nothing may follow the end: what does is another file riding along.
    if (bytes.readUInt32LE(at) === END_SIGNATURE && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  throw new UnreadableFile(
    bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL_SIGNATURE ? 'file-truncated' : 'file-type',
  )
}

function refuseBombs(entries: Located[], limits: ZipLimits) {
  const inflated = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (inflated > limits.maxInflated) throw new UnreadableFile('file-bomb')
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) throw new UnreadableFile('file-polyglot')
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset)
  // Bytes before the first part belong to no document: a program could be hidden there.
  if ((inOrder[0]?.offset ?? 0) > 0) throw new UnreadableFile('file-polyglot')
  let free = 0
  for (const entry of inOrder) {
    // Overlapping parts are how a small file unpacks to petabytes without nesting (Fifield 2019, "A better zip bomb").
    if (entry.offset < free) throw new UnreadableFile('file-bomb')
    if (entry.size > RATIO_MATTERS_FROM && entry.size > entry.packed * HIGHEST_RATIO)
      throw new UnreadableFile('file-bomb')
    free = entry.offset + 30 + entry.packed
  }
}

const inflateAsync = promisify(inflateRaw)

async function inflate(bytes: Buffer, entry: Located): Promise<Buffer> {
  const { offset, packed, size, method } = entry
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE)
    throw new UnreadableFile('file-truncated')
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + packed > bytes.length) throw new UnreadableFile('file-truncated')
  const data = bytes.subarray(start, start + packed)
  if (method === 0) return data.length === size ? data : broken()
  if (method !== 8) return broken()
  const unpacked = await unpack(data, size)
  return unpacked.length === size ? unpacked : broken()
}

async function unpack(data: Buffer, size: number): Promise<Buffer> {
  try {
    return (await inflateAsync(data, { maxOutputLength: Math.max(1, size) })) as Buffer
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new UnreadableFile(tooLong ? 'file-bomb' : 'file-truncated')
  }
}

function broken(): never {
  throw new UnreadableFile('file-truncated')
}
