import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  contextOf,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { TestJobs } from '../../platform/jobs/testing.ts'
import { outboxOf } from '../notices/examples.ts'
import { type Process, pathOf, workPathOf } from '../processes/index.ts'
import { anOpenProcess } from '../remarks/examples.ts'
import type { FoundSurvey } from './actions.ts'
import { closeSurvey } from './actions.ts'
import { surveysActivity } from './activity.tsx'
import { someAnswers } from './examples.ts'
import { answer, aSurvey, surveysJobs, surveysPorts, surveysRoutes } from './testing.ts'

const team = newId()
const held = (role: string) => aPerson({ roles: [{ role, scope: team }] })
const editor = held('editor')
const clerk = held('clerk')
const moderator = held('moderator')

eachEngine('pages of surveys', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let process: Process
  const ports = surveysPorts()

  beforeAll(async () => {
    house = await aHouse(at)
    queue = surveysJobs(ports)
    house.jobs = queue
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Autobusy ${newId()}` })
  })

  const client = async (person?: Person) => {
    const wing = await aWing(house, surveysRoutes(ports))
    return person ? wing.as(person) : wing.stranger()
  }
  const survey = (given: Parameters<typeof aSurvey>[3] = {}) => aSurvey(contextOf(house, editor), ports, process, given)
  const home = ({ survey }: FoundSurvey) => `${pathOf(process)}/ankiety/${survey.slug}`
  const work = ({ survey }: FoundSurvey) => `${workPathOf(process)}/ankiety/${survey.slug}`
  const answered = async (found: FoundSurvey, ages: string[]) => {
    for (const choice of ages) await answer(contextOf(house), ports, found, someAnswers({ age: { choice } }))
    await queue.drain()
  }

  test('a team makes a survey from a ready one, mends its settings and opens it', async () => {
    const desk = await client(editor)
    const list = await desk.get(`${workPathOf(process)}/ankiety`)
    expect(list.html).toContain('Nie ma jeszcze ankiet')
    const empty = await desk.post(`${workPathOf(process)}/ankiety/nowa`, { title: '', from: 'service' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Napisz tytuł')
    expect(await mistakesIn(empty.html)).toEqual([])

    const made = await desk.post(`${workPathOf(process)}/ankiety/nowa`, { title: 'Nasze autobusy', from: 'service' })
    const at = `${workPathOf(process)}/ankiety/nasze-autobusy`
    expect(made.location).toBe(at)
    const settings = await desk.get(`${at}/ustawienia`)
    expect(await mistakesIn(settings.html)).toEqual([])
    const wrong = await desk.post(`${at}/ustawienia`, { ...SETTINGS, least: '1' })
    expect(wrong.status).toBe(422)
    expect((await desk.post(`${at}/ustawienia`, { ...SETTINGS, results: 'live' })).location).toBe(at)
    expect((await desk.get(at)).html).toContain('Otwórz ankietę')
    expect((await desk.post(`${at}/otwarcie`)).flash).toBe('surveys.flash.opened')
    const opened = await desk.get(at)
    expect(opened.html).toContain('Otwarta do')
    expect(await mistakesIn(opened.html)).toEqual([])
    expect((await (await client()).get(`${pathOf(process)}/ankiety/nasze-autobusy`)).status).toBe(200)
  })

  test('nobody but the team reaches the workspace, and only those who may reach answers', async () => {
    const found = await survey()
    const one = await answer(contextOf(house), ports, found)
    for (const path of [
      '',
      '/wyniki',
      '/odpowiedzi',
      `/odpowiedzi/${one.id}`,
      '/odpowiedzi.csv',
      '/ustawienia',
      '/ludnosc',
    ]) {
      expect([path, (await (await client()).get(work(found) + path)).status]).toEqual([path, 404])
      expect([path, (await (await client(aPerson())).get(work(found) + path)).status]).toEqual([path, 404])
      expect([path, (await (await client(editor)).get(work(found) + path)).status]).toEqual([path, 200])
    }
    expect((await (await client(moderator)).get(`${work(found)}/wyniki`)).status).toBe(200)
    for (const path of ['/odpowiedzi', `/odpowiedzi/${one.id}`, '/odpowiedzi.xlsx', '/wyniki/teksty/secret'])
      expect([path, (await (await client(moderator)).get(work(found) + path)).status]).toEqual([path, 404])
    for (const path of ['/ustawienia', '/ludnosc'])
      expect([path, (await (await client(clerk)).get(work(found) + path)).status]).toEqual([path, 404])
  })

  test('results are public when the setting says, and never before', async () => {
    const reader = await client()
    const [team, later, live] = [
      await survey({ settings: { results: 'team' } }),
      await survey({ settings: { results: 'after-closing' } }),
      await survey({ settings: { results: 'live' } }),
    ]
    const statuses = async () =>
      Promise.all([team, later, live].map(async (found) => (await reader.get(`${home(found)}/wyniki`)).status))
    expect(await statuses()).toEqual([404, 404, 200])
    house.clock.set('2026-10-01T10:00:00Z')
    expect(await statuses()).toEqual([404, 200, 200])
  })

  test('public results show each question with its table, and no trace of private ones', async () => {
    const found = await survey({ settings: { results: 'live' } })
    await answer(
      contextOf(house),
      ports,
      found,
      someAnswers({ health: { choice: 'y' }, secret: { text: 'Tajne słowa' } }),
    )
    await queue.drain()
    const { html, status } = await (await client()).get(`${home(found)}/wyniki`)
    expect(status).toBe(200)
    expect(await mistakesIn(html)).toEqual([])
    expect(html).toContain('Ile masz lat?')
    expect(html).toContain('1 (100%)')
    expect(html).toContain('<table')
    for (const secret of ['Co tylko dla nas', 'Tajne słowa', 'orzeczenie', 'health', 'secret'])
      expect(html).not.toContain(secret)
    const own = await (await client(clerk)).get(`${work(found)}/wyniki`)
    expect(own.html).toContain('Czy masz orzeczenie?')
    expect(await mistakesIn(own.html)).toEqual([])
  })

  test('of a group too small nothing is told to readers, and the team is told exactly', async () => {
    const found = await survey({ settings: { results: 'live' } })
    await answered(found, [...Array(12).fill('young'), ...Array(9).fill('middle'), ...Array(3).fill('old')])
    const reader = await client()
    const small = await reader.get(`${home(found)}/wyniki?grupa=age%3Dold`)
    expect(small.html).toContain('za mało')
    expect(small.html).not.toContain('3 odpowiedzi')
    const large = await reader.get(`${home(found)}/wyniki?grupa=age%3Dyoung`)
    expect(large.html).toContain('Pokazujemy 12 odpowiedzi')
    expect(await mistakesIn(large.html)).toEqual([])
    // A question for the team alone divides nothing for readers.
    expect((await reader.get(`${home(found)}/wyniki?grupa=health%3Dy`)).html).not.toContain('orzeczenie')
    const own = await (await client(clerk)).get(`${work(found)}/wyniki?grupa=age%3Dold`)
    expect(own.html).toContain('Pokazujemy 3 odpowiedzi')
    const both = await (await client(clerk)).get(`${work(found)}/wyniki?grupa=age%3Dold&grupa2=rating%3D4`)
    expect(both.html).toContain('Pokazujemy 3 odpowiedzi')
  })

  test('two questions stand together, small numbers hidden', async () => {
    const found = await survey({ settings: { results: 'live' } })
    await answered(found, [...Array(12).fill('young'), ...Array(9).fill('middle'), ...Array(3).fill('old')])
    const answers = someAnswers({ age: { choice: 'young' }, rating: { number: 1 } })
    for (let count = 0; count < 8; count += 1) await answer(contextOf(house), ports, found, answers)
    await queue.drain()
    const at = `${home(found)}/wyniki/zestawienie`
    const { html } = await (await client()).get(`${at}?wiersze=rating&kolumny=age`)
    expect(html).toContain('liczba ukryta')
    expect(html).toContain('8 (25%)')
    expect(await mistakesIn(html)).toEqual([])
    const several = await (await client()).get(`${at}?wiersze=means&kolumny=age`)
    expect(several.html).toContain('autobusem')
    expect((await (await client()).get(`${at}?wiersze=health&kolumny=age`)).html).not.toContain('orzeczenie')
    for (const odd of [
      '?wiersze=age&kolumny=age',
      '?wiersze=x&kolumny=%00',
      '',
      '?wiersze=parts/stops&kolumny=means:bus',
    ])
      expect((await (await client()).get(at + odd)).status).toBe(200)
    expect(
      (await (await client(clerk)).get(`${work(found)}/wyniki/zestawienie?wiersze=health&kolumny=age`)).status,
    ).toBe(200)
  })

  test('before answering people read which of their words will be public', async () => {
    const [said, silent] = [
      await survey({ settings: { results: 'live', openData: true } }),
      await survey({ settings: { remarkQuestions: [] } }),
    ]
    const page = await (await client()).get(home(said))
    expect(page.html).toContain('Co poprawić?')
    expect(page.html).toContain('stają się uwagami')
    expect(page.html).toContain('wiersz po wierszu')
    const other = await (await client()).get(home(silent))
    expect(other.status).toBe(200)
    expect(other.html).not.toContain('stają się uwagami')
    expect(other.html).not.toContain('wiersz po wierszu')
  })

  test('a table of the population stands beside who answered, with its source', async () => {
    const found = await survey({ settings: { results: 'live' } })
    await answered(found, ['young', 'young', 'young', 'old'])
    const desk = await client(editor)
    const at = `${work(found)}/ludnosc`
    const table = 'Wiek;Kobiety;Mężczyźni\n18-39;50;50\n40-64;60;40\n65 i więcej;120;80\n'
    const csv = (text: string) => new File([text], 'ludnosc.csv', { type: 'text/csv' })
    const upload = (text: string, more = {}) =>
      desk.post(at, { file: csv(text), source: 'GUS, Bank Danych Lokalnych', asOf: '2025-12-31', ...more })
    expect((await upload('a;b\n1;2\n')).status).toBe(422)
    expect((await upload(table, { source: '' })).status).toBe(422)
    expect((await desk.post(at, { source: 'GUS', asOf: '2025-12-31' })).status).toBe(422)
    expect((await upload(table)).flash).toBe('surveys.flash.population')
    expect(await mistakesIn((await desk.get(at)).html)).toEqual([])

    const { html } = await (await client()).get(`${home(found)}/wyniki`)
    expect(html).toContain('Źródło: GUS, Bank Danych Lokalnych, stan na 31 grudnia 2025')
    expect(html).toContain('3 (75%) / 25%')
    await desk.post(`${at}/usuniecie`)
    expect((await (await client()).get(`${home(found)}/wyniki`)).html).not.toContain('Bank Danych Lokalnych')
  })

  test('one answer is read with its words; of an anonymous one neither hour nor number', async () => {
    const found = await survey()
    const one = await answer(contextOf(house), ports, found, someAnswers({ improve: { text: 'Więcej kursów' } }))
    const desk = await client(clerk)
    const list = await desk.get(`${work(found)}/odpowiedzi`)
    const page = await desk.get(`${work(found)}/odpowiedzi/${one.id}`)
    for (const { html } of [list, page]) {
      expect(await mistakesIn(html)).toEqual([])
      expect(html).not.toContain(one.reference)
      expect(html).not.toContain('12:00')
    }
    expect(page.html).toContain('Więcej kursów')
    const other = await survey()
    expect((await desk.get(`${work(other)}/odpowiedzi/${one.id}`)).status).toBe(404)
    expect((await desk.get(`${work(found)}/odpowiedzi/x`)).status).toBe(404)
  })

  test('who answered a named survey is seen by the team, of a confidential one by nobody', async () => {
    const respondent = { personId: null, name: 'Zofia Klon', email: 'zofia@example.org' }
    const named = await survey({ settings: { anonymity: 'named' } })
    const secret = await survey({ settings: { anonymity: 'confidential' } })
    const [one, other] = [
      await answer(contextOf(house), ports, named, someAnswers(), { respondent }),
      await answer(contextOf(house), ports, secret, someAnswers(), { respondent }),
    ]
    const desk = await client(clerk)
    expect((await desk.get(`${work(named)}/odpowiedzi/${one.id}`)).html).toContain('Zofia Klon')
    expect((await desk.get(`${work(named)}/odpowiedzi.csv`)).html).toContain('zofia@example.org')
    for (const path of [`/odpowiedzi/${other.id}`, '/odpowiedzi', '/odpowiedzi.csv'])
      expect((await desk.get(work(secret) + path)).html).not.toContain('ofia')
    // A receipt goes to whoever left an address.
    expect((await outboxOf(at.db)).filter(({ email }) => email === 'zofia@example.org').length).toBe(2)
  })

  test('texts of one question are read page by page', async () => {
    const found = await survey()
    for (let number = 0; number < 27; number += 1)
      await answer(contextOf(house), ports, found, someAnswers({ improve: { text: `Życzenie numer ${number}` } }))
    await answer(contextOf(house), ports, found)
    const desk = await client(clerk)
    const first = await desk.get(`${work(found)}/wyniki/teksty/improve`)
    const [, next = ''] = /href="([^"]+\?po=[^"]+)"/.exec(first.html) ?? []
    const second = await desk.get(next)
    const count = (html: string) => html.match(/Życzenie numer/g)?.length ?? 0
    expect([count(first.html), count(second.html)]).toEqual([25, 2])
    expect((await desk.get(`${work(found)}/wyniki/teksty/age`)).status).toBe(404)
  })

  test('as a way to take part it offers its button, card, tasks, counts, chapter and files', async () => {
    const activity = surveysActivity()
    const context = contextOf(house, editor)
    expect(await activity.isPart?.(contextOf(house, editor), process)).toBe(false)
    const found = await survey({ settings: { anonymity: 'named', results: 'after-closing' } })
    await answer(contextOf(house), ports, found, someAnswers({ improve: { text: 'Autobus o szóstej rano.' } }))
    await queue.drain()
    expect(await activity.isPart?.(context, process)).toBe(true)
    expect(await activity.mainActions(context, process)).toMatchObject([{ href: home(found) }])
    expect(await activity.counts(context, process)).toMatchObject([{ label: '1 wypełniona ankieta' }])
    expect(await activity.workList(context, process)).toMatchObject([
      { count: 1, label: 'Wypowiedzi z ankiet do rozstrzygnięcia' },
    ])
    const blocks = activity.reportBlocks ? await Array.fromAsync(activity.reportBlocks(context, process)) : []
    const told = JSON.stringify(blocks)
    expect(told).toContain('Ankieta: Jak jeździmy autobusem')
    expect(told).toContain('Najczęściej: 18–39 (100%)')
    expect(told).not.toContain('orzeczenie')
    expect(await activity.exports?.(context, process)).toEqual([])

    house.clock.set('2026-09-29T10:00:00Z')
    expect((await activity.workList(contextOf(house, editor), process))[0]?.label).toContain('kończy się')
    await closeSurvey(contextOf(house, editor), found)
    expect(await activity.mainActions(contextOf(house, editor), process)).toEqual([])
    expect((await activity.exports?.(contextOf(house), process))?.length).toBe(1)
  })
})

const SETTINGS = { anonymity: 'anonymous', results: 'team', least: '5' }
