import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from './config.ts'
import { isId } from './ids.ts'

/**
 * A token of 43 characters that says which thing it is about and that we made it for this purpose. It is worked out from
 * the id and our key, so that a link in an old letter still works and nothing that opens it is stored.
 * @param purpose a word of its own for each use: a token made for one opens nothing of another
 */
export function sealId(config: Pick<Config, 'secret'>, purpose: string, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return Buffer.concat([bytes, seal(config, purpose, bytes)]).toString('base64url')
}

/** The id in a token, or null when we did not make it for this purpose. */
export function unsealId(config: Pick<Config, 'secret'>, purpose: string, token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  const id = bytes.subarray(0, 16)
  if (!timingSafeEqual(bytes.subarray(16), seal(config, purpose, id))) return null
  const hex = id.toString('hex')
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return isId(uuid) ? uuid : null
}

const seal = ({ secret }: Pick<Config, 'secret'>, purpose: string, id: Uint8Array) =>
  createHmac('sha256', `${purpose}:${secret}`).update(id).digest().subarray(0, 16)
