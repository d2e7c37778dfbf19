import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import type { Context } from '../../../platform/context.ts'
import { type Cell, collect, type ReadCell, readXlsx, writeXlsx } from '../../../platform/documents/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Process } from '../../processes/index.ts'
import { anOpenProcess, aRemark, INTAKE, portsWith } from '../examples.ts'
import { withDecisions } from '../index.ts'
import { remarkById } from '../store.ts'
import { remarksJobs } from '../testing.ts'
import { decide } from './actions.ts'
import { applyWorkbook, planWorkbook, writeWorkbook } from './workbook.ts'

eachEngine('decisions in a spreadsheet', (at) => {
  let house: TestHouse
  let clerk: Context
  let process: Process
  let first: { id: string; reference: string }
  let second: { id: string; reference: string }
  const t = () => house.texts.in('pl')

  beforeAll(async () => {
    house = { ...(await aHouse(at, '2026-09-10T10:00:00Z')), jobs: remarksJobs(portsWith()) }
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    const organisationId = newId()
    clerk = contextOf(house, aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] }))
    process = await anOpenProcess(clerk, { organisationId })
    first = await aRemark(clerk, process, { body: '=HYPERLINK("zła") Proszę o ławki przy śluzie.' })
    second = await aRemark(clerk, process, { body: 'Nie chcemy parkingu przy plaży miejskiej.' })
  })

  const sheet = async () => readXlsx(await collect(writeWorkbook(clerk, process, t())))

  /** The workbook as a clerk sends it back, after changing cells of the row with this reference. */
  const returned = async (changes: Record<string, Partial<Record<number, string>>>, rows?: ReadCell[][]) => {
    const [header = [], ...body] = rows ?? (await sheet())
    const changed = body.map((row) => row.map((cell, column) => changes[String(row[0])]?.[column] ?? cell))
    const columns = header.map((name) => ({ header: String(name) }))
    return collect(writeXlsx([{ name: 'Uwagi', columns, rows: changed as Cell[][] }]))
  }
  const decisionOf = async (id: string) => {
    const remark = await remarkById(clerk.db, id)
    return remark && (await withDecisions(clerk.db, [remark]))[0]?.decision
  }

  const OUTCOME = 6
  const REASON = 7
  const CHANGE = 8

  test('the file that goes out holds every remark, its text as text, and nobody’s name', async () => {
    const rows = await sheet()
    expect(rows).toHaveLength(3)
    expect(rows.map((row) => row[0])).toContain(first.reference)
    expect(rows.flat()).toContain('=HYPERLINK("zła") Proszę o ławki przy śluzie.')
    expect(rows[0]).not.toContain('Imię i nazwisko')
  })

  test('a file that comes back unchanged changes nothing', async () => {
    expect(await planWorkbook(clerk, process, await returned({}), t())).toEqual({
      changes: [],
      conflicts: [],
      problems: [],
      unchanged: 2,
    })
  })

  test('decisions written in the file are taken over with their reasons', async () => {
    const file = await returned({
      [first.reference]: { [OUTCOME]: 'Uwzględniona', [CHANGE]: 'rysunek 3' },
      [second.reference]: { [OUTCOME]: 'nieuwzględniona', [REASON]: 'Parking zastępuje miejsca przy śluzie.' },
    })
    const plan = await applyWorkbook(clerk, process, INTAKE, file, t())
    expect(plan.changes).toHaveLength(2)
    expect(await decisionOf(first.id)).toMatchObject({ outcome: 'accepted', change: 'rysunek 3', state: 'accepted' })
    expect(await decisionOf(second.id)).toMatchObject({
      outcome: 'rejected',
      reason: 'Parking zastępuje miejsca przy śluzie.',
    })
  })

  test('where two people are wanted the file only sends decisions for verification', async () => {
    const file = await returned({ [first.reference]: { [OUTCOME]: 'Uwzględniona' } })
    await applyWorkbook(clerk, process, { secondAcceptance: true }, file, t())
    expect(await decisionOf(first.id)).toMatchObject({ state: 'to-verify' })
  })

  test('a decision made on the portal meanwhile is a conflict and stays', async () => {
    const before = await sheet()
    await decide(
      clerk,
      process,
      INTAKE,
      { remarkIds: [first.id] },
      { outcome: 'further-work', reason: 'Wrócimy do tego.', change: '', state: 'accepted' },
    )
    const file = await returned({ [first.reference]: { [OUTCOME]: 'Uwzględniona' } }, before)
    const plan = await applyWorkbook(clerk, process, INTAKE, file, t())
    expect(plan.conflicts).toMatchObject([{ reference: first.reference, problem: 'remarks.workbook.conflict' }])
    expect(await decisionOf(first.id)).toMatchObject({ outcome: 'further-work' })
  })

  test.each([
    ['an outcome nobody knows', { [OUTCOME]: 'Może' }, 'remarks.workbook.outcome-unknown'],
    ['a refusal without a reason', { [OUTCOME]: 'Nieuwzględniona' }, 'remarks.workbook.no-reason'],
    ['a reason without an outcome', { [REASON]: 'Bo tak.' }, 'remarks.workbook.no-outcome'],
    ['a number of no remark', { 0: 'WIEC-1999-000001' }, 'remarks.workbook.unknown'],
  ])('a row with %s is named and nothing of it is stored', async (_, cells, problem) => {
    const plan = await applyWorkbook(clerk, process, INTAKE, await returned({ [first.reference]: cells }), t())
    expect(plan.problems.map((row) => row.problem)).toEqual([problem])
    expect(await decisionOf(first.id)).toBeFalsy()
  })

  test('a workbook of something else says which columns are missing', async () => {
    const file = await collect(writeXlsx([{ name: 'a', columns: [{ header: 'Imię' }], rows: [['Ela']] }]))
    expect((await planWorkbook(clerk, process, file, t())).problems).toEqual([
      { line: 1, reference: '', problem: 'remarks.workbook.no-columns' },
    ])
  })

  test('nobody outside the team reads a file in', async () => {
    const other = contextOf(house, aPerson({ roles: [{ role: 'team-admin', scope: newId() }] }))
    await expect(planWorkbook(other, process, await returned({}), t())).rejects.toThrow('absent')
  })
})
