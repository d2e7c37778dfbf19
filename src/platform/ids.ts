import { randomBytes } from 'node:crypto'

/** UUID version 7 (RFC 9562): ordered by time, so that a primary key stays append-mostly. */
export function newId(milliseconds = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Strict: what is not a lower-case UUID never reaches the database. */
export const isId = (text: string) => UUID.test(text)

/** A secret for a link or a code, 256 bits in URL-safe letters. Store only its hash. */
export const newSecret = () => randomBytes(32).toString('base64url')
