import type { Context } from '../../platform/context.ts'
import { fold, tokensOf } from '../../platform/language/index.ts'
import { audiencesOf } from '../../platform/search.ts'
import { excerptOf, marked, type Piece } from './excerpt.ts'
import { type SearchPorts, sourceOf } from './ports.ts'
import { type Question, readQuestion } from './question.ts'
import { distanceOf, type Filter, type Hit, keyOf, mistakesAllowed, newestEnough } from './rules.ts'
import { bestMatches, bodiesOf, CANDIDATES, countMatches, textWith } from './store.ts'
import { quoted } from './vector.ts'
import { formsLike, mostWritten } from './words-store.ts'

export interface Asked {
  text: string
  kind?: string | undefined
  unitCode?: string | undefined
  year?: number | undefined
  /** From 1. */
  page: number
}

export interface FoundThing extends Hit {
  titlePieces: Piece[]
  excerpt: Piece[]
}

export interface Found {
  things: FoundThing[]
  /** How many match, counted up to `MOST_COUNTED`. */
  count: number
  /** Nothing has all of the words, so these have some of them. */
  some: boolean
  hasNext: boolean
  /** The question with its mistyped words put right, when that finds more. */
  meant: string | null
}

export const PER_PAGE = 20
/** Counting stops here: "ponad 1000". */
export const MOST_COUNTED = 1000
const READ_FOR_EXCERPT = 20_000

/** What this actor finds for a question. Every page shows only what may be opened at this moment. */
export async function find(context: Context, asked: Asked, ports: SearchPorts): Promise<Found> {
  const question = readQuestion(asked.text)
  const nothing = { things: [], count: 0, some: false, hasNext: false, meant: null }
  if (!question.all || !question.any) return nothing

  const filter: Filter = {
    audiences: await audiences(context, ports),
    kinds: asked.kind ? [asked.kind] : undefined,
    unitCode: asked.unitCode,
    year: asked.year,
  }
  let hits = await best(context, question, filter)
  const few = hits.length < FEW
  const meant = few ? await meantBy(context, asked.text, question.words, hits.length, filter) : null
  const some = hits.length === 0 && question.words.length > 1
  if (some) hits = await best(context, question, filter, 'any')
  if (hits.length === 0) return { ...nothing, meant }

  const start = (asked.page - 1) * PER_PAGE
  const seen = await mayOpen(context, hits.slice(start, start + PER_PAGE), ports)
  const bodies = await bodiesOf(context.db, seen, READ_FOR_EXCERPT)
  return {
    things: seen.map((hit) => ({
      ...hit,
      titlePieces: marked(hit.title, question),
      excerpt: excerptOf(bodies.get(keyOf(hit)) ?? '', question),
    })),
    // Fewer than the most that are ranked are all there are.
    count:
      hits.length < CANDIDATES
        ? hits.length
        : await countMatches(context.db, some ? question.any : question.all, filter, MOST_COUNTED + 1),
    some,
    hasNext: hits.length > start + PER_PAGE,
    meant,
  }
}

/** Titles for what has been typed so far, its last word perhaps unfinished. */
export async function suggest(context: Context, text: string, ports: SearchPorts, limit = 8): Promise<Hit[]> {
  const question = readQuestion(text, { typing: true })
  const filter = { audiences: await audiences(context, ports) }
  const hits = await best(context, question, filter)
  return mayOpen(context, hits.slice(0, limit), ports)
}

async function best({ db }: Context, question: Question, filter: Filter, which: 'all' | 'any' = 'all'): Promise<Hit[]> {
  const asked = question[which]
  const exact = which === 'all' ? question.exact : asked
  if (!asked || !exact) return []
  // How much is left of the newest by a kind, a place or a year is not counted.
  const narrowed = filter.kinds ?? filter.unitCode ?? filter.year
  const written = narrowed ? [] : await mostWritten(db, question.enough)
  const newest = newestEnough(written, which, CANDIDATES)
  return bestMatches(db, { question: asked, exact, newest }, filter)
}

export const audiences = async (context: Context, ports: SearchPorts) => [
  ...audiencesOf(context.actor),
  ...(await ports.audiencesOf(context)),
]

/** Those of them whose pages this actor may open now, in the same order: what was hidden a moment ago is not shown. */
export async function mayOpen<H extends Hit>(context: Context, hits: H[], ports: SearchPorts): Promise<H[]> {
  const open = new Set<string>()
  for (const [kind, own] of Map.groupBy(hits, ({ kind }) => kind)) {
    const ids = own.map(({ id }) => id)
    for (const id of (await sourceOf(ports, kind)?.visible(context, ids)) ?? []) open.add(keyOf({ kind, id }))
  }
  return hits.filter((hit) => open.has(keyOf(hit)))
}

/** So many found are enough not to ask what was meant. */
const FEW = 3

// Each word that no document has is put right, if another near it is written more often; then all together must find more.
async function meantBy(context: Context, text: string, words: string[], found: number, filter: Filter) {
  let meant = text
  for (const word of words) {
    const better = await wordMeant(context, word)
    if (better) meant = meant.replace(word, better)
  }
  if (meant === text) return null
  const { all } = readQuestion(meant)
  const count = all ? await countMatches(context.db, all, filter, found + 1) : 0
  return count > found ? meant : null
}

async function wordMeant(context: Context, word: string): Promise<string | null> {
  const form = fold(word)
  const mistakes = mistakesAllowed(form)
  if (mistakes === 0 || /^\d+$/.test(form)) return null
  const near = (await formsLike(context.db, form, mistakes))
    .map((one) => ({ ...one, distance: distanceOf(form, one.form, mistakes) }))
    .filter(({ distance }) => distance <= mistakes)
    .toSorted((a, b) => a.distance - b.distance || b.documents - a.documents || (a.form < b.form ? -1 : 1))
  const [best] = near
  // A form that is there is a word, however rare.
  if (!best || best.distance === 0) return null
  return written(context, best.form)
}

/** The form as people write it, with its marks: "mieszkancow" -> "mieszkańców". */
async function written(context: Context, form: string): Promise<string> {
  const text = await textWith(context.db, quoted(`=${form}`))
  const token = text && tokensOf(text).find(({ word }) => fold(word) === form)
  return token ? token.word.toLowerCase() : form
}
