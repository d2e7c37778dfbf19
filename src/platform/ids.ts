import { randomBytes } from 'node:crypto'

/**
 * UUID version 7 (RFC 9562): ordered by time, so that a primary key stays append-mostly. Those of one process and one
 * millisecond are ordered too, by a counter in the twelve bits after the time (section 6.2, method 1).
 * @param milliseconds since 1970 when it was another time than now; these have no order within a millisecond
 */
export function newId(milliseconds?: number): string {
  const now = Date.now()
  const bytes = randomBytes(16)
  bytes.writeUIntBE(milliseconds ?? now, 0, 6)
  if (milliseconds === undefined) {
    // A new millisecond begins in the lower half, so that two thousand have room above it.
    count = now === last ? Math.min(count + 1, MOST) : bytes.readUInt16BE(6) & (MOST >> 1)
    last = now
    bytes.writeUInt16BE(count, 6)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const MOST = 0xfff
let last = 0
let count = 0

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Strict: what is not a lower-case UUID never reaches the database. */
export const isId = (text: string) => UUID.test(text)

/** A secret for a link or a code, 256 bits in URL-safe letters. Store only its hash. */
export const newSecret = () => randomBytes(32).toString('base64url')
