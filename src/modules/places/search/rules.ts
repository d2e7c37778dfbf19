import { fold, queryKeys } from '../../../platform/language/index.ts'
import type { Level, UnitType } from '../rules.ts'

/**
 * Why a unit is found by a key: its `name`, a `form` of the name ("augustowie"), a later `word` of it ("mazowieckie"),
 * its `former` name, a `locality` in it, or a form of the locality's name.
 */
export type KeyKind = 'name' | 'form' | 'word' | 'former' | 'locality' | 'locality-form'

/** What a person asks for: keys, and what kind of unit the words before the name say. */
export interface PlaceQuery {
  /** The name as typed, folded: a key may begin with it. */
  typed: string
  /** Keys that are the name asked for, in whatever form it was typed; keys of the most words typed stand first. */
  exact: string[][]
  level: Level | null
  type: UnitType | null
}

const LEVELS: [RegExp, Level][] = [
  [/^(gmina|gminy|gminie|gmine|gm)$/, 'gmina'],
  [/^(powiat|powiatu|powiecie|powiatem|pow)$/, 'powiat'],
  [/^(wojewodztwo|wojewodztwa|wojewodztwie|woj)$/, 'voivodeship'],
]
const TYPES: [RegExp, UnitType][] = [
  [/^(wiejska|wiejskiej)$/, 'rural'],
  [/^(miejska|miejskiej|miasto|miasta|miescie)$/, 'urban'],
]
const AROUND_NAMES = /^(w|we|z|ze|do|od|kolo|okolice|okolicach|wies|wsi|mieszkam|jestem|miejsko)$/

/**
 * Reads what a person typed to find a place, in any case and with or without diacritics: "w Augustowie", "gmina wiejska
 * augustów", "wysokiem mazowieckiem". Words before a name may say what kind of unit is meant, or belong to the name
 * ("Miejska Górka"), so both readings are asked for.
 */
export function placeQuery(text: string): PlaceQuery {
  const words = wordsOf(text)
  let level: Level | null = null
  let type: UnitType | null = null
  let start = 0
  for (; start < words.length - 1; start++) {
    const word = fold(words[start] ?? '')
    level ??= meaning(LEVELS, word)
    type ??= meaning(TYPES, word)
    if (!meaning(LEVELS, word) && !meaning(TYPES, word) && !AROUND_NAMES.test(word)) break
  }
  const names = words.slice(0, start + 1).map((_, at) => words.slice(at).join(' '))
  const exact = names.map((name) => [...new Set([fold(name), ...formKeys(name, 64)])])
  return { typed: fold(words.slice(start).join(' ')), exact, level, type }
}

const meaning = <T>(words: [RegExp, T][], word: string): T | null =>
  words.find(([known]) => known.test(word))?.[1] ?? null

/** The key of a name as it is written. */
export const nameKey = (name: string) => fold(wordsOf(name).join(' '))

/** Keys under which every grammatical form of the name meets: its words in their base forms, in each reading. */
export function formKeys(name: string, most = 16): string[] {
  const readings = queryKeys(name).map((forms) => [...new Set(forms.map((form) => withoutFleetingE(fold(form))))])
  let keys = ['']
  for (const forms of readings) keys = keys.flatMap((key) => forms.map((form) => `${key} ${form}`)).slice(0, most)
  return [...new Set(keys.map((key) => key.trim()))].filter(Boolean)
}

// Juchnowiec, but Juchnowca: words the dictionary does not know lose this e in every form but the first.
const withoutFleetingE = (form: string) => form.replace(/(?<=.{4})i?e(?=[ck]$)/, '')

/** Keys of a name's endings from its second word on: "mazowieckie" finds Wysokie Mazowieckie. */
export function wordKeys(name: string): string[] {
  const words = wordsOf(name).map(fold)
  return words.slice(1).map((_, at) => words.slice(at + 1).join(' '))
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu)?.slice(0, 8) ?? []

/** A unit found by one of its keys. */
export interface Hit {
  code: string
  name: string
  level: Level
  type: UnitType
  population: number | null
  nameRank: number
  key: string
  kind: KeyKind
}

const KINDS: KeyKind[] = ['name', 'form', 'former', 'locality', 'locality-form', 'word']

/**
 * One hit per unit, best first: whole names before beginnings, a unit's own name before names of its localities, then
 * what kind of unit was asked for, the network's own region, and the greater population.
 */
export function bestHits<H extends Hit>(hits: readonly H[], query: PlaceQuery, region: readonly string[]): H[] {
  const order = (hit: H) => [
    exactness(query, hit.key),
    KINDS.indexOf(hit.kind),
    (query.level && query.level !== hit.level) || (query.type && query.type !== hit.type) ? 1 : 0,
    region.some((code) => hit.code.startsWith(code)) ? 0 : 1,
    -(hit.population ?? 0),
    hit.nameRank,
  ]
  const ordered = hits.map((hit) => ({ hit, order: order(hit) })).sort((a, b) => compare(a.order, b.order))
  const seen = new Set<string>()
  return ordered.flatMap(({ hit }) => {
    if (seen.has(hit.code)) return []
    seen.add(hit.code)
    return [hit]
  })
}

function exactness(query: PlaceQuery, key: string): number {
  const at = query.exact.findIndex((keys) => keys.includes(key))
  return at < 0 ? query.exact.length : at
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
