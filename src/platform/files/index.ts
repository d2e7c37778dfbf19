import type { Readable } from 'node:stream'

/** Files by content: the address of a file is the SHA-256 of its bytes, in lower-case hexadecimal. */
export interface FileStore {
  /** `source` is the path of a file, or the bytes themselves. Putting the same bytes again changes nothing. */
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
