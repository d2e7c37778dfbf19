import { drawOrder } from '../counting/draw.ts'
import { LotMissing } from '../counting/ties.ts'
import { problemOf, readChoice } from '../polls/choices.ts'
import { countChoices, type PollResult } from '../polls/count.ts'
import { canonical, type Definition, definitionHash } from '../polls/definition.ts'
import { commitmentOf, type Entry, headAfter } from './chain.ts'

/** Something in a results file that cannot be true. `line` is its number, from 1. */
export interface FileFault {
  word:
    | 'not-json'
    | 'not-this-format'
    | 'order'
    | 'definition-hash'
    | 'entry-number'
    | 'replaces'
    | 'not-closed'
    | 'head'
    | 'receipt-twice'
    | 'choice'
    | 'commitment'
    | 'replaced'
    | 'entry-without-ballot'
    | 'draw'
    | 'lot-missing'
    | 'result'
    | 'cut-off'
  line: number
}

export interface Verdict {
  faults: FileFault[]
  definition: Definition | null
  /** The head of the log; compare it with one that you or a newspaper wrote down. */
  head: string | null
  /** Heads after each published number. */
  heads: { number: number; head: string; publishedAt: string }[]
  entries: number
  ballots: number
  result: PollResult | null
  /** The ballot of the receipt that was asked for. */
  ballot: { receipt: string; choice: string; entry: number } | null
}

type Line = Record<string, unknown>

/**
 * Checks a results file from its first line to its last: the definition has its hash, the log is one chain from it to the
 * published heads, each ballot is the one the log holds, each entry that counts has its ballot, and the result follows from
 * the ballots. Needs the file alone. Format: docs/ballots.md.
 * @param receipt whose ballot is looked for
 */
export async function verifyResults(lines: AsyncIterable<string>, receipt: string | null = null): Promise<Verdict> {
  const verdict: Verdict = {
    faults: [],
    definition: null,
    head: null,
    heads: [],
    entries: 0,
    ballots: 0,
    result: null,
    ballot: null,
  }
  const log: Log = { commitments: [''], heads: [], replaced: new Set(), kinds: [], ballotOf: new Set() }
  const choices = new Map<string, number>()
  let seed: string | null = null
  let number = 0
  let last = ''
  const fault = (word: FileFault['word']) => {
    if (verdict.faults.length < MOST_FAULTS) verdict.faults.push({ word, line: number })
  }
  for await (const text of lines) {
    number += 1
    const line = parsed(text)
    if (!line) {
      fault('not-json')
      continue
    }
    if (number === 1) {
      if (line.format !== 'wiec-results-1') {
        fault('not-this-format')
        return verdict
      }
      verdict.definition = line.definition as Definition
      verdict.head = definitionHash(verdict.definition)
      log.heads.push(verdict.head)
      if (verdict.head !== line.hash) fault('definition-hash')
    } else if (!verdict.definition || verdict.result) fault('order')
    else if ('entry' in line) readEntry(line, verdict, log, fault)
    else if ('head' in line) {
      verdict.heads.push({
        number: Number(line.number),
        head: String(line.head),
        publishedAt: String(line.publishedAt),
      })
      if (log.heads[Number(line.number)] !== line.head) fault('head')
    } else if ('receipt' in line) {
      if (String(line.receipt) <= last) fault('receipt-twice')
      last = String(line.receipt)
      readBallot(line, verdict.definition, log, fault)
      verdict.ballots += 1
      choices.set(String(line.choice), (choices.get(String(line.choice)) ?? 0) + 1)
      if (line.receipt === receipt)
        verdict.ballot = { receipt: String(line.receipt), choice: String(line.choice), entry: Number(line.of) }
    } else if ('draw' in line) {
      seed = String(line.draw)
      if (canonical(drawOrder(seed, line.ids as string[])) !== canonical(line.drawn)) fault('draw')
    } else if ('result' in line) verdict.result = line.result as PollResult
    else if (!('refused' in line)) fault('order')
  }
  if (!verdict.definition || !verdict.result) {
    fault('cut-off')
    return verdict
  }
  if (log.kinds.at(-1) !== 'closed' || verdict.heads.at(-1)?.head !== verdict.head) fault('not-closed')
  for (let at = 1; at <= verdict.entries; at += 1)
    if (log.kinds[at - 1] !== 'closed' && !log.replaced.has(at) && !log.ballotOf.has(at)) {
      fault('entry-without-ballot')
      break
    }
  const problem = recount(verdict.definition, choices, seed, verdict.result)
  if (problem) fault(problem)
  return verdict
}

/** Enough to see that something is wrong. */
const MOST_FAULTS = 20

interface Log {
  /** By number. */
  commitments: string[]
  heads: string[]
  kinds: string[]
  replaced: Set<number>
  ballotOf: Set<number>
}

function readEntry(line: Line, verdict: Verdict, log: Log, fault: (word: FileFault['word']) => void) {
  const entry = { ...line, number: Number(line.entry) } as unknown as Entry
  if (entry.number !== verdict.entries + 1) fault('entry-number')
  verdict.entries += 1
  verdict.head = headAfter(verdict.head ?? '', entry)
  log.heads.push(verdict.head)
  log.commitments.push(entry.commitment)
  log.kinds.push(entry.kind)
  const { replaces } = entry
  if ((entry.kind === 'changed') !== (replaces !== null)) fault('replaces')
  if (replaces === null) return
  // An entry takes the place of one earlier choice, and of one that still counted.
  if (!(replaces >= 1 && replaces < entry.number) || log.replaced.has(replaces)) fault('replaces')
  log.replaced.add(replaces)
}

function readBallot(line: Line, definition: Definition, log: Log, fault: (word: FileFault['word']) => void) {
  const [receipt, nonce, choice, of] = [String(line.receipt), String(line.nonce), String(line.choice), Number(line.of)]
  if (log.commitments[of] !== commitmentOf(receipt, nonce, choice)) fault('commitment')
  if (log.replaced.has(of) || log.ballotOf.has(of)) fault('replaced')
  log.ballotOf.add(of)
  try {
    if (problemOf(definition, readChoice(choice)) !== null) fault('choice')
  } catch {
    fault('choice')
  }
}

function recount(definition: Definition, choices: Map<string, number>, seed: string | null, told: PollResult) {
  try {
    const counted = countChoices(
      definition,
      [...choices].map(([choice, count]) => ({ choice, count })),
      seed,
    )
    return canonical(counted) === canonical(told) ? null : 'result'
  } catch (error) {
    return error instanceof LotMissing ? 'lot-missing' : 'choice'
  }
}

function parsed(text: string): Line | null {
  try {
    const line: unknown = JSON.parse(text)
    return typeof line === 'object' && line !== null ? (line as Line) : null
  } catch {
    return null
  }
}
