import { readFileSync } from 'node:fs'
import { dataFile } from '../../platform/data-file.ts'
import { fold, isStopword, isTypedPlain, keysOfWord, lemmasOf, tokensOf } from '../../platform/language/index.ts'
import { quoted } from './vector.ts'

/** Letters of a question that are read. */
export const LONGEST_QUESTION = 200
const MOST_WORDS = 12
/** A shorter beginning would stand for a good part of all words. */
const SHORTEST_BEGINNING = 3

/** What a question asks for, as texts of `tsquery`. */
export interface Question {
  /** Every word, in any form or synonym, phrases in their order. Null when there is nothing to look for. */
  all: string | null
  /** The same without synonyms: what matches it stands higher. */
  exact: string | null
  /** At least one of the words. */
  any: string | null
  /** Of each word, or phrase, the keys of which one is enough, a beginning with "*" at its end; of a phrase none is. */
  enough: string[][]
  /** Words looked for, for "did you mean". */
  words: string[]
  /** Keys by which a word of a text is one of those looked for, for marking. */
  keys: ReadonlySet<string>
  /** Folded beginnings that mark a word as well. */
  beginnings: readonly string[]
}

interface Asked {
  exact: string[]
  all: string[]
  keys: string[]
  beginning: string | null
}

/**
 * Reads what a person typed: words, and phrases in quotation marks. Words that carry no topic are passed over unless there
 * is nothing else.
 * @param typing whether the last word may be unfinished
 */
export function readQuestion(text: string, { typing = false } = {}): Question {
  const short = text.slice(0, LONGEST_QUESTION)
  const plain = isTypedPlain(short)
  const parts = partsOf(short)
  const tokens = parts.flatMap(({ tokens }) => tokens)
  const telling = tokens.some(({ word }) => !isStopword(word))
  const last = typing && !/\s$/.test(text) ? tokens.at(-1) : undefined
  const keys = new Set<string>()
  const beginnings: string[] = []
  const words: string[] = []
  const units: { exact: string; all: string; enough: string[] }[] = []

  for (const { phrase, tokens } of parts) {
    const kept = tokens
      .map((token, place) => ({ ...token, place }))
      .filter((token) => !telling || !isStopword(token.word) || token.start === last?.start)
    const asked = kept.map((token) => ({
      place: token.place,
      ...askedOf(token.word, plain, token.start === last?.start),
      word: token.word,
    }))
    for (const one of asked) {
      words.push(one.word)
      for (const key of one.keys) keys.add(key)
      if (one.beginning) beginnings.push(one.beginning)
    }
    if (phrase && asked.length > 1) units.push({ exact: inOrder(asked), all: inOrder(asked), enough: [] })
    else for (const one of asked) units.push({ exact: either(one.exact), all: either(one.all), enough: enoughOf(one) })
  }
  const asked = units.slice(0, MOST_WORDS)
  const join = (which: 'exact' | 'all', by: string) =>
    asked.length > 0 ? asked.map((unit) => unit[which]).join(by) : null
  const questions = { all: join('all', ' & '), exact: join('exact', ' & '), any: join('all', ' | ') }
  return { ...questions, enough: asked.map(({ enough }) => enough), words, keys, beginnings }
}

// What stands between quotation marks of any shape is a phrase; one mark without its pair is none.
function partsOf(text: string) {
  const parts: { phrase: boolean; tokens: { word: string; start: number }[] }[] = []
  let end = 0
  const add = (from: number, to: number, phrase: boolean) => {
    const tokens = tokensOf(text.slice(from, to)).map(({ word, start }) => ({ word, start: start + from }))
    if (tokens.length > 0) parts.push({ phrase, tokens })
  }
  for (const match of text.matchAll(/[„"“”«]([^„"“”«»]+)["“”»]/g)) {
    add(end, match.index, false)
    add(match.index, match.index + match[0].length, true)
    end = match.index + match[0].length
  }
  add(end, text.length, false)
  return parts
}

function askedOf(word: string, plain: boolean, unfinished: boolean): Asked {
  const keys = keysOfWord(word, plain)
  const folded = fold(word).slice(0, 50)
  // A word no dictionary knows is often a name in a form of its own, or the beginning of one.
  const begins = (unfinished || lemmasOf(word).length === 0) && folded.length >= SHORTEST_BEGINNING
  const beginning = begins ? [`${quoted(`=${folded}`)}:*`] : []
  const short = unfinished && folded.length < SHORTEST_BEGINNING ? [quoted(`=${folded}`)] : []
  const own = [...keys.map(quoted), ...beginning, ...short]
  const synonyms = keys.flatMap((key) => synonymsOf(key)).filter((key) => !keys.includes(key))
  return {
    exact: own,
    all: [...own, ...[...new Set(synonyms)].map(quoted)],
    keys: [...keys, ...synonyms],
    beginning: begins ? folded : null,
  }
}

const enoughOf = ({ keys, beginning }: Asked) => [...keys, ...(beginning ? [`=${beginning}*`] : [])]

const either = (alternatives: string[]) => `(${alternatives.join(' | ')})`

function inOrder(asked: { place: number; exact: string[] }[]): string {
  return asked
    .map(({ place, exact }, index) => {
      const before = asked[index - 1]
      return before ? ` <${place - before.place}> ${either(exact)}` : either(exact)
    })
    .join('')
    .replace(/^(.*)$/, '($1)')
}

let groups: Map<string, string[]> | undefined

/** Base forms that may stand for this one, from data/lang/synonyms-pl.json. */
export function synonymsOf(lemma: string): string[] {
  if (!groups) {
    const file = JSON.parse(readFileSync(dataFile('lang/synonyms-pl.json'), 'utf8')) as { groups: string[][] }
    groups = new Map()
    for (const group of file.groups)
      for (const word of group) groups.set(word, [...(groups.get(word) ?? []), ...group.filter((one) => one !== word)])
  }
  return groups.get(lemma) ?? []
}
