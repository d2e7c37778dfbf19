import { breather } from '../../../platform/breather.ts'
import type { Db } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/db/index.ts'
import type { Finding } from '../../../platform/mask/index.ts'
import { type AnswerGiven, answersOf, type Remark, settledAfter } from '../../remarks/index.ts'
import { findingsIn, MASKED_FIELDS, type MaskedField, placeKey } from './masking.ts'
import { reviewsOf } from './parts-store.ts'

/** A place a person should look at, with some words around it. */
export interface Place {
  key: string
  kind: Finding['kind']
  found: string
  before: string
  after: string
  /** Where it stands: the number of the letter, or null in an answer. */
  reference: string | null
  /** What was decided; null while nobody looked. */
  masked: boolean | null
}

export interface Places {
  places: Place[]
  /** Where to look on from; null when everything was looked through. */
  next: string | null
}

/** A page ends when it is full or when it has read this many letters, whichever comes first. */
const FULL = 50
const READ_AT_ONCE = 100
const MOST_READ = 600
const AROUND = 80

/** Places in letters that the rules are not sure of, in the order of the letters. */
export async function placesInLetters(
  db: Db,
  processId: string,
  { after, reviewed }: { after: string | undefined; reviewed: boolean },
): Promise<Places> {
  const places: Place[] = []
  const breath = breather()
  let from = after && isId(after) ? after : null
  for (let read = 0; read < MOST_READ; read += READ_AT_ONCE) {
    const letters = await settledAfter(db, processId, { after: from, limit: READ_AT_ONCE })
    const reviews = new Map(
      (
        await reviewsOf(
          db,
          processId,
          letters.map(({ id }) => id),
        )
      ).map((review) => [placeKey(review), review.masked]),
    )
    for (const letter of letters) {
      await breath()
      places.push(
        ...placesOf(letter.id, textsOf(letter), letter.reference, reviews, reviewed).filter(({ unsure }) => unsure),
      )
      from = letter.id
      if (places.length >= FULL) return { places, next: from }
    }
    if (letters.length < READ_AT_ONCE) return { places, next: null }
  }
  return { places, next: from }

  function textsOf(letter: Remark) {
    return { author: letter, body: letter.body, quotation: letter.quotation ?? '' }
  }
}

/** Places in the answers: the office may name a street or give its own telephone, so a person looks at sure ones as well. */
export async function placesInAnswers(db: Db, processId: string, { reviewed }: { reviewed: boolean }): Promise<Places> {
  const places: Place[] = []
  const breath = breather()
  for await (const answers of answersOf(db, processId)) {
    const reviews = new Map(
      (
        await reviewsOf(
          db,
          processId,
          answers.map(({ decisionId }) => decisionId),
        )
      ).map((review) => [placeKey(review), review.masked]),
    )
    for (const answer of answers) {
      await breath()
      places.push(...placesOf(answer.decisionId, wordsOf(answer), null, reviews, reviewed))
      if (places.length >= FULL) return { places, next: null }
    }
  }
  return { places, next: null }

  function wordsOf({ reason, change }: AnswerGiven) {
    return { reason, change }
  }
}

type Texts = Partial<Record<MaskedField, string>> & { author?: Pick<Remark, 'authorName' | 'signature'> }

function placesOf(
  textId: string,
  { author, ...texts }: Texts,
  reference: string | null,
  reviews: ReadonlyMap<string, boolean>,
  reviewed: boolean,
): (Place & { unsure: boolean })[] {
  return MASKED_FIELDS.flatMap((field) => {
    const text = texts[field] ?? ''
    return findingsIn(text, author).flatMap(({ kind, start, end, sure }) => {
      const key = placeKey({ textId, field, start, end })
      const masked = reviews.get(key) ?? null
      if ((masked !== null) !== reviewed) return []
      return [
        {
          key,
          kind,
          found: text.slice(start, end),
          before: text.slice(Math.max(0, start - AROUND), start),
          after: text.slice(end, end + AROUND),
          reference,
          masked,
          unsure: !sure,
        },
      ]
    })
  })
}

/** Reads back the key of a place; null for anything else. */
export function readPlace(key: string): { textId: string; field: MaskedField; start: number; end: number } | null {
  const [textId = '', field = '', start = '', end = '', ...rest] = key.split(':')
  const known = MASKED_FIELDS.find((one) => one === field)
  if (!known || rest.length > 0 || !isId(textId) || !/^\d{1,6}$/.test(start) || !/^\d{1,6}$/.test(end)) return null
  return { textId, field: known, start: Number(start), end: Number(end) }
}
