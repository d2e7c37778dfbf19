import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  type Client,
  contextOf,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { aDefinition, aQuestion } from '../forms/examples.ts'
import { countAnswers, createForm, type Form, publishVersion, type Version } from '../forms/index.ts'
import type { Process } from '../processes/index.ts'
import { anOpenProcess, portsWith } from '../remarks/examples.ts'
import { countPublic } from '../remarks/index.ts'
import { remarksJobs } from '../remarks/testing.ts'
import { takeIn } from './actions.ts'
import { aCollectedRemark, fieldPorts } from './examples.ts'
import type { FieldPorts } from './ports.ts'
import { openRoutes } from './routes.tsx'
import type { FieldSource, Item } from './source.ts'
import { remarksSource } from './sources/remarks.tsx'
import { surveysSource } from './sources/surveys.tsx'

const bus = aQuestion('single', 'bus', { required: true })
const why = aQuestion('long-text', 'why', { showWhen: { question: 'bus', chosen: 'a' } })
const where = aQuestion('place', 'where')

eachEngine('pages of the field', (at) => {
  let house: TestHouse
  let process: Process
  let form: Form
  let version: Version
  let ports: FieldPorts
  let sources: FieldSource[]
  let clerk: Person
  let admin: Person
  let team: string

  beforeAll(async () => {
    house = await aHouse(at, '2026-09-20T12:00:00Z')
    house.jobs = remarksJobs(portsWith())
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-20T12:00:00Z')
    team = newId()
    clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })
    admin = aPerson({ roles: [{ role: 'team-admin', scope: team }] })
    const system = systemContext(house, 'test')
    process = await anOpenProcess(system, { organisationId: team, title: `Park ${newId().slice(-12)}` })
    const owner = { kind: 'test', id: newId() }
    ports = fieldPorts(() => process, owner)
    form = await createForm(system, ports.forms, { owner, definition: aDefinition([bus, why, where]) })
    const published = await publishVersion(system, ports.forms, form)
    if (!published.ok) throw new Error(JSON.stringify(published))
    version = published.version
    sources = [remarksSource(ports), surveysSource(ports)]
  })

  const take = (items: Item[], person = clerk, way: 'device' | 'file' = 'device') =>
    takeIn(contextOf(house, person), sources, items, way)
  const remark = (given: Partial<Item> = {}) => aCollectedRemark(process, given)
  const survey = (typed: Record<string, string[]>, given: Partial<Item> = {}): Item => ({
    ...remark(),
    kind: 'survey',
    target: form.id,
    payload: { version: version.id, locale: 'pl', typed },
    ...given,
  })
  const countRemarks = () => countPublic(at.db, process.id, {})

  const clients = async () => {
    const wing = await aWing(house, openRoutes(ports))
    return { clerk: wing.as(clerk), admin: wing.as(admin), person: wing.as(aPerson()), stranger: wing.stranger() }
  }
  const sending = async (person: Person | null, body: string, headers: Record<string, string> = {}) => {
    const { openShell, openPageCache, SESSION_COOKIE } = await import('../../platform/http/index.ts')
    const { stranger } = await import('../../platform/actor.ts')
    const app = openShell({
      house,
      cache: openPageCache(house.bus),
      actorOf: async () => person ?? stranger,
      render: () => '',
      refusalPage: (_, word) => word,
    })
    app.route('/', openRoutes(ports))
    return app.request('https://wiec.example/teren/wysylka', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        cookie: `${SESSION_COOKIE}=x`,
        ...headers,
      },
      body,
    })
  }

  test('the application’s page, its description and icons are for everybody, and name nobody', async () => {
    const { stranger, clerk: signedIn } = await clients()
    const page = await stranger.get('/teren/')
    expect(page.status).toBe(200)
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await signedIn.get('/teren/')).html).toBe(page.html)
    expect((await stranger.get('/teren')).location).toBe('/teren/')
    const manifest = JSON.parse((await stranger.get('/teren/manifest.webmanifest')).html)
    expect(manifest).toMatchObject({ start_url: '/teren/', scope: '/teren/', display: 'standalone', lang: 'pl' })
    for (const { src } of manifest.icons)
      expect((await stranger.get(src)).headers.get('content-type')).toBe('image/png')
    const worker = await stranger.get('/teren/praca.js')
    expect(worker.headers.get('content-type')).toContain('text/javascript')
    expect(worker.headers.get('service-worker-allowed')).toBe('/teren/')
    expect(worker.html).toContain('"home":"/teren/"')
    expect((await stranger.get('/teren/ikona-1024.png')).status).toBe(404)
  })

  test('what may be taken along is told to the team alone, and only what is open', async () => {
    const { clerk, person, stranger } = await clients()
    for (const client of [person, stranger])
      for (const path of [
        '/teren/dostepne.json',
        `/teren/paczki/remark/${process.id}`,
        `/teren/paczki/survey/${form.id}`,
      ])
        expect((await client.get(path)).status, path).toBe(404)
    const { offers } = JSON.parse((await clerk.get('/teren/dostepne.json')).html)
    expect(offers).toMatchObject([
      { kind: 'remark', id: process.id },
      { kind: 'survey', id: form.id, title: 'Jak jeździmy autobusem' },
    ])
    const pack = JSON.parse((await clerk.get(`/teren/paczki/survey/${form.id}`)).html)
    expect(pack).toMatchObject({ version: version.id, endsAt: '2026-09-30T21:59:59Z', graceHours: 72 })
    expect(pack.html).toContain('wiec-answers')
    expect(pack.html).toContain('name="q-bus"')
    for (const path of ['/teren/paczki/vote/x', `/teren/paczki/survey/${newId()}`, '/teren/paczki/remark/x'])
      expect((await clerk.get(path)).status, path).toBe(404)
    house.clock.set('2026-10-02T10:00:00Z')
    expect(JSON.parse((await clerk.get('/teren/dostepne.json')).html).offers).toEqual([])
    expect((await clerk.get(`/teren/paczki/remark/${process.id}`)).status).toBe(404)
  })

  test('a sending is answered thing by thing, with reasons in words', async () => {
    const items = [remark(), remark({ collectedAt: '2026-08-01T10:00:00Z' })]
    const answer = await sending(clerk, JSON.stringify({ items }))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      outcomes: [
        { key: items[0]?.key, state: 'kept' },
        { key: items[1]?.key, state: 'refused', reason: expect.stringContaining('zegar') },
      ],
    })
  })

  test('a sending from another site, of another type, too large, broken or by nobody is refused whole', async () => {
    const body = JSON.stringify({ items: [remark()] })
    const status = async (...given: Parameters<typeof sending>) => (await sending(...given)).status
    expect(await status(clerk, body, { 'sec-fetch-site': 'cross-site' })).toBe(400)
    expect(await status(clerk, body, { origin: 'https://zly.example' })).toBe(400)
    expect(await status(clerk, body, { 'content-type': 'text/plain' })).toBe(415)
    expect(await status(clerk, `{"items":[${' '.repeat(4_100_000)}]}`)).toBe(413)
    for (const broken of [
      '',
      '{',
      'null',
      '[]',
      '{"items":[]}',
      '{"items":[{}]}',
      JSON.stringify({ items: Array.from({ length: 51 }, () => remark()) }),
    ])
      expect(await status(clerk, broken), broken.slice(0, 30)).toBe(400)
    expect(await status(null, body)).toBe(404)
    expect(await status(aPerson(), body)).toBe(404)
    expect(await countRemarks()).toBe(0)
  })

  test('too many sendings of one person are slowed down', async () => {
    const hasty = aPerson({ roles: [{ role: 'clerk', scope: team }] })
    let last = 0
    for (let number = 0; number < 201; number++) last = (await sending(hasty, '{}')).status
    expect(last).toBe(429)
  })

  const rescue = (items: Item[]) =>
    new File(
      [`{"wiec":"teren","version":1}\n${items.map((item) => JSON.stringify(item)).join('\n')}\n`],
      'teren.jsonl',
      {
        type: 'application/x-ndjson',
      },
    )
  const loads = async (client: Client, file: File) => client.post('/praca/teren/plik', { file })

  test('a rescue file is taken in at the desk; what had come before is known', async () => {
    const { clerk: desk, stranger } = await clients()
    const items = Array.from({ length: 5 }, () => survey({ 'q-bus': ['b'] }))
    await take(items.slice(0, 2))
    const loaded = await loads(desk, rescue([...items, survey({})]))
    expect(loaded.status).toBe(200)
    expect(await mistakesIn(loaded.html)).toEqual([])
    for (const said of ['Przyjęto 3 odpowiedzi', '2 odpowiedzi dotarły już wcześniej', 'Wiersz 7'])
      expect(loaded.html).toContain(said)
    expect(await countAnswers(at.db, form.id)).toBe(5)
    await loads(desk, rescue(items))
    expect(await countAnswers(at.db, form.id)).toBe(5)
    expect((await loads(stranger, rescue(items))).status).toBe(404)
  })

  test('a file that is no rescue file is told so', async () => {
    const { clerk: desk } = await clients()
    for (const file of [new File(['x'], 'a.jsonl'), new File(['\u0000\u0001'], 'b.jsonl')])
      expect((await loads(desk, file)).status).toBe(422)
    expect((await desk.post('/praca/teren/plik')).status).toBe(422)
  })

  test('the page at the desk is the team’s; its administrator says how long things may come', async () => {
    const { clerk: desk, admin: boss, person, stranger } = await clients()
    for (const client of [person, stranger]) {
      expect((await client.get('/praca/teren')).status).toBe(404)
      expect((await client.post(`/praca/teren/${team}/zwloka`, { hours: '5' })).status).toBe(404)
    }
    await take([remark()])
    const { html } = await desk.get('/praca/teren')
    expect(await mistakesIn(html)).toEqual([])
    expect(html).toContain(process.title)
    expect((await desk.post(`/praca/teren/${team}/zwloka`, { hours: '5' })).status).toBe(404)
    expect((await boss.post(`/praca/teren/${team}/zwloka`, { hours: '5' })).flash).toBe('field.flash.grace')
    for (const hours of ['', '-1', '721', 'x'])
      expect((await boss.post(`/praca/teren/${team}/zwloka`, { hours })).status).toBe(422)
  })
})
