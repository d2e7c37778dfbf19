import { randomBytes, randomUUID } from 'node:crypto'
import { type Context, type House, systemContext } from '../../../platform/context.ts'
import { inTransaction, newSecret } from '../../../platform/db/index.ts'
import { allow, found, Refusal } from '../../../platform/errors.ts'
import type { Band } from '../eligibility/ages.ts'
import { type BallotPaper, hashOf, keyOf } from '../eligibility/keys.ts'
import { commitmentOf, type Entry, headAfter, newCode } from '../log/chain.ts'
import { type Choice, type Pressed, press, readChoice, readPress, writeChoice } from '../polls/choices.ts'
import { isOpen, type Poll, type Reason } from '../polls/rules.ts'
import {
  type BallotRow,
  countBand,
  countRefusal,
  holdLogEnd,
  insertBallots,
  insertCast,
  insertEntries,
  insertVoters,
  type LogEnd,
  logAndVoted,
  moveLogEnd,
  type NewVoter,
  type Voted,
  votedAmong,
} from './store.ts'

/** What became of one press: the ballot as it stands now, or why it stays as it was. */
export type Casted =
  | { ok: true; receipt: string; choice: string; entry: number }
  | { ok: false; reason: Exclude<Pressed, { ok: true }>['reason'] | Reason }

interface Waiting {
  paper: BallotPaper
  /** The point of voting it comes from. */
  place: string | null
  change: (before: Choice) => Pressed
  done(casted: Casted): void
  failed(error: unknown): void
}

interface Box {
  waiting: Waiting[]
  emptying: boolean
}

const boxes = new WeakMap<House, Map<string, Box>>()

/**
 * Marks a ballot. What several people press at the same time is written in one statement, and each is answered after it
 * is committed (decisions 0080, 0185). A person's first mark makes their ballot; later ones change it until closing.
 * @param place the point of voting whose device this is, which counts ballots that begin there
 * @param change what the choice becomes; asked of the ballot as the log has it, and once more if it moved, so that no press is lost
 * @throws Refusal `poll-not-open` before opening and from the second of closing
 */
export async function castBallot(
  context: Context,
  poll: Poll,
  paper: BallotPaper,
  change: (before: Choice) => Pressed,
  place: string | null = null,
): Promise<Casted> {
  allow(paper.poll === poll.id)
  if (!isOpen(poll, context.now)) throw new Refusal('poll-not-open')
  const { house } = context
  const ofHouse = boxes.get(house) ?? new Map<string, Box>()
  boxes.set(house, ofHouse)
  const box = ofHouse.get(poll.id) ?? { waiting: [], emptying: false }
  ofHouse.set(poll.id, box)
  return new Promise((done, failed) => {
    box.waiting.push({ paper, place, change, done, failed })
    if (!box.emptying) void empty(house, poll, box, () => ofHouse.delete(poll.id))
  })
}

/** More would only make the first ones wait. */
const MOST_AT_ONCE = 200

async function empty(house: House, poll: Poll, box: Box, over: () => void) {
  box.emptying = true
  while (box.waiting.length > 0) {
    const taken = takeOnePerPerson(box)
    try {
      const casted = await write(systemContext(house, 'ballots.casting'), poll, taken)
      for (const [at, one] of taken.entries()) one.done(casted[at] as Casted)
    } catch (error) {
      for (const one of taken) one.failed(error)
    }
  }
  box.emptying = false
  over()
}

/** Two presses of one person follow one another, so the second waits for the next statement. */
function takeOnePerPerson(box: Box): Waiting[] {
  const taken: Waiting[] = []
  const left: Waiting[] = []
  const people = new Set<string>()
  for (const one of box.waiting) {
    if (taken.length >= MOST_AT_ONCE || people.has(one.paper.key)) left.push(one)
    else {
      people.add(one.paper.key)
      taken.push(one)
    }
  }
  box.waiting = left
  return taken
}

/** Another node, or somebody who enters paper, may come in between once; after that they wait for us. */
const write = async (context: Context, poll: Poll, taken: Waiting[]): Promise<Casted[]> =>
  (await writeTogether(context, poll, taken)) ??
  inTransaction(context, async (context) => {
    await holdLogEnd(context.db, poll.id)
    return found(await writeTogether(context, poll, taken))
  })

/** @returns null, with nothing written, when something else was written to the poll meanwhile */
async function writeTogether(context: Context, poll: Poll, taken: Waiting[]): Promise<Casted[] | null> {
  const { db } = context
  const { end, voted } = await logAndVoted(
    db,
    poll.id,
    taken.map(({ paper }) => paper.key),
  )
  if (!end) throw new Refusal('poll-not-open')
  const written: Written = {
    voters: [],
    ballots: [],
    changes: [],
    entries: [],
    holders: [],
    places: [],
    bands: [],
    end: { ...end },
  }
  const casted = taken.map((one) => marked(poll, one, voted.get(one.paper.key), written))
  if (written.entries.length > 0 && !(await insertCast(db, poll.id, end, written))) return null
  for (const one of casted)
    if (!one.ok && one.reason.startsWith('already')) await countRefusal(db, poll.id, 'web', one.reason)
  return casted
}

interface Written {
  voters: NewVoter[]
  ballots: BallotRow[]
  changes: BallotRow[]
  entries: (Entry & { hash: string })[]
  holders: { key: string; editHash: string }[]
  places: string[]
  bands: Band[]
  end: LogEnd
}

