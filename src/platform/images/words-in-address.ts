import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../config.ts'

const LONGEST_TITLE = 160
const LONGEST_SUBTITLE = 110

/** What stands on a picture for sharing. */
export interface PictureWords {
  title: string
  subtitle: string
}

/**
 * The words of a picture as a part of its address, with our seal: a picture says only what a page of ours says, nobody
 * makes us draw other words, and another word is another address.
 */
export function wordsInAddress(config: Pick<Config, 'secret'>, title: string, subtitle = ''): string {
  const words = Buffer.from(JSON.stringify([cut(title, LONGEST_TITLE), cut(subtitle, LONGEST_SUBTITLE)]))
  return `${words.toString('base64url')}.${seal(config, words).toString('base64url')}`
}

/** The words back, or null when we did not write them. */
export function wordsFromAddress(config: Pick<Config, 'secret'>, text: string): PictureWords | null {
  const [words = '', given = ''] = text.split('.')
  const bytes = Buffer.from(words, 'base64url')
  const mac = Buffer.from(given, 'base64url')
  const right = seal(config, bytes)
  if (mac.length !== right.length || !timingSafeEqual(mac, right)) return null
  const [title, subtitle] = JSON.parse(bytes.toString()) as [string, string]
  return { title, subtitle }
}

const seal = ({ secret }: Pick<Config, 'secret'>, words: Uint8Array) =>
  createHmac('sha256', `share-picture:${secret}`).update(words).digest().subarray(0, 16)

function cut(text: string, longest: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('')
}
