import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { collect, writeCsv } from '../../../platform/documents/index.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { workJobs } from '../../../platform/works/index.ts'
import { loadPlaces } from '../../places/index.ts'
import { findPractice, savePractice } from '../actions.ts'
import { PracticeQuery, understood } from '../finding.ts'
import { countPractices, listPractices } from '../found.ts'
import { EXPORT_COLUMNS, exportRows, geoJson } from '../listing/export.ts'
import { practicesView } from '../map/layer.ts'
import type { PracticesPorts } from '../ports.ts'
import { openRoutes } from '../routes.tsx'
import { importPractices, openPractices, understandFile, undoPractices } from './actions.ts'
import { importWork } from './work.ts'

/** Collections for tests only; they are no part of the product, and nothing of them is kept. */
const COLLECTIONS = process.env.WIEC_COLLECTIONS ?? '../shared/data/practices'
const CASES = join(COLLECTIONS, 'participedia-by-nc-sa')
const EDITIONS = join(COLLECTIONS, 'pb-editions-pl.csv')

const FILE = `tytul;esencja;narzedzie;rok_od;teryt;adres
Narada o moście;Trzy spotkania nad rzeką.;consultations;2022;2001011;https://a.example/1
Narada o moście;To samo drugi raz.;consultations;2022;2001011;https://a.example/2
;Bez tytułu;consultations;2022;2001011;
Targ po nowemu;Kupcy i mieszkańcy.;budżet obywatelski;kiedyś;2001011;
Świetlica;Sąsiedzi.;fundusz;2021;Nibylandia;
=1+1;Równość;petition;2020;Ełk;https://a.example/3
`

