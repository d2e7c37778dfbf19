// Polish words: from a word to its base forms, from a text to the keys it is found by. The dictionary is
// immutable, so one copy serves the process; it is opened at the first word asked about.
import { readFileSync } from 'node:fs'
import { stemmer } from 'stemmer'
import { dataFile } from '../data-file.ts'
import { type Dictionary, openDictionary } from './dictionary.ts'
import { fold, stem, tokensOf } from './words.ts'

export { type Dictionary, openDictionary } from './dictionary.ts'
export { fold, stem, type Token, tokensOf } from './words.ts'

/**
 * Base forms of a word in small letters, possibly several ("drogi" -> drogi, droga); empty when it is unknown.
 * Asked in turn until one answers: as written and in small letters, as a proper name, typed without diacritics.
 */
export function lemmasOf(word: string): string[] {
  if (word.length > LONGEST_WORD) return []
  const known = remembered.get(word)
  if (known) return known

  const lemmas = lookUp(word)
  if (remembered.size >= REMEMBERED_WORDS) remembered.clear()
  remembered.set(word, lemmas)
  return lemmas
}

/** Whether the word carries no topic of its own ("oraz", "który"), so that indexes leave it out. */
export function isStopword(word: string): boolean {
  stopwords ??= new Set(readFileSync(dataFile('lang/stopwords-pl.txt'), 'utf8').split('\n').filter(Boolean))
  return stopwords.has(word.toLowerCase())
}

/**
 * Keys a text is indexed by, each once: base forms of its words, Polish and English stems of words unknown to the dictionary,
 * numbers as they are; no key is longer than 50 characters. Stopwords are left out, unless the text has nothing else.
 */
export function searchKeys(text: string): string[] {
  return [...new Set(queryKeys(text).flat())]
}

/**
 * What a question asks for: for each of its words, the keys of which a text must have at least one. In a question
 * or text typed without any Polish letter each word also stands for those that have them: "sad" for "sąd".
 */
export function queryKeys(question: string): string[][] {
  const words = tokensOf(question).map((token) => token.word)
  const telling = words.filter((word) => !isStopword(word))
  const typedPlain = isTypedPlain(question)
  return (telling.length > 0 ? telling : words).map((word) => keysOfWord(word, typedPlain))
}

/**
 * Keys of one word: its base forms, or for a word the dictionary does not know its Polish and its English stem ("budgets"
 * meets "budget").
 * @param typedPlain whether the text it stands in has no Polish letter at all
 */
export function keysOfWord(word: string, typedPlain: boolean): string[] {
  const lemmas = typedPlain ? [...lemmasOf(word), ...plainLemmasOf(word)] : lemmasOf(word)
  if (lemmas.length > 0) return [...new Set(lemmas)]
  const short = word.slice(0, LONGEST_WORD)
  return [...new Set([stem(short), englishStem(short)])]
}

/** Whether a text was typed without any Polish letter, so that each of its words may stand for one that has them. */
export const isTypedPlain = (text: string): boolean => fold(text) === text.toLowerCase()

const englishStem = (word: string) => stemmer(fold(word))

// About 2 MB when full; a consultation of thousands of letters uses some 20,000 different forms.
const REMEMBERED_WORDS = 25_000
const LONGEST_WORD = 50
const remembered = new Map<string, string[]>()
let dictionary: Dictionary | undefined
let stopwords: Set<string> | undefined

function shared(): Dictionary {
  dictionary ??= openDictionary(dataFile('lang/polish.dict'))
  return dictionary
}

function lookUp(word: string): string[] {
  const small = word.toLowerCase()
  const written = [...shared().lemmasOf(word), ...(small === word ? [] : shared().lemmasOf(small))]
  if (written.length > 0) return inSmallLetters(written)

  const name = shared().lemmasOf(small.slice(0, 1).toUpperCase() + small.slice(1))
  if (name.length > 0) return inSmallLetters(name)

  return plainLemmasOf(small)
}

function plainLemmasOf(word: string): string[] {
  return inSmallLetters(shared().lemmasWithoutDiacritics(word.toLowerCase()))
}

function inSmallLetters(lemmas: string[]): string[] {
  return [...new Set(lemmas.map((lemma) => lemma.toLowerCase()))].sort()
}
