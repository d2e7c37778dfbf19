import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../config.ts'
import { isId } from '../ids.ts'

type Settings = { secret: string; mail: Pick<Config['mail'], 'bounces'> }

/**
 * The address a letter returns to when nobody takes it: one for each letter, so that whatever a server writes when it
 * gives it back, the address it writes to says which letter it was (VERP). Null without MAIL_BOUNCES, or when the id of
 * the letter is none of ours. Lower case only, because some servers change it; at most 60 of the 64 characters allowed.
 * @param messageId `<uuid@host>`
 */
export function returnPathOf(config: Settings, messageId: string): string | null {
  const { bounces } = config.mail
  const id = /^<([0-9a-f-]{36})@/.exec(messageId)?.[1]
  if (!bounces || !id || !isId(id)) return null
  const [name, host] = split(bounces)
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return `${name}+${base32(Buffer.concat([bytes, seal(config, bytes)]))}@${host}`
}

/** The uuid of the letter that returned to this address; null when the address was not made by us. */
export function readReturnPath(config: Settings, address: string): string | null {
  const { bounces } = config.mail
  if (!bounces) return null
  const [name, host] = split(bounces)
  const pattern = new RegExp(`^${escaped(name)}\\+([a-z2-7]{39})@${escaped(host)}$`, 'i')
  const coded = pattern.exec(address.trim())?.[1]
  if (!coded) return null
  const bytes = fromBase32(coded.toLowerCase())
  const id = bytes.subarray(0, 16)
  // The last letter has bits to spare: of the addresses that mean the same only the one we wrote is ours.
  if (base32(bytes) !== coded.toLowerCase()) return null
  if (bytes.length !== 24 || !timingSafeEqual(bytes.subarray(16), seal(config, id))) return null
  const uuid = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(uuid) ? uuid : null
}

const seal = ({ secret }: Settings, id: Uint8Array) =>
  createHmac('sha256', `mail.return-path:${secret}`).update(id).digest().subarray(0, 8)

function split(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at), address.slice(at + 1)]
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

// RFC 4648, without padding.
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