eachEngine('practices from a file', (at) => {
  let house: TestHouse
  const editor = () => contextOf(house, aPerson({ roles: [{ role: 'coordinator', scope: null }] }))
  const all = async () => (await understood(editor(), PracticeQuery.parse({}))).filter
  const written = async (name: string, text: string | Uint8Array) => {
    const path = join(house.config.dataFolder, name)
    await writeFile(path, text)
    return path
  }

  beforeAll(async () => {
    house = await aHouse(at)
    await loadPlaces(at.db)
  })
  afterAll(() => house.close())

  test('each row that cannot be taken says why, one bad row stops the file, and a dry run stores nothing', async () => {
    const path = await written('praktyki.csv', FILE)
    const dry = await importPractices(editor(), path, { dryRun: true })
    expect(dry.problems.map(({ line, problem, value }) => [line, problem, value])).toEqual([
      [3, 'twice', 'Narada o moście'],
      [4, 'title', ''],
      [5, 'year', 'kiedyś'],
      [6, 'unit', 'Nibylandia'],
    ])
    expect(dry.practices).toHaveLength(2)
    expect((await importPractices(editor(), path)).importId).toBeNull()
    expect(await countPractices(editor(), await all())).toBe(0)
  })

  test('an import is on the map at once, a second one adds nothing, and undoing leaves what people changed', async () => {
    const path = await written('praktyki.csv', FILE)
    const done = await importPractices(editor(), path, { skipBad: true })
    expect(await countPractices(editor(), await all())).toBe(2)
    const again = await importPractices(editor(), path, { skipBad: true })
    expect([again.practices.length, again.problems.filter(({ problem }) => problem === 'known').length]).toEqual([0, 2])

    const { practice } = await findPractice(editor(), 'narada-o-moscie')
    await savePractice(editor(), practice, { effect: 'Most stoi.' })
    expect(await undoPractices(editor(), { id: done.importId ?? '' })).toBe(1)
    await expect(undoPractices(editor(), { id: done.importId ?? '' })).rejects.toThrow('practices-undone')
    const { rows } = await listPractices(editor(), await all(), { limit: 10 })
    expect(rows.map(({ title }) => title)).toEqual(['Narada o moście'])
  })

  test('an editor brings a file, sees what was understood, and imports it with the columns chosen', async () => {
    const queue = testJobs(workJobs([importWork]))
    const own = { ...house, jobs: queue }
    const desk = () => ({ owner: 'x', navigation: [] })
    const nobody = { personsByIds: async () => new Map(), personByEmail: async () => null }
    const ports = { people: nobody, desk, ownDesk: desk, memberOf: async () => null } as unknown as PracticesPorts
    const wing = await aWing(own, openRoutes(ports))
    const client = wing.as(aPerson({ roles: [{ role: 'coordinator', scope: null }] }))
    const file = new File(['co;kiedy;gdzie\nLas po nowemu;2023;Supraśl\n;2020;Ełk\n'], 'lista.csv')
    const home = (await client.post('/administracja/praktyki/importy', { file })).location ?? ''
    expect((await client.get(home)).html).toContain('0 praktyk do wczytania')
    const columns = { title: '0', yearFrom: '1', unitCodes: '2' }
    const preview = await client.get(`${home}?${new URLSearchParams(columns)}`)
    expect(preview.html).toContain('1 praktyka do wczytania')
    expect(preview.html).toContain('brakuje tytułu')
    expect(await mistakesIn(preview.html)).toEqual([])
    const refused = await client.post(home, columns)
    expect([refused.status, await mistakesIn(refused.html)]).toEqual([422, []])
    const ordered = await client.post(home, { ...columns, skipBad: 'tak' })
    await queue.drain()
    const done = await client.get(ordered.location ?? '')
    expect(done.html).toContain('Wczytano 1 praktykę.')
    expect(await mistakesIn(done.html)).toEqual([])
    expect((await client.post(`${home}/cofniecie`)).status).toBe(303)
    const list = await client.get('/administracja/praktyki/importy')
    expect(list.html).toContain('cofnięty')
    expect(await mistakesIn(list.html)).toEqual([])
    expect((await wing.stranger().get(home)).status).toBe(404)
  })

  test('what was exported as CSV or GeoJSON is understood again', async () => {
    const csv = await collect(writeCsv(exportRows(editor(), await all()), { header: EXPORT_COLUMNS, delimiter: ';' }))
    const json = Buffer.concat(await Array.fromAsync(geoJson(editor(), await all())))
    for (const [name, bytes] of [
      ['p.csv', csv],
      ['p.geojson', json],
    ] as const) {
      const read = await understandFile(editor(), await openPractices(bytes, name))
      expect(
        read.problems.map(({ problem, value }) => [problem, value]),
        name,
      ).toEqual([['known', 'Narada o moście']])
      expect(Object.keys(read.mapping).length, name).toBeGreaterThan(24)
    }
  })

  test.runIf(existsSync(CASES))(
    'editions of budgets and cases of other collections come in under 15 seconds, each once',
    async () => {
      const files = await Promise.all(
        ['cases.jsonl', 'methods.jsonl', 'organizations.jsonl'].map((name) => withYears(name, written)),
      )
      const bring = async () => {
        let [fresh, known] = [0, 0]
        for (const file of [EDITIONS, ...files]) {
          const { practices, problems } = await importPractices(editor(), file, { skipBad: true })
          fresh += practices.length
          known += problems.filter(({ problem }) => problem === 'known').length
        }
        return { fresh, known }
      }
      const before = await countPractices(editor(), await all())
      const first = await timed(bring)
      const again = await timed(bring)
      const { fresh } = first.answer
      expect(again.answer).toEqual({ fresh: 0, known: fresh })
      console.info(
        `${at.engine}: ${fresh} imported in ${first.words}, found known again in ${again.words} (of the processor, by the clock)`,
      )
      expect(await countPractices(editor(), await all())).toBe(before + fresh)
      expect(fresh).toBeGreaterThan(3000)
      // Time of the processor, so that what else a machine does at the same time does not count.
      expect(Math.max(first.seconds, again.seconds)).toBeLessThan(15)
    },
    180_000,
  )

  test.runIf(existsSync(CASES))(
    'list, count, map and export agree for fifty filters',
    async () => {
      const words = ['budget', 'assembly', 'school', 'water', 'city', 'health']
      const pick = <T>(list: readonly T[], seed: number) => list[seed % list.length]
      for (let seed = 0; seed < 50; seed += 1) {
        const query = PracticeQuery.parse({
          narzedzie: pick(['consultations', 'participatory-budget', 'citizens-panel', undefined], seed),
          tekst: pick([...words, undefined, undefined], seed * 7 + 1),
          od: pick([undefined, '2005', '2012'], seed * 3),
          do: pick([undefined, '2015'], seed * 5),
          kraj: pick([undefined, 'zagranica', 'polska'], seed * 11),
          skala: pick([undefined, undefined, 'region'], seed * 13),
        })
        const { filter } = await understood(editor(), query)
        const listed: string[] = []
        let after: string | undefined
        do {
          const found = await listPractices(editor(), filter, { limit: 500, after })
          listed.push(...found.rows.map(({ slug }) => slug))
          after = found.next ?? undefined
        } while (after)
        const rows = await Array.fromAsync(exportRows(editor(), filter))
        const { count } = await practicesView(editor(), filter)
        expect([listed.length, new Set(listed).size, rows.length, count], JSON.stringify(query)).toEqual(
          Array(4).fill(await countPractices(editor(), filter)),
        )
      }
    },
    60_000,
  )
})

/** A copy of a collection whose records have what a practice must have: some of theirs have no year, and no country. */
async function withYears(name: string, written: (name: string, text: string) => Promise<string>): Promise<string> {
  const lines = (await readFile(join(CASES, name), 'utf8')).trim().split('\n')
  const records = lines.map((line) => JSON.parse(line))
  const rows = records.map((row) =>
    JSON.stringify({ year: '2010', iso2: 'US', ...row, url: row.url ?? `${name}/${row.id}` }),
  )
  return written(name, rows.join('\n'))
}

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; seconds: number; words: string }> {
  const [began, busy] = [performance.now(), process.cpuUsage()]
  const answer = await work()
  const { user, system } = process.cpuUsage(busy)
  const seconds = (user + system) / 1e6
  return { answer, seconds, words: `${seconds.toFixed(1)} s, ${((performance.now() - began) / 1000).toFixed(1)} s` }
}
