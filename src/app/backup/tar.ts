import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'

/**
 * Archives in the format of POSIX `ustar`, which every system opens (IEEE Std 1003.1, pax). A file of 8 GB and more
 * has its size written in binary, as GNU tar does.
 */
const BLOCK = 512

export interface TarWriter {
  /** @param size exactly how many bytes `bytes` gives */
  add(name: string, size: number, bytes: Uint8Array | Readable): Promise<void>
  /** Writes the end and flushes everything to the disk. */
  finish(): Promise<void>
  /** Closes an archive that will not be finished. */
  abandon(): Promise<void>
}

/** Begins an archive that only its owner may read. @throws Error `EEXIST` when the path is taken */
export async function writeTar(path: string): Promise<TarWriter> {
  const file = await open(path, 'wx', 0o600)
  return {
    async add(name, size, bytes) {
      await file.writeFile(headerOf(name, size))
      let written = 0
      for await (const chunk of bytes instanceof Uint8Array ? [bytes] : (bytes as AsyncIterable<Uint8Array>)) {
        await file.writeFile(chunk)
        written += chunk.length
      }
      if (written !== size) throw new Error(`${name} has ${written} bytes instead of ${size}`)
      await file.writeFile(Buffer.alloc(paddingOf(size)))
    },
    async finish() {
      await file.writeFile(Buffer.alloc(2 * BLOCK))
      await file.sync()
      await file.close()
    },
    abandon: () => file.close(),
  }
}

export interface TarEntry {
  name: string
  size: number
  /** The bytes, once; what is left unread when the next entry is asked for is skipped. */
  bytes(): AsyncGenerator<Uint8Array>
}

/** The archive is damaged, or is none. */
export class BrokenArchive extends Error {}

/** Entries one by one, in the order they were written. @throws BrokenArchive */
export async function* readTar(path: string): AsyncGenerator<TarEntry> {
  const file = await open(path, 'r')
  try {
    let position = 0
    for (;;) {
      const header = await readExactly(file, BLOCK, position)
      if (header.every((byte) => byte === 0)) return
      const { name, size } = parseHeader(header)
      const start = position + BLOCK
      yield { name, size, bytes: () => readRange(file, start, size) }
      position = start + size + paddingOf(size)
    }
  } finally {
    await file.close()
  }
}

/** All bytes of a small entry. */
export async function wholeOf(entry: TarEntry): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of entry.bytes()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const paddingOf = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK

const LARGEST_OCTAL = 0o77777777777

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for an archive`)
  header.write(name, 0, 'utf8')
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  if (size > LARGEST_OCTAL) {
    header.writeUInt8(0x80, 124)
    header.writeBigUInt64BE(BigInt(size), 128)
  } else header.write(`${octal(size, 11)}\0`, 124)
  header.write(`${octal(Math.floor(Date.now() / 1000), 11)}\0`, 136)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  header.fill(' ', 148, 156)
  header.write(`${octal(sumOf(header), 6)}\0 `, 148)
  return header
}

function parseHeader(header: Buffer): { name: string; size: number } {
  const sum = Number.parseInt(header.toString('latin1', 148, 156).replaceAll('\0', ' ').trim(), 8)
  const unsigned = Buffer.from(header)
  unsigned.fill(' ', 148, 156)
  if (sum !== sumOf(unsigned)) throw new BrokenArchive('checksum')
  const end = header.indexOf(0)
  const size =
    header.readUInt8(124) === 0x80
      ? Number(header.readBigUInt64BE(128))
      : Number.parseInt(header.toString('latin1', 124, 136).replaceAll('\0', ' ').trim(), 8)
  if (!Number.isSafeInteger(size) || size < 0) throw new BrokenArchive('size')
  return { name: header.toString('utf8', 0, end >= 0 && end < 100 ? end : 100), size }
}

const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')

const sumOf = (header: Buffer) => header.reduce((sum, byte) => sum + byte, 0)

async function readExactly(file: FileHandle, length: number, position: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw new BrokenArchive('ended early')
  return buffer
}

const CHUNK = 256 * 1024

async function* readRange(file: FileHandle, start: number, size: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < size; done += CHUNK)
    yield await readExactly(file, Math.min(CHUNK, size - done), start + done)
}
