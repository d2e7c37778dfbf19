import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  type Client,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { aPdf } from '../../../../tests/support/world/files.ts'
import { systemContext } from '../../../platform/context.ts'
import { answersPage } from '../answers-store.ts'
import { aDefinition, aQuestion } from '../examples.ts'
import type { Form } from '../rules.ts'
import { aPublishedForm, aTestOwner, type TestOwner } from '../testing.tsx'
import { openPaper, sheetGuard } from './routes.tsx'
import { sheetByNumber } from './store.ts'

const bus = aQuestion('single', 'bus', { label: { pl: 'Czym jeździsz?' }, skips: ['unknown'] })
const why = aQuestion('long-text', 'why', { label: { pl: 'Dlaczego?' } })
const where = aQuestion('place', 'where', { label: { pl: 'Gdzie mieszkasz?' } })

eachEngine('pages of paper', (at) => {
  let house: TestHouse
  let owner: TestOwner
  let form: Form
  let clerk: Client
  let other: Client
  let person: Client
  let stranger: Client
  let home: string
  const aClerk = (): Person => aPerson({ roles: [{ role: 'clerk', scope: 'x' }] })

  beforeAll(async () => {
    house = await aHouse(at)
    owner = aTestOwner({ closesAt: Temporal.Instant.from('2026-10-15T21:59:59Z') })
    form = (await aPublishedForm(systemContext(house, 'test'), owner, aDefinition([bus, why, where]))).form
    const wing = await aWing(house, openPaper(owner.ports))
    clerk = wing.as(aClerk())
    other = wing.as(aClerk())
    person = wing.as(aPerson())
    stranger = wing.stranger()
    home = `/praca/formularze/${form.id}/papier`
    // Sheets 1 to 12.
    expect((await clerk.post(home, { count: '12', language: 'pl' })).location).toBe(`${home}?od=1&do=12`)
  })
  afterAll(() => house.close())

  const sheet = (number: number) => `${home}/karty/${number}`
  const entry = (fields: Record<string, string | File>) => ({ receivedOn: '2026-09-30', act: 'save', ...fields })
  const answers = async () =>
    (await answersPage(at.db, form.id, { limit: 100, after: null })).map(({ answers }) => answers)

  test('every page of the team is valid, in both languages', async () => {
    for (const path of [home, `${home}?stan=printed`, `${home}/wpisywanie`, sheet(12)])
      for (const language of ['', '/en']) {
        const { html, status } = await clerk.get(language + path)
        expect(status, path).toBe(200)
        expect(await mistakesIn(html), path).toEqual([])
      }
  })

  test('the team is let in, everybody else finds nothing', async () => {
    for (const path of [home, `${home}/wpisywanie`, sheet(1), `${home}/karty.pdf?od=1&do=2`])
      for (const client of [person, stranger]) expect((await client.get(path)).status, path).toBe(404)
    for (const path of [
      home,
      `${home}/ustawienia`,
      `${home}/wpisywanie`,
      `${home}/bez-numeru`,
      sheet(1),
      `${sheet(1)}/skan`,
    ])
      for (const client of [person, stranger]) expect((await client.post(path)).status, path).toBe(404)
    expect((await clerk.get(sheet(9999))).status).toBe(404)
    expect((await clerk.get('/praca/formularze/x/papier')).status).toBe(404)
  })

  test('anybody who may answer takes one sheet to print, as a page and as a file', async () => {
    const print = await stranger.get(`/formularze/${form.id}/wydruk`)
    expect(print.status).toBe(200)
    expect(await mistakesIn(print.html)).toEqual([])
    expect(print.html).toContain('P1. Czym jeździsz?')
    const file = await stranger.get(`/formularze/${form.id}/wydruk.pdf`)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.html.startsWith('%PDF-1.7')).toBe(true)
  })

  test('numbered sheets are one file, and the address of their code leads a clerk to the sheet and others to the survey', async () => {
    const file = await clerk.get(`${home}/karty.pdf?od=2&do=3`)
    expect(file.status).toBe(200)
    const known = await sheetByNumber(at.db, form.id, 2)
    expect((await clerk.get(`/k/${known?.code}`)).location).toBe(sheet(2))
    expect((await stranger.get(`/k/${known?.code}`)).location).toBe('/ankieta')
    for (const path of [
      '/k/0000000000',
      '/k/x',
      "/k/'%20or%201=1",
      `${home}/karty.pdf`,
      `${home}/karty.pdf?od=1&do=9999`,
    ])
      expect((await clerk.get(path)).status, path).toBe(404)
  })

  test('a sheet is found by its number or by what a reader of codes types', async () => {
    const code = (await sheetByNumber(at.db, form.id, 5))?.code ?? ''
    for (const text of [
      '5',
      '0005',
      code,
      `https://wiec.example/k/${code}`,
      `HTTPS://WIEC.EXAMPLE/K/${code}`.toUpperCase(),
    ])
      expect((await clerk.post(`${home}/wpisywanie`, { sheet: text })).location, text).toBe(sheet(5))
    for (const text of ['', '777', '5 or 1=1', '/k/zzzzzzzzzz', 'x'.repeat(400)])
      expect((await clerk.post(`${home}/wpisywanie`, { sheet: text })).status, text).toBe(422)
  })

  test('a sheet without a number gets the next one', async () => {
    const { location, flash } = await clerk.post(`${home}/bez-numeru`)
    expect([location, flash]).toEqual([sheet(13), 'paper.flash.numbered'])
  })

  test('codes are checked without being kept, then saved, and the next sheet opens', async () => {
    const before = (await answers()).length
    const check = await clerk.post(sheet(1), entry({ 'q-bus': 'b', act: 'check' }))
    expect(check.status).toBe(200)
    expect(check.html).toContain('Wszystko czytelne')
    // What Enter sends without script names no button of ours: it checks as well.
    expect((await clerk.post(sheet(1), { receivedOn: '2026-09-30', 'q-bus': 'b' })).status).toBe(200)
    expect(await answers()).toHaveLength(before)
    const saved = await clerk.post(sheet(1), entry({ 'q-bus': 'b', 'q-where': 'Augustów' }))
    expect([saved.location, saved.flash]).toEqual([sheet(2), 'paper.flash.kept'])
    expect(await answers()).toContainEqual({
      bus: { choice: 'b' },
      where: { unitCode: expect.stringMatching(/^2001/) },
    })
    expect((await clerk.get(sheet(1))).html).toContain('policzona')
  })

  test('a slip of the hand is said beside its field and what was typed stays', async () => {
    const { html, status } = await clerk.post(sheet(2), entry({ 'q-bus': 'z', 'q-why': 'Bo <b>tak</b>' }))
    expect(status).toBe(422)
    expect(html).toContain('Wpisz kod z karty')
    expect(html).toContain('value="z"')
    expect(html).toContain('Bo &lt;b>tak')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('what the paper itself does against the rules is asked about once and then kept with its reason', async () => {
    const broken = { 'q-bus': 'a b', 'q-why': 'Różnie.' }
    const asked = await clerk.post(sheet(2), entry(broken))
    expect(asked.status).toBe(422)
    expect(asked.html).toContain('P1: zaznaczono za dużo')
    const saved = await clerk.post(sheet(2), entry({ ...broken, asOnPaper: 'tak' }))
    expect(saved.status).toBe(303)
    expect(await answers()).toContainEqual({ why: { text: 'Różnie.' } })
  })

  test('a sheet from tomorrow is a slip, one that came after closing is invalid', async () => {
    expect((await clerk.post(sheet(3), entry({ receivedOn: '2026-10-01', 'q-bus': 'a' }))).status).toBe(422)
    house.clock.set('2026-10-20T10:00:00Z')
    const { flash } = await clerk.post(sheet(3), entry({ receivedOn: '2026-10-16', 'q-bus': 'a' }))
    expect(flash).toBe('paper.flash.invalid')
    expect((await clerk.get(sheet(3))).html).toContain('po terminie')
    house.clock.set('2026-09-30T10:00:00Z')
  })

  test('a scan is kept for the team alone, and anything else than a picture or PDF is refused', async () => {
    const saved = await clerk.post(sheet(4), entry({ 'q-bus': 'a', scan: aPdf('karta.pdf') }))
    expect(saved.flash).toBe('paper.flash.kept')
    const page = await clerk.get(sheet(4))
    expect(page.html).toContain('karta.pdf')
    const known = await sheetByNumber(at.db, form.id, 4)
    const guard = sheetGuard(owner.ports)
    const file = { subject: { id: known?.id ?? '' } }
    const asked = { ...systemContext(house, 'test'), actor: aPerson() }
    expect([await guard({ ...asked, actor: aClerk() }, file), await guard(asked, file)]).toEqual([true, false])
    const script = new File(['<script>alert(1)</script>'], 'karta.pdf', { type: 'application/pdf' })
    expect((await clerk.post(`${sheet(4)}/skan`, { scan: script })).status).toBe(422)
    expect((await clerk.post(`${sheet(4)}/skan`, { scan: aPdf('druga.pdf') })).flash).toBe('paper.flash.scan')
  })

  test('with double entry the second person sees nothing of the first, and differences are chosen on one page', async () => {
    expect((await clerk.post(`${home}/ustawienia`, { doubleEntry: 'tak' })).flash).toBe('paper.flash.settings')
    await clerk.post(sheet(5), entry({ 'q-bus': 'a', 'q-why': 'Sekret pierwszej osoby' }))
    expect((await clerk.get(sheet(5))).html).toContain('Drugi raz wpisuje ją inna osoba')
    const second = await other.get(sheet(5))
    expect(second.html).toContain('drugi wpis')
    expect(second.html).not.toContain('Sekret')
    expect((await other.post(sheet(5), entry({ 'q-bus': 'c', 'q-why': 'Sekret pierwszej osoby' }))).flash).toBe(
      'paper.flash.compare',
    )
    const compare = await clerk.get(`${sheet(5)}/porownanie`)
    expect(await mistakesIn(compare.html)).toEqual([])
    expect(compare.html).toContain('pierwszy wpis: a')
    expect(compare.html).toContain('drugi wpis: c')
    expect(compare.html).not.toContain('Dlaczego?')
    expect((await clerk.post(`${sheet(5)}/porownanie`)).status).toBe(422)
    expect((await clerk.post(`${sheet(5)}/porownanie`, { 'choice-bus': '2' })).flash).toBe('paper.flash.kept')
    expect(await answers()).toContainEqual({ bus: { choice: 'c' }, why: { text: 'Sekret pierwszej osoby' } })
    expect((await clerk.get(`${sheet(5)}/porownanie`)).status).toBe(404)
    expect((await clerk.post(`${sheet(5)}/porownanie`, { 'choice-bus': '1' })).status).toBe(404)
  })

  test('what no number of sheets can be is said beside the field', async () => {
    for (const count of ['0', '501', '-1', 'dużo', '']) {
      const { html, status } = await clerk.post(home, { count, language: 'pl' })
      expect(status, count).toBe(422)
      expect(html).toContain('Wpisz liczbę od 1 do 500')
    }
  })

  test('a mangled cursor opens the list from its beginning', async () => {
    for (const cursor of ['x', 'WyJhIl0', 'WzFlMzBd'])
      expect((await clerk.get(`${home}?po=${cursor}`)).html).toContain('0001')
  })
})
