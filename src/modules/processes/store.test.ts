import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { queryKeys } from '../../platform/language/index.ts'
import { announceProcess, cancelProcess, draftProcess, editProcess, recordProcessFact } from './actions.ts'
import { announcementPlacesOf, insertAnnouncementPlace, removeAnnouncementPlace } from './announced-in/store.ts'
import { documentsOf, insertDocument, insertVersion, recordRemoval } from './documents/store.ts'
import { isOpen, type Process, phaseOf } from './rules.ts'
import { insertStage, removeStage, reorderStages, type StageInput, stagesOf, updateStage } from './stages/store.ts'
import {
  countByUnit,
  countProcesses,
  listProcesses,
  type ProcessFilter,
  processById,
  processesOfOrganisations,
} from './store.ts'
import { insertUpdate, recordUpdateRemoval, updatesOf } from './updates/store.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const NOW = instant('2026-09-30T10:00:00Z')

eachEngine('processes in the database', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())

  const system = () => systemContext(house, 'test')
  interface Given {
    organisationId: string
    title?: string
    summary?: string
    topic?: string
    unitCode?: string
    opensAt?: string
    closesAt?: string
    announced?: boolean
  }
  async function aProcess({
    organisationId,
    opensAt = '2026-09-01T06:00:00Z',
    closesAt = '2026-10-30T22:59:59Z',
    announced = true,
    ...given
  }: Given): Promise<Process> {
    const { id } = await draftProcess(system(), {
      kind: 'consultation',
      organisationId,
      unitCode: '2001011',
      title: `Park ${newId()}`,
      summary: 'Co zmienić?',
      topic: 'greenery',
      ...given,
    })
    const read = async () => (await processById(at.db, id)) as Process
    await editProcess(system(), await read(), { opensAt: instant(opensAt), closesAt: instant(closesAt) })
    if (announced) await announceProcess({ ...system(), now: instant(opensAt).subtract({ hours: 24 }) }, await read())
    return read()
  }
  const titles = async (filter: ProcessFilter, now = NOW) => {
    const { rows } = await listProcesses(at.db, filter, now, { limit: 50 })
    expect(await countProcesses(at.db, filter, now)).toBe(rows.length)
    return rows.map(({ title }) => title)
  }

  test('lists by phase say what each process says of itself, at every second round the term', async () => {
    const organisationId = newId()
    const process = await aProcess({
      organisationId,
      opensAt: '2026-09-10T06:00:00Z',
      closesAt: '2026-09-30T21:59:59Z',
    })
    for (const now of [
      '2026-09-10T05:59:59.999Z',
      '2026-09-10T06:00:00Z',
      '2026-09-30T21:59:59Z',
      '2026-09-30T21:59:59.999Z',
      '2026-09-30T22:00:00Z',
    ]) {
      const moment = instant(now)
      const phase = phaseOf(process, moment)
      expect(await titles({ organisationId, phase: 'open' }, moment), now).toHaveLength(isOpen(process, moment) ? 1 : 0)
      expect(await titles({ organisationId, phase: 'ahead' }, moment), now).toHaveLength(phase === 'announced' ? 1 : 0)
      expect(await titles({ organisationId, phase: 'past' }, moment), now).toHaveLength(phase === 'closed' ? 1 : 0)
    }
  })

  test('a draft is in no list; what was cancelled only in that of everything; a dated report on its day', async () => {
    const organisationId = newId()
    await aProcess({ organisationId, title: 'Szkic', announced: false })
    const cancelled = await aProcess({ organisationId, title: 'Unieważnione' })
    await cancelProcess(system(), cancelled, 'Błąd.')
    const reported = await aProcess({ organisationId, title: 'Z raportem', closesAt: '2026-09-10T21:59:59Z' })
    await recordProcessFact(system(), reported, 'reported_at', NOW.add({ hours: 1 }))
    expect((await titles({ organisationId })).sort()).toEqual(['Unieważnione', 'Z raportem'])
    expect(await titles({ organisationId, phase: 'open' })).toEqual([])
    expect(await titles({ organisationId, phase: 'reported' })).toEqual([])
    expect(await titles({ organisationId, phase: 'reported' }, NOW.add({ hours: 1 }))).toEqual(['Z raportem'])
  })

  test('what is run for a whole powiat or voivodeship concerns every gmina of it, and no other', async () => {
    const organisationId = newId()
    await aProcess({ organisationId, title: 'W mieście', unitCode: '2001011' })
    await aProcess({ organisationId, title: 'W powiecie', unitCode: '2001' })
    await aProcess({ organisationId, title: 'W województwie', unitCode: '20' })
    await aProcess({ organisationId, title: 'W innym powiecie', unitCode: '2002' })
    const near = async (code: string, around: string[]) =>
      (await titles({ organisationId, unitCodes: [code], aroundCodes: around })).sort()
    expect(await near('2001011', ['2001', '20'])).toEqual(['W mieście', 'W powiecie', 'W województwie'])
    expect(await near('2001072', ['2001', '20'])).toEqual(['W powiecie', 'W województwie'])
    expect(await near('2001', ['20'])).toEqual(['W mieście', 'W powiecie', 'W województwie'])
    expect(await near('2861011', ['2861', '28'])).toEqual([])
  })

  test('by place of any level, by topic and by words in any form', async () => {
    const organisationId = newId()
    await aProcess({ organisationId, title: 'Drzewa w mieście', unitCode: '2001011' })
    await aProcess({
      organisationId,
      title: 'Autobus',
      summary: 'Nowa linia do szpitala.',
      unitCode: '2001072',
      topic: 'transport',
    })
    expect(await titles({ organisationId, unitCodes: ['2001011'] })).toEqual(['Drzewa w mieście'])
    expect(await titles({ organisationId, unitCodes: ['2001'] })).toHaveLength(2)
    expect(await titles({ organisationId, unitCodes: ['20'] })).toHaveLength(2)
    expect(await titles({ organisationId, unitCodes: ['2001072', '2001011'] })).toHaveLength(2)
    expect(await titles({ organisationId, unitCodes: ['2861'] })).toEqual([])
    expect(await titles({ organisationId, topic: 'transport' })).toEqual(['Autobus'])
    expect(await titles({ organisationId, words: queryKeys('szpitale') })).toEqual(['Autobus'])
    expect(await titles({ organisationId, words: queryKeys('drzewami miasto') })).toEqual(['Drzewa w mieście'])
    expect(await titles({ kind: 'budget', organisationId })).toEqual([])
    expect(await countByUnit(at.db, { organisationId }, NOW)).toEqual([
      { unitCode: '2001011', count: 1 },
      { unitCode: '2001072', count: 1 },
    ])
  })

  test('those closing soonest first, page by page, also those closing in one second', async () => {
    const organisationId = newId()
    const order = [
      '2026-10-05T21:59:59Z',
      '2026-10-05T21:59:59Z',
      '2026-10-05T21:59:59Z',
      '2026-10-20T21:59:59Z',
      '2026-11-02T22:59:59Z',
    ]
    for (const closesAt of order.toReversed()) await aProcess({ organisationId, closesAt })
    const seen: Process[] = []
    let after: string | undefined
    do {
      const { rows, next } = await listProcesses(at.db, { organisationId, phase: 'open' }, NOW, { limit: 2, after })
      seen.push(...rows)
      after = next ?? undefined
    } while (after)
    expect(seen.map(({ closesAt }) => closesAt?.toString())).toEqual(order)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5)
    const forged = Buffer.from(JSON.stringify(['wczoraj', "x' or 1=1--"])).toString('base64url')
    expect((await listProcesses(at.db, { organisationId }, NOW, { limit: 2, after: forged })).rows).toHaveLength(2)
  })

  test('a team sees all its own, drafts too', async () => {
    const organisationId = newId()
    await aProcess({ organisationId, title: 'Szkic', announced: false })
    expect((await processesOfOrganisations(at.db, [organisationId])).map(({ title }) => title)).toEqual(['Szkic'])
    expect(await processesOfOrganisations(at.db, [])).toEqual([])
  })

  const aStage = (title: string): StageInput => ({
    kind: 'meeting',
    title,
    description: '',
    startsAt: null,
    endsAt: null,
    displayedDate: null,
    place: '',
    accessibility: '',
    link: null,
    activity: null,
  })

  test('stages keep their order; those of another process are not touched', async () => {
    const { id } = await aProcess({ organisationId: newId() })
    const other = await aProcess({ organisationId: newId() })
    const ids: string[] = []
    for (const title of ['Spacer', 'Spotkanie', 'Dyżur']) ids.push(await insertStage(at.db, id, aStage(title)))
    await insertStage(at.db, other.id, aStage('Cudzy'))
    await reorderStages(at.db, other.id, ids)
    expect((await stagesOf(at.db, id)).map(({ title }) => title)).toEqual(['Spacer', 'Spotkanie', 'Dyżur'])
    await reorderStages(at.db, id, ids.toReversed())
    await updateStage(at.db, ids[1] ?? '', { ...aStage('Spotkanie w szkole'), place: 'Szkoła nr 2' })
    await removeStage(at.db, ids[0] ?? '')
    expect((await stagesOf(at.db, id)).map(({ title, place }) => [title, place])).toEqual([
      ['Dyżur', ''],
      ['Spotkanie w szkole', 'Szkoła nr 2'],
    ])
  })

  test('a document keeps all its versions, numbered in turn also when they come at once, newest first', async () => {
    const { id } = await aProcess({ organisationId: newId() })
    const sent = { addedAt: NOW, addedBy: null }
    const document = await insertDocument(at.db, id, {
      title: 'Projekt',
      description: '',
      plainSummary: null,
      fileId: newId(),
      ...sent,
    })
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((note) =>
        at.db.transaction().execute((db) => insertVersion(db, document, { fileId: newId(), note, ...sent })),
      ),
    )
    const [found] = await documentsOf(at.db, id)
    expect(found?.versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1])
    await recordRemoval(at.db, document, NOW)
    expect(await documentsOf(at.db, id)).toEqual([])
  })

  test('updates are newest first; one taken down is gone, once, and not by another process', async () => {
    const { id } = await aProcess({ organisationId: newId() })
    const other = await aProcess({ organisationId: newId() })
    const publish = (title: string, hours: number) =>
      insertUpdate(at.db, { processId: id, title, body: 'Treść', publishedAt: NOW.add({ hours }), publishedBy: null })
    const first = await publish('Pierwsza', 1)
    await publish('Druga', 2)
    expect((await updatesOf(at.db, id)).map(({ title }) => title)).toEqual(['Druga', 'Pierwsza'])
    expect(await recordUpdateRemoval(at.db, other.id, first, NOW)).toBe(false)
    expect(await recordUpdateRemoval(at.db, id, first, NOW)).toBe(true)
    expect(await recordUpdateRemoval(at.db, id, first, NOW)).toBe(false)
    expect((await updatesOf(at.db, id)).map(({ title }) => title)).toEqual(['Druga'])
  })

  test('places of announcement are kept by date and removed by their own process alone', async () => {
    const { id } = await aProcess({ organisationId: newId() })
    const other = await aProcess({ organisationId: newId() })
    for (const [place, day] of [
      ['Tablica w urzędzie', '2026-09-02'],
      ['BIP', '2026-09-01'],
    ] as const)
      await insertAnnouncementPlace(
        at.db,
        id,
        { kind: 'board', place, announcedOn: Temporal.PlainDate.from(day), link: null, fileId: null },
        NOW,
        null,
      )
    const places = await announcementPlacesOf(at.db, id)
    expect(places.map(({ place }) => place)).toEqual(['BIP', 'Tablica w urzędzie'])
    expect(await removeAnnouncementPlace(at.db, other.id, places[0]?.id ?? '')).toBe(false)
    expect(await removeAnnouncementPlace(at.db, id, places[0]?.id ?? '')).toBe(true)
    expect(await announcementPlacesOf(at.db, id)).toHaveLength(1)
  })
})
