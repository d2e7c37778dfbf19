import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import { outboxOf } from '../../notices/examples.ts'
import type { Process } from '../../processes/index.ts'
import { leaveContact, withdrawRemark } from '../actions.ts'
import { anOpenProcess, aRemark, portsWith } from '../examples.ts'
import { mergeIntoGroup } from '../groups/actions.ts'
import { moveToGroup } from '../groups/store.ts'
import { type Decision, OUTCOMES, type Remark } from '../rules.ts'
import { remarkById } from '../store.ts'
import { remarksJobs } from '../testing.ts'
import { acceptDecisions, assignRemarks, type DecisionInput, decide, reopenDecision, type Target } from './actions.ts'
import { decisionHistory, decisionsByIds } from './decisions-store.ts'
import { countWork, listWork, workCountsOf } from './store.ts'

const team = newId()
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })
const editor = aPerson({ roles: [{ role: 'editor', scope: team }] })
const moderator = aPerson({ roles: [{ role: 'moderator', scope: team }] })
const outsider = aPerson({ roles: [{ role: 'team-admin', scope: newId() }] })
const ONE = { secondAcceptance: false }
const TWO = { secondAcceptance: true }

const rejected = (given: Partial<DecisionInput> = {}): DecisionInput => ({
  outcome: 'rejected',
  reason: 'Droga jest powiatowa.',
  change: '',
  state: 'accepted',
  ...given,
})

