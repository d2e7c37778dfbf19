import { fold, isStopword, isTypedPlain, keysOfWord, tokensOf } from '../../platform/language/index.ts'

/** Letters of a text that are read into the index; what comes after is found by nobody. */
export const LONGEST_BODY = 100_000
/** PostgreSQL keeps places up to this one, and so many of one word. */
const LAST_PLACE = 16_383
const MOST_PLACES = 100
/** Between the title and the text, so that no phrase reaches from one into the other. */
const GAP = 10

export interface Vectors {
  /** Text of a `tsvector`: keys in their places, those of the title with weight A. */
  keys: string
  titleKeys: string
}

/**
 * What a document is found by, as text of two `tsvector`s (PostgreSQL manual, 8.11.1). Each word gives its base forms at
 * its place and its folded form under "=", by which it is found while it is being typed.
 */
export function vectorsOf(title: string, context: string, body: string): Vectors {
  const lexemes = new Map<string, string[]>()
  const inTitle = new Set<string>()
  const afterTitle = addWords(lexemes, title, 'A', 1, inTitle)
  const afterContext = addWords(lexemes, context, 'B', afterTitle + GAP)
  addWords(lexemes, body.slice(0, LONGEST_BODY), '', afterContext + GAP)
  return {
    keys: [...lexemes].map(([key, places]) => (places.length > 0 ? `${quoted(key)}:${places}` : quoted(key))).join(' '),
    titleKeys: [...inTitle].map(quoted).join(' '),
  }
}

/** A word within quotes, as texts of `tsvector` and `tsquery` want it. */
export const quoted = (key: string) => `'${key.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`

/** @returns the place after the last word */
function addWords(
  lexemes: Map<string, string[]>,
  text: string,
  weight: string,
  from: number,
  seen?: Set<string>,
): number {
  const tokens = tokensOf(text)
  const plain = isTypedPlain(text)
  const telling = tokens.some(({ word }) => !isStopword(word))
  for (const [index, { word }] of tokens.entries()) {
    if (telling && isStopword(word)) continue
    const place = from + index
    for (const key of keysOfWord(word, plain)) {
      if (place <= LAST_PLACE) put(lexemes, key, `${place}${weight}`)
      else put(lexemes, key)
      seen?.add(key)
    }
    const form = `=${fold(word).slice(0, 50)}`
    put(lexemes, form, weight === 'A' && place <= LAST_PLACE ? `${place}A` : undefined)
    seen?.add(form)
  }
  return from + tokens.length
}

function put(lexemes: Map<string, string[]>, key: string, place?: string) {
  let places = lexemes.get(key)
  if (!places) {
    places = []
    lexemes.set(key, places)
  }
  if (place && places.length < MOST_PLACES) places.push(place)
}
