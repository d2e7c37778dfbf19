import { beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aPerson, contextOf, mistakesIn } from '../../../../tests/support/house.ts'
import { networkAtTest } from '../testing.tsx'
import { addPage, writePage } from './actions.ts'
import { wordsFor } from './rules.ts'
import { listPages, versionsOf } from './store.ts'

const WORDS = { title: 'Czym jest Sieć', body: '## Po co\n\nUczymy się razem.', titleEn: '', bodyEn: '' }
const ENGLISH = { titleEn: 'What the network is', bodyEn: '## Why\n\nWe learn together.' }
const DESK = '/administracja/strony'

describe('the words a reader gets', () => {
  test.each([
    ['pl', WORDS, 'pl'],
    ['en', WORDS, 'pl'],
    ['en', { ...WORDS, ...ENGLISH }, 'en'],
    ['en', { ...WORDS, titleEn: 'Only a title' }, 'pl'],
  ] as const)('in %s of %o are %s', (locale, words, language) => {
    expect(wordsFor(words, locale).language).toBe(language)
  })
})

eachEngine('pages about the network', (at) => {
  const here = networkAtTest(at)
  const desk = () => contextOf(here.house, here.coordinator)
  const added = async (words: Partial<typeof WORDS> = {}) => {
    const id = await addPage(desk(), { ...WORDS, ...words })
    const page = (await listPages(at.db)).find((each) => each.id === id)
    if (!page) throw new Error('it was added')
    return page
  }
  beforeEach(() => here.house.clock.set('2026-09-30T10:00:00Z'))

  test('before anybody wrote, the page says so, and shows the way only to those who may', async () => {
    const { html, status } = await here.wing.stranger().get('/siec')
    expect(status).toBe(200)
    expect(html).toContain('Nikt jeszcze nie napisał')
    expect(html).not.toContain(`${DESK}/nowa`)
    expect((await here.wing.as(here.coordinator).get('/siec')).html).toContain(`${DESK}/nowa`)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('the first opens at /siec, the others under their titles, each leading to the rest', async () => {
    const first = await added()
    const second = await added({ title: 'Jak działamy' })
    const front = await here.wing.stranger().get('/siec')
    expect(front.html).toContain(first.title)
    expect(front.html).toContain(`/siec/${second.slug}`)
    const other = await here.wing.stranger().get(`/siec/${second.slug}`)
    expect(other.html).toContain('Jak działamy')
    expect(await mistakesIn(other.html)).toEqual([])
  })

  test('two pages of one title have two addresses; none takes an address that means something else', async () => {
    const one = await added({ title: 'Kontakt' })
    const two = await added({ title: 'Kontakt' })
    const taken = await added({ title: 'Deklaracja' })
    expect([one.slug, two.slug, taken.slug]).toEqual(['kontakt', 'kontakt-2', 'deklaracja-2'])
  })

  test('an English reader gets English where it is written, else Polish that says so', async () => {
    const both = await added({ title: 'Dwa języki', ...ENGLISH })
    const polish = await added({ title: 'Tylko polski' })
    expect((await here.wing.stranger().get(`/en/siec/${both.slug}`)).html).toContain('We learn together')
    const { html } = await here.wing.stranger().get(`/en/siec/${polish.slug}`)
    expect(html).toContain('in Polish only')
    expect(html).toContain('lang="pl"')
  })

  test('a coordinator writes through the desk, with problems beside the fields and nothing lost', async () => {
    const coordinator = here.wing.as(here.coordinator)
    const bad = await coordinator.post(`${DESK}/nowa`, { title: 'X', body: 'Treść, która zostaje', titleEn: 'A' })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('Treść, która zostaje')
    expect(bad.html).toContain('Błąd:')
    const good = await coordinator.post(`${DESK}/nowa`, { title: 'Nowa strona', body: 'Treść' })
    expect(good).toMatchObject({ status: 303, location: DESK, flash: 'network.done.page' })
    const list = await coordinator.get(DESK)
    expect(list.html).toContain('Nowa strona')
    expect(await mistakesIn(list.html)).toEqual([])
  })

  test('who writes over what they did not read is told, and both texts are there', async () => {
    const page = await added({ title: 'Dwie osoby naraz' })
    const coordinator = here.wing.as(here.coordinator)
    const form = { title: page.title, titleEn: '', bodyEn: '', number: String(page.number) }
    await writePage(desk(), page, { ...WORDS, title: page.title, body: 'Tekst szybszej osoby' }, page.number)
    const late = await coordinator.post(`${DESK}/${page.id}`, { ...form, body: 'Tekst wolniejszej osoby' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('Tekst szybszej osoby')
    expect(late.html).toContain('Tekst wolniejszej osoby')
    const again = await coordinator.post(`${DESK}/${page.id}`, { ...form, body: 'Razem', number: '2' })
    expect(again.status).toBe(303)
    expect((await versionsOf(at.db, page.id)).map(({ body }) => body)).toEqual([
      'Razem',
      'Tekst szybszej osoby',
      WORDS.body,
    ])
  })

  test('of many who write at once, one version of a number is kept', async () => {
    const page = await added({ title: 'Wyścig' })
    const all = await Promise.all(
      Array.from({ length: 5 }, (_, index) => writePage(desk(), page, { ...WORDS, body: `Wersja ${index}` }, 1)),
    )
    expect(all.filter(Boolean)).toHaveLength(1)
    expect(await versionsOf(at.db, page.id)).toHaveLength(2)
  })

  test('an older version comes back as a new one', async () => {
    const page = await added({ title: 'Historia' })
    await writePage(desk(), page, { ...WORDS, title: 'Historia', body: 'Gorsza' }, 1)
    const coordinator = here.wing.as(here.coordinator)
    const history = await coordinator.get(`${DESK}/${page.id}/historia`)
    expect(await mistakesIn(history.html)).toEqual([])
    expect((await coordinator.post(`${DESK}/${page.id}/historia/1/przywrocenie`)).status).toBe(303)
    expect((await versionsOf(at.db, page.id))[0]).toMatchObject({ number: 3, body: WORDS.body })
    expect((await coordinator.post(`${DESK}/${page.id}/historia/99/przywrocenie`)).status).toBe(404)
  })

  test('moving changes the order, taking off hides, bringing back shows', async () => {
    const page = await added({ title: 'Ostatnia' })
    const coordinator = here.wing.as(here.coordinator)
    await coordinator.post(`${DESK}/${page.id}/miejsce`, { direction: 'up' })
    const slugs = (await listPages(at.db)).map(({ slug }) => slug)
    expect(slugs.indexOf('ostatnia')).toBe(slugs.length - 2)
    await coordinator.post(`${DESK}/${page.id}/usuniecie`)
    expect((await here.wing.stranger().get('/siec/ostatnia')).status).toBe(404)
    await coordinator.post(`${DESK}/${page.id}/powrot`)
    expect((await here.wing.stranger().get('/siec/ostatnia')).status).toBe(200)
  })

  test('for everybody else the desk is not there', async () => {
    const page = await added({ title: 'Cudza' })
    for (const person of [here.wing.stranger(), here.wing.as(aPerson()), here.wing.as(here.admin)]) {
      for (const path of [DESK, `${DESK}/nowa`, `${DESK}/${page.id}`, `${DESK}/${page.id}/historia`])
        expect((await person.get(path)).status).toBe(404)
      for (const act of ['', '/miejsce', '/usuniecie', '/historia/1/przywrocenie'])
        expect((await person.post(`${DESK}/${page.id}${act}`, WORDS)).status).toBe(404)
    }
    expect(await versionsOf(at.db, page.id)).toHaveLength(1)
  })

  test('markup in a page is text', async () => {
    const page = await added({ title: 'Wrogie', body: '<script>alert(1)</script> [x](javascript:alert(1))' })
    const { html } = await here.wing.stranger().get(`/siec/${page.slug}`)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('href="javascript')
  })
})
