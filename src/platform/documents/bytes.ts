import { open } from 'node:fs/promises'
import { ReadableStream as ByteStream } from 'node:stream/web'
import { UnreadableFile } from './unreadable.ts'

/** A file that came in: the path of a temporary file, or its bytes. */
export type FileSource = string | Uint8Array

/** All bytes of a file, or `file-too-large` before they are read. */
export async function bytesOf(source: FileSource, maxBytes: number): Promise<Buffer> {
  if (typeof source !== 'string') return checked(Buffer.from(source.buffer, source.byteOffset, source.length), maxBytes)
  await using file = await open(source)
  const { size } = await file.stat()
  if (size > maxBytes) throw new UnreadableFile('file-too-large')
  return checked(await file.readFile(), maxBytes)
}

/** A stream for a web answer out of bytes made step by step: nothing is made before somebody reads. */
export const asStream = (chunks: AsyncIterable<Uint8Array>) => ByteStream.from(chunks) as ReadableStream<Uint8Array>

/** All bytes of something that is made step by step; for tests and small files. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

function checked(bytes: Buffer, maxBytes: number) {
  if (bytes.length === 0) throw new UnreadableFile('file-empty')
  if (bytes.length > maxBytes) throw new UnreadableFile('file-too-large')
  return bytes
}