function marked(poll: Poll, { paper, place, change }: Waiting, before: Voted | undefined, written: Written): Casted {
  const editHash = hashOf(paper.secret)
  if (before && !mayChange(poll, before, editHash))
    return { ok: false, reason: before.channel === 'paper' ? 'already-paper' : 'already-web' }
  const ballot = before?.ballot ?? null
  const again = before !== undefined && before.editHash !== editHash
  // Where the last vote counts, a vote from another browser begins anew.
  const pressed = change(ballot && !again ? readChoice(ballot.choice) : [])
  if (!pressed.ok) return pressed
  const choice = writeChoice(pressed.choice)
  if (ballot && !again && ballot.choice === choice)
    return { ok: true, receipt: ballot.receipt, choice, entry: ballot.entry }
  const receipt = ballot?.receipt ?? newCode()
  const nonce = randomBytes(16).toString('hex')
  const entry = append(written, {
    kind: ballot ? 'changed' : 'cast',
    commitment: commitmentOf(receipt, nonce, choice),
    replaces: ballot?.entry ?? null,
  })
  const row = { id: ballot?.id ?? randomUUID(), receipt, nonce, choice, entry, channel: 'web' as const }
  if (ballot) written.changes.push(row)
  else {
    written.ballots.push(row)
    written.voters.push({ keyHash: paper.key, channel: 'web', editHash, ballotId: row.id })
    written.end.ballots += 1
    if (place) written.places.push(place)
    if (paper.band) written.bands.push(paper.band)
  }
  if (again) written.holders.push({ key: paper.key, editHash })
  return { ok: true, receipt, choice, entry }
}

const mayChange = (poll: Poll, before: Voted, editHash: string) =>
  before.ballot !== null &&
  before.channel === 'web' &&
  (before.editHash === editHash || poll.definition.repeated === 'last')

function append(written: Written, given: Omit<Entry, 'number'>): number {
  const entry = { ...given, number: written.end.entries + 1 }
  const hash = headAfter(written.end.head, entry)
  written.entries.push({ ...entry, hash })
  written.end.entries = entry.number
  written.end.head = hash
  return entry.number
}

/** Somebody made up, and what they press. */
export interface Story {
  somebody: string
  presses: readonly string[]
  place?: string | null
  band?: Band | null
}

/**
 * Ballots of people made up, in the caller's transaction: the first press of everybody, then the second, each round
 * written together. For demonstrations.
 */
export async function castInStory(context: Context, poll: Poll, stories: readonly Story[]) {
  allow(context.actor.kind === 'system' && poll.isDemonstration)
  const people = stories.map(({ somebody, presses, place = null, band = null }) => {
    const key = keyOf(context.house.config, poll, `story\n${somebody}`)
    return { paper: { poll: poll.id, key, secret: newSecret(), band }, place, presses }
  })
  for (let round = 0; people.some(({ presses }) => presses.length > round); round += 1) {
    const waiting = people.flatMap(({ paper, place, presses }): Waiting[] => {
      const text = presses[round]
      if (text === undefined) return []
      const pressed = readPress(text)
      if (!pressed) throw new Error(`no such press: ${text}`)
      const change = (before: Choice) => press(poll.definition, before, pressed)
      return [{ paper, place, change, done: () => {}, failed: () => {} }]
    })
    for (let from = 0; from < waiting.length; from += MOST_AT_ONCE)
      await write(context, poll, waiting.slice(from, from + MOST_AT_ONCE))
  }
}

/** Adds one entry and one ballot that has no voter to change it: a paper card. The caller holds the log. */
export async function castPaper(
  context: Context,
  poll: Poll,
  keyHash: string,
  choice: string,
  band: Band | null = null,
): Promise<Reason | null> {
  const { db } = context
  const end = await holdLogEnd(db, poll.id)
  if (!end) throw new Refusal('poll-not-open')
  const known = (await votedAmong(db, poll.id, [keyHash])).get(keyHash)
  if (known) return known.channel === 'paper' ? 'already-paper' : 'already-web'
  const fresh = await insertVoters(db, poll.id, [{ keyHash, channel: 'paper', editHash: null, ballotId: null }])
  if (fresh.size === 0) return 'already-web'
  const written: Written = {
    voters: [],
    ballots: [],
    changes: [],
    entries: [],
    holders: [],
    places: [],
    bands: [],
    end,
  }
  const receipt = newCode()
  const nonce = randomBytes(16).toString('hex')
  const entry = append(written, { kind: 'paper', commitment: commitmentOf(receipt, nonce, choice), replaces: null })
  await insertBallots(db, poll.id, [{ id: randomUUID(), receipt, nonce, choice, entry, channel: 'paper' }])
  await insertEntries(db, poll.id, written.entries)
  await moveLogEnd(db, poll.id, { entries: end.entries, head: end.head, ballots: end.ballots + 1 })
  if (band) await countBand(db, poll.id, band)
  return null
}

/** The last entry of a log. The caller holds the poll. */
export async function appendClosing(context: Context, poll: Poll): Promise<{ number: number; head: string }> {
  const end = await holdLogEnd(context.db, poll.id)
  if (!end) throw new Refusal('poll-not-open')
  const written: Written = {
    voters: [],
    ballots: [],
    changes: [],
    entries: [],
    holders: [],
    places: [],
    bands: [],
    end,
  }
  append(written, { kind: 'closed', commitment: '', replaces: null })
  await insertEntries(context.db, poll.id, written.entries)
  await moveLogEnd(context.db, poll.id, { entries: end.entries, head: end.head, ballots: end.ballots })
  return { number: end.entries, head: end.head }
}
