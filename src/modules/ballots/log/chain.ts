import { randomInt } from 'node:crypto'
import { sha256 } from '../polls/definition.ts'

/** One line of the log of a poll. */
export interface Entry {
  /** From 1, without gaps. */
  number: number
  kind: 'cast' | 'changed' | 'paper' | 'closed'
  commitment: string
  /** The number of the entry whose choice is replaced. */
  replaces: number | null
}

/**
 * The head after an entry: SHA-256 of the head before it and of its fields, one on a line (docs/ballots.md).
 * Before the first entry the head is the hash of the definition.
 */
export const headAfter = (head: string, { number, kind, commitment, replaces }: Entry) =>
  sha256(`${head}\n${number}\n${kind}\n${commitment}\n${replaces ?? ''}`)

/** What the log says of a choice before the result is out: nobody can tell the choice from it, and it cannot be another one later. */
export const commitmentOf = (receipt: string, nonce: string, choice: string) =>
  sha256(`wiec-ballot-1\n${receipt}\n${nonce}\n${choice}`)

// 32 signs that are not taken for one another.
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A code people write down: `K7QM-2XVP-9RDT-H4WC`, 80 random bits. */
export const newCode = (groups = 4) =>
  Array.from({ length: groups }, () => Array.from({ length: 4 }, () => SIGNS[randomInt(32)]).join('')).join('-')

/** A code as people type it, in small letters and with spaces; null when it cannot be one. */
export function readCode(text: string, groups = 4): string | null {
  const signs = text.toUpperCase().replace(/[\s–-]/g, '')
  if (signs.length !== groups * 4 || [...signs].some((sign) => !SIGNS.includes(sign))) return null
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}
