import { fold, isTypedPlain, keysOfWord, tokensOf } from '../../platform/language/index.ts'
import type { Question } from './question.ts'

/** A piece of text; `found` when it is a word looked for. */
export interface Piece {
  text: string
  found: boolean
}

/** Letters of an excerpt, about three lines. */
const LENGTH = 240
/** Letters before the first word found. */
const BEFORE = 60
/** Words looked through; an excerpt of what is found only later is the beginning of the text. */
const MOST_WORDS = 4000

/** The place of a text that says most of what was asked, with the words looked for marked. */
export function excerptOf(text: string, question: Pick<Question, 'keys' | 'beginnings'>, length = LENGTH): Piece[] {
  const found = foundIn(text, question)
  const start = wordStart(text, Math.max(0, bestStart(found, length) - BEFORE))
  const end = wordEnd(text, start + length)
  const pieces = cut(text, found, start, end)
  if (start > 0) pieces.unshift({ text: '… ', found: false })
  if (end < text.length) pieces.push({ text: ' …', found: false })
  return pieces
}

/** A whole text with the words looked for marked: a title. */
export const marked = (text: string, question: Pick<Question, 'keys' | 'beginnings'>): Piece[] =>
  cut(text, foundIn(text, question), 0, text.length)

interface Span {
  start: number
  end: number
}

function foundIn(text: string, { keys, beginnings }: Pick<Question, 'keys' | 'beginnings'>): Span[] {
  const plain = isTypedPlain(text)
  return tokensOf(text)
    .slice(0, MOST_WORDS)
    .filter(
      ({ word }) =>
        keysOfWord(word, plain).some((key) => keys.has(key)) ||
        (beginnings.length > 0 && beginnings.some((beginning) => fold(word).startsWith(beginning))),
    )
}

// The first of the places where most words stand close together.
function bestStart(found: Span[], length: number): number {
  let best = { start: found[0]?.start ?? 0, count: 0 }
  for (const [index, { start }] of found.entries()) {
    let count = 0
    while (index + count < found.length && (found[index + count]?.end ?? 0) <= start + length - BEFORE) count += 1
    if (count > best.count) best = { start, count }
  }
  return best.start
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at)
  return space === -1 || space > at + BEFORE ? at : space + 1
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space <= at - BEFORE ? at : space
}

function cut(text: string, found: Span[], start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const span of found) {
    if (span.start < start || span.end > end) continue
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), found: false })
    pieces.push({ text: text.slice(span.start, span.end), found: true })
    at = span.end
  }
  if (at < end) pieces.push({ text: text.slice(at, end), found: false })
  return pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, ' ') }))
}
