import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { newId, sql } from '../../platform/db/index.ts'
import type { Process } from '../processes/index.ts'
import { giveRemark } from './actions.ts'
import { acceptDecisions, decide, reopenDecision } from './deciding/actions.ts'
import { decisionsByIds } from './deciding/decisions-store.ts'
import { anOpenProcess, INTAKE, portsWith } from './examples.ts'
import { on, recordHiding, recordPublication, recordWithdrawal, remarkById } from './store.ts'
import { countAllRemarks, talliesOf, tallyOf } from './tallies-store.ts'
import { remarksJobs } from './testing.ts'

/** What may happen to the remarks of a process, each to the one at a place in the list. */
const ACTS = [
  'give',
  'give-waiting',
  'publish',
  'hide',
  'show',
  'withdraw',
  'settle',
  'draft',
  'reopen',
  'delete',
] as const
type Act = (typeof ACTS)[number]

eachEngine('counts of remarks', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    house.jobs = remarksJobs(portsWith())
  })
  afterAll(() => house.close())

  const system = () => systemContext(house, 'test')
  const aProcess = () => anOpenProcess(system(), { title: `Park ${newId()}` })

  test('kept by the database, they equal the rows after anything that can happen', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...ACTS), fc.nat(9)), { minLength: 5, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const process = await aProcess()
        const ids: string[] = []
        for (const [act, place] of steps) await happen(system(), process, act, ids, place)
        expect(await tallyOf(at.db, process.id)).toEqual(await counted(process))
      }),
      { numRuns: 25 },
    )
  })

  test('many at once are counted one by one', async () => {
    const process = await aProcess()
    await Promise.all(Array.from({ length: 60 }, () => give(contextOf(house), process, 'after')))
    expect(await tallyOf(at.db, process.id)).toEqual({ all: 60, public: 60, settled: 0, publicSettled: 0 })
  })

  test('a list and the whole portal add up the same counts', async () => {
    const [one, other] = [await aProcess(), await aProcess()]
    const whole = await countAllRemarks(at.db)
    await give(system(), one, 'after')
    await give(system(), one, 'after')
    const tallies = await talliesOf(at.db, [one.id, other.id])
    expect(tallies.get(one.id)).toEqual(await tallyOf(at.db, one.id))
    expect(tallies.get(other.id)).toBeUndefined()
    expect(await talliesOf(at.db, [])).toEqual(new Map())
    expect((await countAllRemarks(at.db)).public).toBe(whole.public + 2)
  })

  async function counted(process: Process) {
    const { rows } = await sql<{ all: number; public: number; settled: number; publicSettled: number }>`
      select count(*) filter (where withdrawn_at is null) as all,
        count(*) filter (where published_at is not null and hidden_at is null and withdrawn_at is null) as public,
        count(*) filter (where withdrawn_at is null and settled_at is not null) as settled,
        count(*) filter (where published_at is not null and hidden_at is null and withdrawn_at is null
          and settled_at is not null) as "publicSettled"
      from remarks.remarks where process_id = ${process.id}`.execute(at.db)
    return rows[0]
  }
})

const give = (context: Context, process: Process, moderation: 'after' | 'before') =>
  giveRemark(
    context,
    process,
    { moderation },
    {
      body: 'Proszę o więcej drzew przy alejce.',
      quotation: null,
      signature: null,
      placeWords: null,
      point: null,
      formKey: newId(),
    },
  )

async function happen(context: Context, process: Process, act: Act, ids: string[], place: number) {
  if (act === 'give' || act === 'give-waiting') {
    ids.push((await give(context, process, act === 'give' ? 'after' : 'before')).id)
    return
  }
  const id = ids[place % Math.max(1, ids.length)]
  if (!id) return
  const { db, now } = context
  const waits = async () => (await remarkById(db, id))?.decisionId ?? null
  const input = { outcome: 'accepted', reason: '', change: '' } as const
  if (act === 'publish') await recordPublication(db, id, now)
  if (act === 'hide') await recordHiding(db, id, { at: now, reason: 'Dane innej osoby.' })
  if (act === 'show') await recordHiding(db, id, null)
  if (act === 'withdraw') await recordWithdrawal(db, id, now)
  if (act === 'draft') await decide(context, process, INTAKE, { remarkIds: [id] }, { ...input, state: 'draft' })
  if (act === 'settle') {
    const decision = await waits()
    if (decision) await acceptDecisions(context, process, INTAKE, [decision])
    else await decide(context, process, INTAKE, { remarkIds: [id] }, { ...input, state: 'accepted' })
  }
  if (act === 'reopen') {
    const decision = (await decisionsByIds(db, [(await waits()) ?? newId()])).values().next().value
    if (decision) await reopenDecision(context, process, decision)
  }
  if (act === 'delete') {
    await on(db).deleteFrom('remarks.remarks').where('id', '=', id).execute()
    ids.splice(ids.indexOf(id), 1)
  }
}
