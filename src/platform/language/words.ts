/** A word or number of a text, as it stands there; `start` and `end` are UTF-16 offsets, end exclusive. */
export interface Token {
  word: string
  start: number
  end: number
}

/** Words and numbers in order of reading. Hyphens, slashes and dots divide: "polsko-niemiecki" is two words. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    tokens.push({ word: match[0].normalize('NFC'), start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** The word in small letters without diacritics: "Łódź" -> "lodz", "Übersicht" -> "ubersicht". */
export function fold(word: string): string {
  const small = word.toLowerCase()
  if (PLAIN.test(small)) return small
  return small
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/đ/g, 'd')
}

/**
 * What a word unknown to the dictionary is indexed by: folded, with one inflectional ending cut when at least
 * four letters remain, so that "Kowalewszczyzną" and "Kowalewszczyzna" still meet.
 */
export function stem(word: string): string {
  const folded = fold(word)
  for (const ending of ENDINGS) {
    if (folded.length - ending.length >= SHORTEST_STEM && folded.endsWith(ending))
      return folded.slice(0, -ending.length)
  }
  return folded
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const MARKS = /\p{M}+/gu
const PLAIN = /^[a-z0-9]*$/
const SHORTEST_STEM = 4

// Folded endings of Polish declension, longest first.
const ENDINGS = `owie iego iemu ami ach ego emu owi ymi imi iem ych ich om ow em ej ie ia iu ym im
  a e i o u y`.split(/\s+/)
