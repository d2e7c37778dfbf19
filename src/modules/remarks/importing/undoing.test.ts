import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { newId } from '../../../platform/ids.ts'
import { eventsPage } from '../../audit/index.ts'
import { type Process, workPathOf } from '../../processes/index.ts'
import { contactsOf } from '../contacts-store.ts'
import { decide } from '../deciding/actions.ts'
import { anOpenProcess, aRemark, INTAKE, portsWith } from '../examples.ts'
import { groupAll } from '../groups/actions.ts'
import { listPublic } from '../reading/store.ts'
import { tallyOf } from '../tallies-store.ts'
import { remarksJobs, remarksRoutes } from '../testing.ts'
import { undoImport } from './actions.ts'
import { type Import, importById } from './store.ts'
import { storeImport, understand } from './storing.ts'
import { openTable } from './table.ts'

const team = newId()
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })

const CAMPAIGN =
  'Wnoszę o zachowanie zieleni na działce przy ulicy Nadrzecznej i o rezygnację z budowy parkingu w tym miejscu, bo to ostatni park w całej okolicy i dzieci nie mają gdzie się bawić.'
const REGISTER = `treść;e-mail\n${CAMPAIGN};jan@example.org\n${CAMPAIGN} Mieszkam obok.;\nProszę o ścieżkę rowerową od mostu do śluzy.;\n`

eachEngine('taking an import back', (at) => {
  let house: TestHouse
  let process: Process
  const ports = portsWith()

  beforeAll(async () => {
    house = await aHouse(at, '2026-10-05T10:00:00Z')
    house.jobs = remarksJobs(ports)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    process = await anOpenProcess(systemContext(house, 'test'), {
      organisationId: team,
      title: `Park ${newId().slice(-12)}`,
    })
  })

  const as = async () => (await aWing(house, remarksRoutes(ports))).as(clerk)
  const home = () => `${workPathOf(process)}/import`
  const remarks = async () => (await listPublic(at.db, process.id, {}, { limit: 100 })).rows
  const count = async (table: 'remarks.groups' | 'remarks.decisions') =>
    (
      await sql<{
        count: number
      }>`select count(*) as count from ${sql.table(table)} where process_id = ${process.id}`.execute(at.db)
    ).rows[0]?.count
  const undoings = async () =>
    (await eventsPage(at.db, { verb: 'import-undone' }, { limit: 100 })).rows.filter(
      ({ subjectId }) => subjectId === process.id,
    )

  /** Three letters, two of them alike, grouped. */
  async function anImport(): Promise<Import> {
    const context = contextOf(house, clerk)
    const reading = {
      columns: { body: 0, email: 1 },
      channel: 'paper',
      receivedOn: Temporal.PlainDate.from('2026-09-20'),
    } as const
    const { letters } = await understand(context, process, await openTable(Buffer.from(REGISTER), 'csv'), reading)
    const id = newId()
    await storeImport(context, process, letters, {
      id,
      fileName: 'rejestr.csv',
      importedBy: clerk.id,
      columns: {},
      publish: true,
    })
    await groupAll(context, process.id)
    return (await importById(at.db, id)) as Import
  }

  test('an import is taken back in one act; that it was stays, other remarks too', async () => {
    const context = contextOf(house, clerk)
    const own = await aRemark({ ...contextOf(house), now: Temporal.Instant.from('2026-09-10T10:00:00Z') }, process)
    const given = await anImport()
    const client = await as()
    expect(await count('remarks.groups')).toBe(1)

    const asked = await client.get(`${home()}/${given.id}/cofniecie`)
    expect(asked.html).toContain('Usuniemy 3 uwagi')
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await client.post(`${home()}/${given.id}/cofniecie`)).flash).toBe('remarks.flash.import-undone')

    expect((await remarks()).map(({ id }) => id)).toEqual([own.id])
    expect(await contactsOf(at.db, process.id, { limit: 10 })).toEqual([])
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 1 })
    expect(await count('remarks.groups')).toBe(0)
    expect(await importById(at.db, given.id)).toMatchObject({ letters: 3, undoneBy: clerk.id, undoneAt: context.now })
    expect(await undoings()).toHaveLength(1)
    expect((await client.get(home())).html).toContain('cofnięty 05.10.2026')
    expect((await client.post(`${home()}/${given.id}/cofniecie`)).status).toBe(404)
  })

  test('an import with an answered letter is taken back only when that is said too', async () => {
    const context = contextOf(house, clerk)
    const given = await anImport()
    const [answered] = await remarks()
    await decide(
      context,
      process,
      INTAKE,
      { remarkIds: [answered?.id ?? ''] },
      { outcome: 'accepted', reason: '', change: '', state: 'accepted' },
    )
    await expect(undoImport(context, process, given, false)).rejects.toThrow('import-settled')
    expect(await importById(at.db, given.id)).toMatchObject({ undoneAt: null })
    const client = await as()
    const refused = await client.post(`${home()}/${given.id}/cofniecie`)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('1 z tych uwag ma już odpowiedź')
    expect(await remarks()).toHaveLength(3)

    await client.post(`${home()}/${given.id}/cofniecie`, { evenSettled: 'tak' })
    expect(await remarks()).toEqual([])
    expect(await count('remarks.decisions')).toBe(0)
  })

  test('an answer of a whole group goes with the last of its letters', async () => {
    const given = await anImport()
    const groupId = (await remarks()).find((remark) => remark.groupId)?.groupId ?? ''
    await decide(
      contextOf(house, clerk),
      process,
      INTAKE,
      { groupId },
      { outcome: 'accepted', reason: '', change: '', state: 'accepted' },
    )
    expect(await undoImport(contextOf(house, clerk), process, given, true)).toBe(3)
    expect([await count('remarks.groups'), await count('remarks.decisions')]).toEqual([0, 0])
  })

  test('two people taking the same import back at once do it once', async () => {
    const context = contextOf(house, clerk)
    const given = await anImport()
    const undone = await Promise.allSettled([1, 2].map(() => undoImport(context, process, given, false)))
    expect(undone.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await undoings()).toHaveLength(1)
  })
})
