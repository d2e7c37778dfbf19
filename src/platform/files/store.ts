import type { Readable } from 'node:stream'
import { absent } from '../errors.ts'

/** Files by content: the address of a file is the SHA-256 of its bytes, in lower-case hexadecimal. */
export interface FileStore {
  /** `source` is the path of a file (left where it is), or the bytes themselves. Putting the same bytes again changes nothing. */
  put(source: string | Uint8Array | Readable): Promise<StoredFile>
  /** @throws Refusal `absent` when there is no such file */
  open(hash: string): Promise<Readable>
  /** @throws Refusal `absent` when there is no such file */
  read(hash: string): Promise<Uint8Array>
  has(hash: string): Promise<boolean>
  /** Removing what is not there is no mistake. */
  remove(hash: string): Promise<void>
  /** Every hash in the store, in no promised order. */
  list(): AsyncIterable<string>
}

export interface StoredFile {
  hash: string
  /** Bytes. */
  size: number
}

const HASH = /^[0-9a-f]{64}$/

/**
 * Where a file lies, on disk and in S3 alike, so that a folder can be copied into a bucket as it is: `ab/cdef…`.
 * @throws Refusal `absent` for what is not a hash: nothing typed by a person becomes part of a path
 */
export function placeOf(hash: string): string {
  if (!HASH.test(hash)) throw absent()
  return `${hash.slice(0, 2)}/${hash.slice(2)}`
}

/** The hash of the file at this place, or null when the place is not ours. */
export function hashAt(place: string): string | null {
  const hash = place.replace('/', '')
  return HASH.test(hash) && place === placeOf(hash) ? hash : null
}