eachEngine('deciding remarks', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    queue = remarksJobs(portsWith())
    house.jobs = queue
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Park ${newId()}` })
  })

  const as = (person = clerk) => contextOf(house, person)
  const given = () => aRemark(contextOf(house), process)
  const read = async (id: string) => (await remarkById(at.db, id)) as Remark
  const holding = async (id: string) =>
    (await decisionsByIds(at.db, [(await read(id)).decisionId ?? newId()])).values().next().value as Decision
  const settle = (target: Target, input = rejected(), settings = ONE) => decide(as(), process, settings, target, input)
  const aGroup = async (size = 3) => {
    const ids: string[] = []
    for (let count = 0; count < size; count += 1) ids.push((await given()).id)
    return { ids, groupId: await mergeIntoGroup(as(), process, ids, []) }
  }
  const lettersTo = async (email: string) =>
    (await outboxOf(at.db)).filter((letter) => letter.email === email && letter.template === 'remark-decided')

  test.each(OUTCOMES)('%s: a reason is required for all but full acceptance', async (outcome) => {
    const { id } = await given()
    for (const state of ['accepted', 'to-verify'] as const) {
      const answer = settle({ remarkIds: [id] }, rejected({ outcome, reason: ' ', state }))
      if (outcome === 'accepted') await answer
      else await expect(answer).rejects.toThrow('decision-without-reason')
    }
    await settle({ remarkIds: [id] }, rejected({ outcome, reason: '', state: 'draft' }))
    expect(await holding(id)).toMatchObject({ outcome, state: 'draft' })
    expect((await read(id)).settledAt).toBeNull()
  })

  test.each([
    ['a stranger', undefined],
    ['a moderator', moderator],
    ['an administrator of another team', outsider],
  ])('%s may do none of it', async (_, person) => {
    const { id } = await given()
    const [decision = ''] = await settle({ remarkIds: [id] }, rejected({ state: 'to-verify' }))
    const context = contextOf(house, person)
    await expect(decide(context, process, ONE, { remarkIds: [id] }, rejected())).rejects.toThrow('absent')
    await expect(acceptDecisions(context, process, ONE, [decision])).rejects.toThrow('absent')
    await expect(reopenDecision(context, process, await holding(id))).rejects.toThrow('absent')
    await expect(assignRemarks(context, process, [id], null)).rejects.toThrow('absent')
  })

  test('remarks of another process are left out, whatever their ids', async () => {
    const other = await anOpenProcess(systemContext(house, 'test'), { title: `Inny ${newId()}` })
    const foreign = await aRemark(contextOf(house), other)
    const own = await given()
    expect(await settle({ remarkIds: [foreign.id, own.id] })).toHaveLength(1)
    expect((await read(foreign.id)).decisionId).toBeNull()
    await expect(settle({ groupId: newId() })).rejects.toThrow('absent')
  })

  test('with two people required, who prepared may not accept; another may, once it was handed over', async () => {
    const { id } = await given()
    await expect(settle({ remarkIds: [id] }, rejected(), TWO)).rejects.toThrow('decision-needs-second')
    const [decision = ''] = await settle({ remarkIds: [id] }, rejected({ state: 'draft' }), TWO)
    expect(await acceptDecisions(as(editor), process, TWO, [decision])).toEqual({ accepted: 0, left: 1 })

    const [ready = ''] = await settle({ remarkIds: [id] }, rejected({ state: 'to-verify' }), TWO)
    expect(await acceptDecisions(as(clerk), process, TWO, [ready])).toEqual({ accepted: 0, left: 1 })
    expect(await acceptDecisions(as(editor), process, TWO, [ready])).toEqual({ accepted: 1, left: 0 })
    expect(await holding(id)).toMatchObject({ state: 'accepted', decidedBy: clerk.id, acceptedBy: editor.id })
    expect((await read(id)).settledAt).not.toBeNull()
  })

  test('a draft without its reason is left when all are accepted', async () => {
    const [one, other] = [await given(), await given()]
    const drafts = [
      ...(await settle({ remarkIds: [one.id] }, rejected({ reason: '', state: 'draft' }))),
      ...(await settle({ remarkIds: [other.id] }, rejected({ state: 'draft' }))),
    ]
    expect(await acceptDecisions(as(editor), process, ONE, drafts)).toEqual({ accepted: 1, left: 1 })
  })

  test('accepted by several at once it is accepted once, and its author hears once', async () => {
    const { id, secret } = await given()
    const email = `${newId()}@example.org`
    await leaveContact(contextOf(house), process, await read(id), secret ?? '', email)
    const [decision = ''] = await settle({ remarkIds: [id] }, rejected({ state: 'to-verify' }))
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => acceptDecisions(as(editor), process, TWO, [decision])),
    )
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1)
    await queue.drain()
    await queue.run(systemContext(house, 'test'), 'remarks.tell-decided', { decisionId: decision })
    expect(await lettersTo(email)).toHaveLength(1)
    expect((await lettersTo(email))[0]?.text).toContain('Droga jest powiatowa.')
  })

  test('of several people deciding one remark at once the last one holds, the others are history', async () => {
    const { id } = await given()
    const reasons = ['pierwszy', 'drugi', 'trzeci', 'czwarty']
    await Promise.all(reasons.map((reason) => settle({ remarkIds: [id] }, rejected({ reason }))))
    const history = await decisionHistory(at.db, id, null)
    expect(history.map(({ reason }) => reason).sort()).toEqual([...reasons].sort())
    const holds = history.filter(({ supersededAt }) => supersededAt === null)
    expect(holds.map((decision) => decision.id)).toEqual([(await read(id)).decisionId])
  })

  test('two people accepting the same long list in opposite orders both come to an end', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, async () => (await given()).id))
    const decisions = await settle({ remarkIds: ids }, rejected({ state: 'to-verify' }))
    const [one, other] = await Promise.all([
      acceptDecisions(as(editor), process, TWO, decisions),
      acceptDecisions(as(editor), process, TWO, decisions.toReversed()),
    ])
    expect(one.accepted + other.accepted).toBe(12)
  })

  test('a group is answered once for all its letters, and for those that join later', async () => {
    const { ids, groupId } = await aGroup()
    const [decision] = await settle({ groupId })
    for (const id of ids) expect(await read(id)).toMatchObject({ decisionId: decision, settledAt: house.clock.now() })
    const later = await given()
    await moveToGroup(at.db, [later.id], groupId)
    expect((await read(later.id)).decisionId).toBe(decision)
  })

  test('an answer of one’s own stands before the group’s, whichever came first', async () => {
    const { ids, groupId } = await aGroup()
    const [first = '', second = '', third = ''] = ids
    await settle({ remarkIds: [first] }, rejected({ reason: 'Tylko tu.' }))
    const [group] = await settle({ groupId })
    await settle({ remarkIds: [second] }, rejected({ reason: 'I tu.' }))
    expect((await holding(first)).reason).toBe('Tylko tu.')
    expect((await holding(second)).reason).toBe('I tu.')
    expect((await read(third)).decisionId).toBe(group)
    expect((await settle({ groupId }, rejected({ reason: 'Nowe.' }))).length).toBe(1)
    expect((await holding(first)).reason).toBe('Tylko tu.')
    expect((await holding(third)).reason).toBe('Nowe.')
  })

  test('taken back, an own answer gives way to the group’s; a group’s answer leaves its letters to settle', async () => {
    const { ids, groupId } = await aGroup()
    const [first = '', second = ''] = ids
    const [group = ''] = await settle({ groupId })
    await settle({ remarkIds: [first] }, rejected({ reason: 'Tylko tu.', state: 'draft' }))
    expect((await read(first)).settledAt).toBeNull()

    await reopenDecision(as(), process, await holding(first))
    expect(await read(first)).toMatchObject({ decisionId: group, settledAt: house.clock.now() })

    await reopenDecision(as(), process, await holding(second))
    for (const id of ids) expect(await read(id)).toMatchObject({ decisionId: null, settledAt: null })
    expect((await decisionHistory(at.db, first, groupId)).map(({ reason }) => reason).sort()).toEqual([
      'Droga jest powiatowa.',
      'Tylko tu.',
    ])
  })

  test('a decision another took the place of cannot be taken back: the present one stands', async () => {
    const { ids, groupId } = await aGroup()
    const [first = ''] = ids
    await settle({ groupId })
    const stale = await holding(first)
    const [present] = await settle({ groupId }, rejected({ reason: 'Nowe.' }))
    await expect(reopenDecision(as(), process, stale)).rejects.toThrow('decision-superseded')
    expect((await read(first)).decisionId).toBe(present)
    const later = await given()
    await moveToGroup(at.db, [later.id], groupId)
    expect((await read(later.id)).decisionId).toBe(present)
  })

  test('who took the remark back hears nothing of its group’s answer', async () => {
    const { groupId } = await aGroup(2)
    const { id, secret } = await given()
    const email = `${newId()}@example.org`
    await leaveContact(contextOf(house), process, await read(id), secret ?? '', email)
    await moveToGroup(at.db, [id], groupId)
    await withdrawRemark(contextOf(house), process, await read(id), secret ?? '')
    await settle({ groupId })
    await queue.drain()
    expect(await lettersTo(email)).toEqual([])
  })

  test('where answers come with the report, no letter tells of one before', async () => {
    const later = remarksJobs(portsWith({ decisionsShown: 'with-report' }))
    const { id, secret } = await given()
    const email = `${newId()}@example.org`
    await leaveContact(contextOf(house), process, await read(id), secret ?? '', email)
    const [decision = ''] = await settle({ remarkIds: [id] })
    await later.run(systemContext(house, 'test'), 'remarks.tell-decided', { decisionId: decision })
    expect(await lettersTo(email)).toEqual([])
  })

  test('the work list: the oldest first, by state, by group, by who, by words, paged without a gap', async () => {
    const ids: string[] = []
    for (const body of [
      'Ławki przy śluzie są za niskie.',
      'Posadźcie drzewa.',
      'Nie trzeba kolejnej latarni.',
      'Drzewo przy moście usycha.',
    ]) {
      house.clock.set(house.clock.now().add({ minutes: 1 }))
      ids.push((await aRemark(contextOf(house), process, { body })).id)
    }
    const [first = '', second = '', third = '', fourth = ''] = ids
    await settle({ remarkIds: [first] }, rejected({ state: 'draft' }))
    await settle({ remarkIds: [second] }, rejected({ state: 'to-verify' }))
    await settle({ remarkIds: [third] })
    await assignRemarks(as(), process, [fourth], editor.id)

    expect(await workCountsOf(at.db, process.id)).toEqual({
      toSettle: 1,
      draft: 1,
      toVerify: 1,
      accepted: 1,
      toPublish: 0,
    })
    const found = async (filter: Parameters<typeof listWork>[2]) => {
      const { rows } = await listWork(at.db, process.id, filter, { limit: 50 })
      expect(await countWork(at.db, process.id, filter)).toBe(rows.length)
      return rows.map(({ id }) => ids.indexOf(id) + 1)
    }
    expect(await found({})).toEqual([1, 2, 3, 4])
    expect(await found({ state: 'to-settle' })).toEqual([4])
    expect(await found({ state: 'draft' })).toEqual([1])
    expect(await found({ state: 'to-verify' })).toEqual([2])
    expect(await found({ state: 'accepted', outcome: 'rejected' })).toEqual([3])
    expect(await found({ outcome: 'accepted' })).toEqual([])
    expect(await found({ assignedTo: editor.id })).toEqual([4])
    expect(await found({ channel: 'paper' })).toEqual([])

    const paged: string[] = []
    let after: string | undefined
    do {
      const { rows, next } = await listWork(at.db, process.id, {}, { limit: 1, after })
      paged.push(...rows.map(({ id }) => id))
      // Who comes meanwhile is at the end, and moves nobody.
      if (paged.length === 1) await given()
      after = next ?? undefined
    } while (after)
    expect(paged.slice(0, 4)).toEqual(ids)
    expect(paged).toHaveLength(5)
  })
})
