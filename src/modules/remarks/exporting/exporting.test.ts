import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { readCsv, readXlsx } from '../../../platform/documents/index.ts'
import { newId } from '../../../platform/ids.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { hideRemark, withdrawRemark } from '../actions.ts'
import { bringRemarks } from '../bringing.ts'
import { decide } from '../deciding/actions.ts'
import { enterRemark } from '../entering/actions.ts'
import { anOpenProcess, aRemark, INTAKE, portsWith } from '../examples.ts'
import { remarkById } from '../store.ts'
import { remarksJobs, remarksRoutes } from '../testing.ts'
import { EXPORTED, exportedRemarks } from './rows.ts'

const PRIVATE = /Tajny|Podpisana|jan\.tajny@example\.org|600 700 800|44051401359/

eachEngine('remarks taken away as files', (at) => {
  let house: TestHouse
  let process: Process
  const ports = portsWith()

  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    house.jobs = remarksJobs(ports)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    process = await anOpenProcess(systemContext(house, 'test'), { title: `Park ${newId().slice(-12)}` })
  })

  const stranger = async (given = ports) => (await aWing(house, remarksRoutes(given))).stranger()
  const path = (ending: string) => `${pathOf(process)}/uwagi.${ending}`
  const json = async (given = ports) =>
    JSON.parse((await (await stranger(given)).get(path('json'))).html) as Record<string, unknown>[]
  const system = () => systemContext(house, 'test')
  const settled = (remarkIds: string[]) =>
    decide(
      system(),
      process,
      INTAKE,
      { remarkIds },
      { outcome: 'rejected', reason: 'Brak miejsca.', change: 'Bez zmian.', state: 'accepted' },
    )
  const given = (body: string, more: Parameters<typeof aRemark>[2] = {}) =>
    aRemark(contextOf(house), process, { body, ...more })

  test('what people wrote, with the answer and its reason', async () => {
    const { id, reference } = await given('Proszę o ławki przy śluzie.', {
      quotation: 'Rozdział 2',
      placeWords: 'przy śluzie',
    })
    await settled([id])
    expect(await json()).toEqual([
      {
        reference,
        receivedOn: '2026-09-10',
        publishedOn: '2026-09-10',
        channel: 'web',
        late: false,
        organisation: null,
        body: 'Proszę o ławki przy śluzie.',
        quotation: 'Rozdział 2',
        topic: null,
        place: 'przy śluzie',
        lon: null,
        lat: null,
        group: null,
        outcome: 'rejected',
        reason: 'Brak miejsca.',
        change: 'Bez zmian.',
        decidedOn: '2026-09-10',
      },
    ])
  })

  test('who wrote, how to reach them and what tells who they are is in none of the files', async () => {
    await given('Nazywam się Jan Tajny, PESEL 44051401359. Proszę o ławki, tel. 600 700 800.', {
      signature: 'Podpisana',
    })
    const author = { kind: 'person', name: 'Jan Tajny', organisation: null, signature: null } as const
    const day = Temporal.PlainDate.from('2026-09-09')
    await enterRemark(
      system(),
      process,
      INTAKE,
      {
        body: 'Piszcie: jan.tajny@example.org',
        quotation: null,
        placeWords: null,
        channel: 'paper',
        receivedOn: day,
        author,
        email: 'jan.tajny@example.org',
      },
      newId(),
    )
    const client = await stranger()
    const csv = (await client.get(path('csv'))).html
    const sheet = JSON.stringify(await readXlsx(await bytes(path('xlsx'))))
    for (const file of [csv, sheet, JSON.stringify(await json())]) {
      expect(file).toContain('Proszę o ławki')
      expect(file).not.toMatch(PRIVATE)
    }
    expect(csv).toContain('[adres e-mail]')
  })

  test('organisations are named', async () => {
    await bringRemarks(system(), process, [
      {
        body: 'Popieramy park.',
        channel: 'email',
        receivedAt: house.clock.now(),
        organisationName: 'Koło Wędkarskie',
        authorName: 'Jan Tajny',
      },
    ])
    expect((await json()).map(({ organisation }) => organisation)).toEqual(['Koło Wędkarskie'])
  })

  test('what waits, is hidden or taken back is not there, nor an answer that readers do not see yet', async () => {
    const kept = await given('Zostaje na stronie.')
    const hidden = await given('Ukryta uwaga o sąsiedzie.')
    const taken = await given('Wycofana przez autora.')
    await bringRemarks(system(), process, [
      { body: 'Czeka na moderatora.', channel: 'web', receivedAt: house.clock.now(), waits: true },
    ])
    const found = async (id: string) =>
      (await remarkById(at.db, id)) as NonNullable<Awaited<ReturnType<typeof remarkById>>>
    await hideRemark(system(), process, await found(hidden.id), 'Dane innej osoby.')
    await withdrawRemark(contextOf(house), process, await found(taken.id), taken.secret ?? '')
    await settled([kept.id])
    const later = await json(portsWith({ decisionsShown: 'with-report' }))
    expect(later.map(({ body, outcome, reason }) => [body, outcome, reason])).toEqual([
      ['Zostaje na stronie.', null, null],
    ])
    expect((await json()).map(({ outcome }) => outcome)).toEqual(['rejected'])
  })

  test.each([
    '=HYPERLINK("http://zly.example")',
    '+48 to nie numer',
    '-1+1 pomysł',
    '@SUMA(A1) w arkuszu',
    '\t=1+1 po tabulacji',
  ])('the text %j is no formula in a spreadsheet, and comes back as it was', async (body) => {
    await bringRemarks(system(), process, [
      { body, channel: 'web', receivedAt: house.clock.now(), organisationName: body },
    ])
    const { rows } = await readCsv(await bytes(path('csv')))
    const cells = (await Array.fromAsync(rows)).at(-1) ?? []
    expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([])
    expect(cells[EXPORTED.indexOf('body')]).toBe(`'${body}`)
    const sheet = await readXlsx(await bytes(path('xlsx')))
    expect(sheet.at(-1)?.[EXPORTED.indexOf('body')]).toBe(body)
    expect((await json())[0]?.body).toBe(body)
  })

  test('a spreadsheet has its columns in the language of the page', async () => {
    await given('Proszę o ławki.')
    const client = await stranger()
    expect((await client.get(path('csv'))).html.split('\r\n')[0]).toMatch(/^Numer;Data wpływu;/)
    expect((await client.get(`/en${path('csv')}`)).html.split('\r\n')[0]).toMatch(/^Number,Received on,/)
    expect((await client.get(path('csv'))).headers.get('content-disposition')).toBe(
      `attachment; filename="uwagi-${process.slug}.csv"`,
    )
  })

  test('a process without remarks gives an empty list, a draft gives nothing at all', async () => {
    expect(await json()).toEqual([])
    process = await anOpenProcess(system(), { title: `Szkic ${newId().slice(-12)}`, announced: false })
    for (const ending of ['csv', 'json', 'xlsx']) expect((await (await stranger()).get(path(ending))).status).toBe(404)
  })

  test('every remark is there once, however many batches they come in', async () => {
    const received = (index: number) => house.clock.now().subtract({ minutes: index % 7 })
    await bringRemarks(
      system(),
      process,
      Array.from({ length: 450 }, (_, index) => ({
        body: `Uwaga ${index}`,
        channel: 'web' as const,
        receivedAt: received(index),
      })),
    )
    const remarks = await Array.fromAsync(exportedRemarks(contextOf(house), process, INTAKE, house.texts.in('pl')))
    expect(new Set(remarks.map(({ body }) => body)).size).toBe(450)
    expect(remarks).toHaveLength(450)
  })

  async function bytes(path: string): Promise<Uint8Array> {
    const { openShell, openPageCache } = await import('../../../platform/http/index.ts')
    const app = openShell({
      house,
      cache: openPageCache(house.bus),
      actorOf: async () => ({ kind: 'stranger' }),
      render: () => '',
      refusalPage: (_c, word) => word,
    })
    app.route('/', remarksRoutes(ports))
    return new Uint8Array(await (await app.request(`https://wiec.example${path}`)).arrayBuffer())
  }
})
