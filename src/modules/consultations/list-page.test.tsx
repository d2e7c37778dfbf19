import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { cancelProcess, editProcess, type Process, recordProcessFact } from '../processes/index.ts'
import { aConsultation } from './examples.ts'
import { anOffice, consultationJobs, type Office } from './testing.ts'

const at = (text: string) => Temporal.Instant.from(text)

/** Titles nobody else uses, by what is special about each. */
const TITLES = {
  open: 'Ławki nad Nettą',
  ahead: 'Linia autobusowa do Lipska',
  past: 'Nazwa ronda w Sztabinie',
  reported: 'Plac zabaw przy szkole',
  cancelled: 'Parking pod lasem',
  draft: 'Tajny szkic o fontannie',
}
type Kind = keyof typeof TITLES

eachEngine('the list of consultations', (database) => {
  let house: TestHouse
  let office: Office
  let other: Office
  const processes = {} as Record<Kind, Process>
  beforeAll(async () => {
    house = await aHouse(database, '2026-09-15T10:00:00Z')
    house.jobs = consultationJobs()
    office = await anOffice(house)
    other = await anOffice(house, { name: 'Gmina Sztabin', unitCode: '2001072' })
    const context = systemContext(house, 'test')
    for (const kind of Object.keys(TITLES) as Kind[]) {
      const { organisation } = kind === 'past' ? other : office
      const { process } = await aConsultation(context, {
        organisationId: organisation.id,
        title: TITLES[kind],
        announced: kind !== 'draft',
      })
      processes[kind] = process
    }
    await editProcess(context, processes.ahead, {
      opensAt: at('2026-11-01T07:00:00Z'),
      closesAt: at('2026-11-30T22:59:59Z'),
      topic: 'transport',
    })
    for (const kind of ['past', 'reported'] as const)
      await editProcess(context, processes[kind], { closesAt: at('2026-09-10T21:59:59Z') })
    await editProcess(context, processes.past, {
      unitCode: '2001072',
      summary: 'Jak nazwać nowe skrzyżowanie z drzewem pośrodku?',
    })
    await recordProcessFact(context, processes.reported, 'reported_at', at('2026-09-14T08:00:00Z'))
    await cancelProcess(context, processes.cancelled, 'Błąd w ogłoszeniu.')
  })
  afterAll(() => house.close())

  const list = (query: string) => office.stranger().get(`/konsultacje?${query}`)
  const shown = async (query: string): Promise<Kind[]> => {
    const { html, status } = await list(query)
    expect(status, query).toBe(200)
    return (Object.keys(TITLES) as Kind[]).filter((kind) => html.includes(TITLES[kind]))
  }

  test.each<[string, Kind[]]>([
    ['', ['open']],
    ['stan=trwajace', ['open']],
    ['stan=nadchodzace', ['ahead']],
    ['stan=zakonczone', ['past', 'reported']],
    ['stan=z-raportem', ['reported']],
    ['stan=wszystkie', ['open', 'ahead', 'past', 'reported', 'cancelled']],
    ['stan=kiedys', ['open']],
  ])('by status: %s', async (query, expected) => {
    expect(await shown(query)).toEqual(expected)
  })

  test.each<[string, Kind[]]>([
    ['miejsce=2001072', ['past']],
    ['miejsce=w+Sztabinie', ['past']],
    ['miejsce=SZTABIN', ['past']],
    ['miejsce=2001', ['open', 'ahead', 'past', 'reported', 'cancelled']],
    ['miejsce=Sztabin&zasieg=powiat', ['open', 'ahead', 'past', 'reported', 'cancelled']],
    ['miejsce=Sztabin&zasieg=20km', ['open', 'ahead', 'past', 'reported', 'cancelled']],
    ['miejsce=2002052&zasieg=20km', []],
    ['miejsce=2063011&zasieg=20km', []],
    ['miejsce=2861&zasieg=20km', []],
    ['miejsce=Nibylandia', []],
  ])('by place, among all: %s', async (query, expected) => {
    expect((await shown(`stan=wszystkie&${query}`)).filter((kind) => kind !== 'draft')).toEqual(expected)
  })

  test.each<[string, Kind[]]>([
    ['tekst=ławka', ['open']],
    ['tekst=LAWKAMI+Netta', ['open']],
    ['tekst=autobusowe', ['ahead']],
    ['tekst=drzewa', ['past']],
    ['tekst=fontanna', []],
    ['temat=transport', ['ahead']],
    ['temat=greenery&tekst=szkoły', ['reported']],
    ['temat=wszystko', ['open', 'ahead', 'past', 'reported', 'cancelled']],
  ])('by words in any form and by topic, among all: %s', async (query, expected) => {
    expect(await shown(`stan=wszystkie&${query}`)).toEqual(expected)
  })

  test('by organiser', async () => {
    expect(await shown(`stan=wszystkie&organizator=${other.organisation.id}`)).toEqual(['past'])
    const { html } = await list(`stan=wszystkie&organizator=${other.organisation.id}`)
    expect(html).toContain('Gmina Sztabin')
  })

  test('the page says how many and where, keeps the filters, and is valid', async () => {
    const { html } = await list('stan=wszystkie&miejsce=Sztabin&tekst=drzewa')
    expect(html).toContain('1 konsultacje')
    expect(html).toContain('value="drzewa"')
    expect(html).toContain('name="stan" value="wszystkie"')
    expect(await mistakesIn(html)).toEqual([])
    const nothing = await list('tekst=kosmos')
    expect(nothing.html).toContain('stan=wszystkie')
    expect(await mistakesIn(nothing.html)).toEqual([])
    expect((await list('miejsce=Nibylandia')).html).toContain('Nibylandia')
  })

  test('mangled filters and places open the list', async () => {
    const forged = Buffer.from(JSON.stringify(['wczoraj', "x' or 1=1--"])).toString('base64url')
    for (const query of [
      `po=${forged}`,
      'po=x',
      'organizator=x',
      'miejsce=%27%3B--',
      'tekst=%27%29%3B--',
      'zasieg=x',
      `tekst=${'a'.repeat(300)}`,
    ])
      expect((await list(query)).status, query).toBe(200)
  })
})
