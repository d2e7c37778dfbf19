import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { newId } from '../../../platform/db/index.ts'
import { anIssue, aSentIssue, aTextBlock } from '../examples.ts'
import type { Block } from '../issues/blocks.ts'
import { newsletterIn } from '../testing.ts'
import { issuesByYear } from './store.ts'

const EVERY: Block[] = [
  {
    id: newId(),
    kind: 'practice',
    title: 'Lipy w Sztabinie',
    text: 'Sadzą wspólnie.',
    when: '',
    place: 'Sztabin',
    url: '/siec',
    source: null,
  },
  { id: newId(), kind: 'heading', text: 'Terminy' },
  {
    id: newId(),
    kind: 'term',
    title: 'Wnioski sołectw',
    text: '',
    when: 'do 30 września',
    place: '',
    url: '',
    source: null,
  },
  { id: newId(), kind: 'quote', text: 'Każdy głos.\nNaprawdę.', author: 'Sołtyska' },
  { id: newId(), kind: 'divider' },
  {
    id: newId(),
    kind: 'picture',
    fileId: newId(),
    path: '/pliki/a/b.jpg',
    width: 800,
    height: 600,
    alt: 'Lipy',
    caption: 'Fot. M.',
  },
  aTextBlock('Plan [tutaj](/konsultacje).'),
]

eachEngine('the archive', (at) => {
  let house: TestHouse
  let here: Awaited<ReturnType<typeof newsletterIn>>

  beforeAll(async () => {
    house = await aHouse(at, '2025-12-31T23:30:00Z')
    here = await newsletterIn(house)
    const keeper = () => here.as(here.coordinator)
    // Half an hour before midnight in London is next year in Warsaw.
    await aSentIssue(keeper(), { subject: 'Pierwszy', plainSummary: 'O sołectwach.' }, EVERY)
    house.clock.set('2026-03-01T10:00:00Z')
    await aSentIssue(keeper(), { subject: 'Drugi <b>', plainSummary: 'O budżetach.' }, [
      aTextBlock('Piszemy o przystankach.'),
    ])
    await anIssue(keeper(), { subject: 'Szkic tajny' })
  })
  afterAll(() => house.close())

  const read = (path: string) => here.wing.stranger().get(path)

  test('each issue has one address, without anything of a recipient, and says what is in it', async () => {
    const { status, html } = await read('/newsletter/2026/1')
    expect(status).toBe(200)
    expect(await mistakesIn(html)).toEqual([])
    for (const words of [
      'Pierwszy',
      'O sołectwach.',
      'Lipy w Sztabinie',
      'Wnioski sołectw',
      'Sołtyska',
      'alt="Lipy"',
      '>tutaj</a>',
    ])
      expect(html).toContain(words)
    expect(html).not.toMatch(/newsletter\/(ustawienia|wypisanie|wypisz)/)
    expect([...html.matchAll(/<h(\d)[^>]*>(?!<a href="#)/g)].length).toBeGreaterThan(3)
    expect((await read('/newsletter/2026/2')).html).toContain('Drugi &lt;b>')
    for (const absent of ['/newsletter/2026/3', '/newsletter/2025/1', '/newsletter/2026/0', '/newsletter/rok/1'])
      expect((await read(absent)).status, absent).toBe(404)
  })

  test('the list is newest first, holds no draft, and is searched by inflected words', async () => {
    const { html } = await read('/newsletter')
    expect(html.indexOf('Drugi')).toBeLessThan(html.indexOf('Pierwszy'))
    expect(html).not.toContain('Szkic tajny')
    expect(html).toContain('W roku 2026 wyszły 2 numery. Sieć obiecała co najmniej 6.')
    expect(await mistakesIn(html)).toEqual([])
    const found = await read('/newsletter?szukaj=przystanek')
    expect(found.html).toContain('Drugi')
    expect(found.html).not.toContain('Pierwszy')
    const nothing = await read('/newsletter?szukaj=dinozaury')
    expect(nothing.html).toContain('Nie ma numeru z takimi słowami')
    expect(await mistakesIn(nothing.html)).toEqual([])
  })

  test('feeds carry the issues and no draft', async () => {
    const atom = await read('/newsletter/kanal.xml')
    expect(atom.headers.get('content-type')).toContain('application/atom+xml')
    expect(atom.html).toContain('<title>Numer 2/2026: Drugi &lt;b&gt;</title>')
    expect(atom.html).not.toContain('Szkic')
    const json = await read('/newsletter/kanal.json')
    expect(json.headers.get('content-type')).toContain('application/feed+json')
    const feed = JSON.parse(json.html)
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://wiec.example/newsletter/kanal.json',
    })
    expect(feed.items).toHaveLength(2)
    expect(feed.items[0]).toMatchObject({
      url: 'https://wiec.example/newsletter/2026/2',
      title: 'Numer 2/2026: Drugi <b>',
    })
    expect(feed.items[0].content_text).toContain('Piszemy o przystankach.')
    expect(feed.items[0].content_text).not.toMatch(/[\uE000\uE001]/)
  })

  test('the years count what was sent to the end, by the calendar of Warsaw', async () => {
    expect(await issuesByYear(at.db, 2027)).toEqual([
      { year: 2026, count: 2 },
      { year: 2027, count: 0 },
    ])
  })
})
