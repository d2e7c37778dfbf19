// A letter as grouping sees it: its words as numbers of a vocabulary, and the pairs of neighbouring words (shingles).
import { fold, lemmasOf, stem, type Token, tokensOf } from '../../../platform/language/index.ts'
import { hashOf, mix } from './hash.ts'

export interface Letter {
  id: string
  /** Words in order of reading, as numbers of the vocabulary. */
  words: Uint32Array
  /** Hashes of neighbouring pairs of base forms, each once, ascending; with single base forms too when the letter is short. */
  shingles: Uint32Array
  /** How many times each word of refusal stands in the letter, as text that can be compared. */
  refusals: string
}

/** A group in the making; its leader, one of the members, is the letter others are compared with. */
export interface Group {
  leader: Letter
  members: Letter[]
}

/** Every different word of the letters being compared, so that a letter is numbers and each word is looked up once. */
export interface Vocabulary {
  numbers: Map<string, number>
  /** By number: the word folded. */
  forms: string[]
  /** By number: the base form folded; for a word unknown to the dictionary, its stem. */
  lemmas: string[]
  /** By number: hash of the base form, equal for all forms of a word. */
  hashes: number[]
  /** By number: whether it has a digit. */
  numeric: boolean[]
  /** By number: whether it is neither numeric nor a word of the dictionary, so perhaps a word misread by a scanner. */
  misread: boolean[]
}

export function newVocabulary(): Vocabulary {
  return { numbers: new Map(), forms: [], lemmas: [], hashes: [], numeric: [], misread: [] }
}

/**
 * Reads a letter, its first 5,000 words, adding them to the vocabulary. Two letters can be compared when they share a
 * vocabulary.
 */
export function readLetter(id: string, text: string, vocabulary: Vocabulary): Letter {
  const words = Uint32Array.from(tokensToCompare(text), (token) => numberOf(token.word, vocabulary))
  return { id, words, shingles: shinglesOf(words, vocabulary), refusals: refusalsOf(words, vocabulary) }
}

/** The words of a text that stand for it in comparisons: word for word those of `readLetter`, with their places. */
export function tokensToCompare(text: string): Token[] {
  return tokensOf(text).slice(0, MOST_WORDS)
}

/** Hashes of neighbouring pairs of base forms, in order of reading. */
export function pairsOf(words: Uint32Array, { hashes }: Vocabulary): number[] {
  const pairs: number[] = []
  for (let i = 1; i < words.length; i++) {
    pairs.push(mix(Math.imul(hashes[words[i - 1] as number] as number, 31) ^ (hashes[words[i] as number] as number)))
  }
  return pairs
}

/** Letters shorter than this many words are too short for pairs alone to tell; see docs/similar-letters.md. */
export const SHORT = 30

/**
 * Base forms, folded, that turn a sentence into its opposite. "Popieram" and "nie popieram" are one word apart; a clerk
 * must never answer them as one.
 */
export const REFUSALS = new Set(
  `nie bez brak przeciw przeciwko przeciwny sprzeciw sprzeciwiac sprzeciwic protest protestowac odrzucic odrzucac
  odmowic zakaz zakazac zaprzestac zrezygnowac rezygnacja wykreslic wykreslenie`.split(/\s+/),
)

// A book pasted into the form must not slow down everybody's letters.
const MOST_WORDS = 5000

// What these mean in letters; the dictionary also reads "ul" as a beehive and "nie" as "them".
const READINGS: Record<string, string> = {
  nie: 'nie',
  ul: 'ulica',
  al: 'aleja',
  pl: 'plac',
  os: 'osiedle',
  nr: 'numer',
  dz: 'działka',
  obr: 'obręb',
}

function numberOf(word: string, vocabulary: Vocabulary): number {
  const small = word.toLowerCase()
  const known = vocabulary.numbers.get(small)
  if (known !== undefined) return known

  const number = vocabulary.forms.length
  // As a proper name it is read both ways, so that case makes no difference: "gdańsku", "GDAŃSKU", "Gdańsku".
  const lemma = READINGS[small] ?? shortest(lemmasOf(small.charAt(0).toUpperCase() + small.slice(1)))
  const numeric = /\p{N}/u.test(small)
  const base = lemma === undefined ? stem(small) : fold(lemma)
  vocabulary.numbers.set(small, number)
  vocabulary.forms.push(fold(small))
  vocabulary.lemmas.push(base)
  vocabulary.hashes.push(hashOf(base))
  vocabulary.numeric.push(numeric)
  vocabulary.misread.push(lemma === undefined && !numeric)
  return number
}

/** Of several readings the one other forms of the word are likeliest to share: "ogrody" is ogród before it is ogrody. */
function shortest(lemmas: string[]): string | undefined {
  return lemmas.reduce<string | undefined>(
    (best, lemma) => (best && best.length <= lemma.length ? best : lemma),
    undefined,
  )
}

function shinglesOf(words: Uint32Array, vocabulary: Vocabulary): Uint32Array {
  const found = new Set(pairsOf(words, vocabulary))
  if (words.length < SHORT) for (const word of words) found.add(vocabulary.hashes[word] as number)
  return Uint32Array.from(found).sort()
}

function refusalsOf(words: Uint32Array, { lemmas }: Vocabulary): string {
  const found: string[] = []
  for (const word of words) {
    const lemma = lemmas[word] as string
    if (REFUSALS.has(lemma)) found.push(lemma)
  }
  return found.sort().join(' ')
}
