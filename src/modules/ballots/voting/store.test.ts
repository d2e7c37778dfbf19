import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { inTransaction, sql } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import { aPoll } from '../examples.ts'
import { commitmentOf, headAfter, newCode } from '../log/chain.ts'
import { agesOf, placesOf } from '../log/store.ts'
import type { Poll } from '../polls/rules.ts'
import { castPaper } from './casting.ts'
import { closeLog, insertCast, type LogEnd, logAndVoted } from './store.ts'

const PLACE = randomUUID()

eachEngine('writing presses together', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  const system = () => systemContext(house, 'test')
  const endOf = async (poll: Poll, db = at.db) => found((await logAndVoted(db, poll.id, [])).end)

  /** One first mark as it follows from a log that ends so. */
  function aCast(from: LogEnd) {
    const [receipt, nonce] = [newCode(), randomBytes(16).toString('hex')]
    const line = {
      number: from.entries + 1,
      kind: 'cast' as const,
      commitment: commitmentOf(receipt, nonce, '1:1'),
      replaces: null,
    }
    const hash = headAfter(from.head, line)
    const ballot = { id: randomUUID(), receipt, nonce, choice: '1:1', entry: line.number, channel: 'web' as const }
    return {
      voters: [{ keyHash: receipt, channel: 'web' as const, editHash: 'e', ballotId: ballot.id }],
      ballots: [ballot],
      changes: [],
      holders: [],
      places: [PLACE],
      bands: ['a25'],
      entries: [{ ...line, hash }],
      end: { entries: line.number, head: hash, ballots: from.ballots + 1 },
    }
  }
  const kept = async ({ id }: Poll) => {
    const { rows } = await sql<{ voters: number; ballots: number; entries: number; end: number }>`
      select (select count(*)::int from ballots.voters where poll_id = ${id}) as voters,
        (select count(*)::int from ballots.ballots where poll_id = ${id}) as ballots,
        (select count(*)::int from ballots.log_entries where poll_id = ${id}) as entries,
        (select entries from ballots.log_ends where poll_id = ${id}) as end`.execute(at.db)
    return rows[0]
  }

  test('what was worked out before something else was written is not written at all', async () => {
    const poll = await aPoll(system())
    const before = await endOf(poll)
    expect(await insertCast(at.db, poll.id, before, aCast(before))).toBe(true)
    expect(await insertCast(at.db, poll.id, before, aCast(before))).toBe(false)
    await inTransaction(system(), async (context) => {
      const now = await endOf(poll, context.db)
      expect(await castPaper(context, poll, 'somebody on paper', '2:1')).toBeNull()
      expect(await insertCast(context.db, poll.id, now, aCast(now))).toBe(false)
    })
    expect(await kept(poll)).toEqual({ voters: 2, ballots: 2, entries: 2, end: 2 })
    // The place is counted with the ballot, and no oftener.
    const after = await endOf(poll)
    expect(await insertCast(at.db, poll.id, after, aCast(after))).toBe(true)
    expect(await agesOf(at.db, [poll.id])).toEqual([{ pollId: poll.id, band: 'a25', count: 2 }])
    expect(await placesOf(at.db, [poll.id])).toEqual([{ pollId: poll.id, channel: 'web', place: PLACE, count: 2 }])
  })

  test('a press read before closing is not written after it', async () => {
    const poll = await aPoll(system())
    const before = await endOf(poll)
    await closeLog(at.db, poll.id, house.clock.now())
    expect(await insertCast(at.db, poll.id, before, aCast(before))).toBe(false)
    expect((await logAndVoted(at.db, poll.id, [])).end).toBeNull()
    expect(await kept(poll)).toEqual({ voters: 0, ballots: 0, entries: 0, end: 0 })
  })

  test('a person whose ballot lies in the box twice breaks the whole statement', async () => {
    const poll = await aPoll(system())
    const before = await endOf(poll)
    const [one, two] = [aCast(before), aCast(before)]
    const twice = { ...one, voters: [...one.voters, ...one.voters], ballots: [...one.ballots, ...two.ballots] }
    await expect(insertCast(at.db, poll.id, before, twice)).rejects.toThrow('one_person_one_ballot')
    expect(await kept(poll)).toEqual({ voters: 0, ballots: 0, entries: 0, end: 0 })
  })
})
