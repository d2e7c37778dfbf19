import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { LETTERS } from '../../src/app/letters.ts'
import { searchPorts } from '../../src/app/search/ports.ts'
import { texts } from '../../src/app/texts.ts'
import { aSentIssue } from '../../src/modules/newsletter/examples.ts'
import { filled, frozenIssue } from '../../src/modules/newsletter/index.ts'
import { previewOf } from '../../src/modules/notices/wording/kinds.ts'
import { indexChanged } from '../../src/modules/search/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { mistakesIn } from '../support/house.ts'
import { tagsIn } from '../support/markup.ts'
import { ORIGIN, type TestPortal } from '../support/portal.ts'
import { pythonWith } from '../support/python.ts'
import type { Visitor } from '../support/visitor.ts'
import { nuErrors } from '../support/vnu.ts'
import { openWorld, type World } from '../support/world.ts'
import { readXml } from '../support/xml.ts'

// What programs of others make of our pages, letters and feeds: checkers of HTML, readers of feeds.

let portal: TestPortal
let world: World
let stranger: Visitor

beforeAll(async () => {
  const opened = await openWorld()
  ;({ portal, world } = opened)
  await aSentIssue(portal.system(), { subject: 'Wszystkie części' }, [
    { id: newId(), kind: 'heading', text: 'Terminy' },
    thing('term', 'Wnioski sołectw', ''),
    thing('meeting', 'Spacer', '/spotkania'),
    {
      id: newId(),
      kind: 'text',
      text: '## Nagłówek\n\n- raz\n- dwa\n\n1. krok\n\n> cytat\n\n[Odnośnik](/konsultacje)',
    },
    { id: newId(), kind: 'quote', text: 'Każdy głos.\nNaprawdę.', author: 'Sołtyska' },
    { id: newId(), kind: 'divider' },
    picture('Lipy "stare" & nowe'),
  ])
  await indexChanged(portal.system(), searchPorts)
  stranger = portal.stranger()
  return opened.close
}, 120_000)

const thing = (kind: 'term' | 'meeting', title: string, url: string) =>
  ({ id: newId(), kind, title, text: 'Opis.', when: 'do 30 września', place: 'Sztabin', url, source: null }) as const

const picture = (alt: string) =>
  ({
    id: newId(),
    kind: 'picture',
    fileId: newId(),
    path: '/a.jpg',
    width: 800,
    height: 600,
    alt,
    caption: 'M.',
  }) as const

/** Pages by their address, as a stranger or the holder of a link reads them. */
const pagesAsked = () => {
  const { token, issue } = world.things.newsletter
  const { open } = world.consultations
  return [
    '/',
    '/newsletter',
    `/newsletter/${issue}`,
    '/newsletter/2026/2',
    '/en/newsletter/2026/2',
    '/newsletter/zapis',
    `/newsletter/ustawienia/${token}`,
    `/newsletter/wypisanie/${token}`,
    `/konsultacje/${open.slug}`,
    `/budzet-obywatelski/${world.things.budgets.voting.slug}`,
    '/mapa',
    '/wiedza',
    '/wiedza/poradniki/konsultacje-w-gminie',
    '/wiedza/jakie-narzedzie',
    '/wiedza/terminy',
    '/szukaj?q=park',
    '/siec/prezentacja',
    '/otwarte-dane/api',
  ]
}

test('checkers of HTML find nothing in pages people meet most, with the archive and preferences of the newsletter', async () => {
  const pages = new Map<string, string>()
  const mistakes: string[] = []
  for (const path of pagesAsked()) {
    const { status, html } = await stranger.get(path)
    expect(status, path).toBe(200)
    pages.set(path, html)
    mistakes.push(...(await mistakesIn(html)).map((mistake) => `${path}: ${mistake}`))
  }
  expect(mistakes).toEqual([])
  expect((await nuErrors(pages)) ?? []).toEqual([])
}, 180_000)

test('checkers of HTML find nothing in letters', async () => {
  const letters = new Map<string, string>()
  const rows = await portal.house.db
    .withTables<import('../../src/modules/newsletter/tables.ts').NewsletterTables>()
    .selectFrom('newsletter.issues')
    .select(['id', 'number'])
    .where('frozen_at', 'is not', null)
    .execute()
  for (const { id, number } of rows) {
    const frozen = await frozenIssue(portal.system(), id)
    if (!frozen) throw new Error('it was frozen')
    const links = { unsubscribe: `${ORIGIN}/a?b=1&c=2`, preferences: `${ORIGIN}/b`, view: `${ORIGIN}/c` }
    letters.set(`issue ${number}`, filled(frozen, links).html)
  }
  const { config } = portal.house
  for (const kind of LETTERS)
    for (const locale of ['pl', 'en'] as const)
      letters.set(`${kind.template} (${locale})`, previewOf({ texts, config }, kind, locale, new Map()).html)
  expect(letters.size).toBeGreaterThan(60)
  const mistakes: string[] = []
  for (const [name, html] of letters)
    mistakes.push(...(await mistakesIn(html)).filter(notOfMail).map((mistake) => `${name}: ${mistake}`))
  expect(mistakes).toEqual([])
  expect((await nuErrors(letters)) ?? []).toEqual([])
}, 180_000)

// Mail programs drop sheets of styles, so a letter says its looks where they are used.
const notOfMail = (mistake: string) => !mistake.startsWith('no-inline-style')

/** Pages whose feeds are read, and whether something must be in them here. */
const listsAsked = () => [
  '/',
  '/konsultacje',
  `/konsultacje/${world.consultations.open.slug}`,
  '/budzet-obywatelski',
  '/glosowania',
  '/spotkania',
  '/mapa',
  '/wiedza',
  '/wiedza/poradniki',
  '/wiedza/wzory',
  '/wiedza/historie',
  '/wiedza/biblioteka',
  '/wiedza/pytania',
  '/organizacje',
  '/siec/katalog',
  '/siec/czlonkowie',
  '/siec/pomysly',
  '/newsletter',
  '/en/newsletter',
]

interface Entry {
  id: string
  title: string
  link: string
  updated: string
}

test('every list offers feeds that readers of feeds understand, with an address for each thing', async () => {
  const feeds = new Map<string, string>()
  for (const page of listsAsked()) {
    const found = tagsIn((await stranger.get(page)).html)
      .filter(({ name, attributes }) => name === 'link' && attributes.type === 'application/atom+xml')
      .map(({ attributes }) => (attributes.href ?? '').replace(ORIGIN, ''))
    expect(found.length, page).toBeGreaterThan(0)
    for (const path of found) {
      const answer = await stranger.get(path)
      expect(answer.headers.get('content-type'), path).toBe('application/atom+xml; charset=utf-8')
      feeds.set(path, answer.html)
    }
  }
  expect(feeds.size).toBeGreaterThanOrEqual(15)
  const ours = new Map<string, Entry[]>()
  for (const [path, xml] of feeds) {
    ours.set(path, entriesIn(path, xml))
    await expectTwin(path, ours.get(path) ?? [])
  }
  const read = readByPython(feeds)
  if (read) for (const [path, entries] of ours) expect(read.get(path), path).toEqual(entries)
}, 120_000)

/** The structure RFC 4287 asks for. */
function entriesIn(path: string, xml: string): Entry[] {
  const feed = readXml(xml)
  const one = (within: typeof feed, name: string) => {
    const found = within.children.filter((child) => child.name === name)
    expect(found.length, `${path}: ${name}`).toBe(1)
    return found[0]?.text ?? ''
  }
  expect(feed.name).toBe('feed')
  expect(feed.attributes.xmlns).toBe('http://www.w3.org/2005/Atom')
  expect(new URL(one(feed, 'id')).origin, path).toBe(ORIGIN)
  expect(one(feed, 'title'), path).not.toBe('')
  const entries = feed.children
    .filter(({ name }) => name === 'entry')
    .map((entry) => {
      const links = entry.children.filter(({ name, attributes }) => name === 'link' && attributes.rel === 'alternate')
      return {
        id: one(entry, 'id'),
        title: one(entry, 'title'),
        link: links[0]?.attributes.href ?? '',
        updated: Temporal.Instant.from(one(entry, 'updated')).toString({ smallestUnit: 'second' }),
      }
    })
  expect(entries.length, path).toBeGreaterThan(0)
  expect(new Set(entries.map(({ id }) => id)).size, path).toBe(entries.length)
  for (const { link } of entries) expect(new URL(link).origin, path).toBe(ORIGIN)
  return entries
}

/** The same things stand in the JSON Feed beside, where the list has one. */
async function expectTwin(path: string, entries: Entry[]) {
  const { status, html } = await stranger.get(path.replace('.xml', '.json'))
  if (status === 404) return
  expect(status, path).toBe(200)
  const feed = JSON.parse(html)
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
  expect(feed.items.map(({ id, url }: { id: string; url: string }) => [id, url])).toEqual(
    entries.map(({ id, link }) => [id, link]),
  )
}

const SCRIPT = `
import calendar, datetime, feedparser, json, sys
answer = {}
for name in sys.argv[2:]:
    feed = feedparser.parse(sys.argv[1] + name)
    if feed.bozo or feed.version != 'atom10': raise SystemExit(f'{name}: {feed.version} {feed.get("bozo_exception")}')
    moment = lambda entry: datetime.datetime.fromtimestamp(calendar.timegm(entry.updated_parsed), datetime.UTC)
    answer[name] = [dict(id=entry.id, title=entry.title, link=entry.link, updated=moment(entry).strftime('%Y-%m-%dT%H:%M:%SZ')) for entry in feed.entries]
print(json.dumps(answer))`

/** The same feeds as python3-feedparser reads them; null where this machine has none. */
function readByPython(feeds: ReadonlyMap<string, string>): Map<string, Entry[]> | null {
  const python = pythonWith('feedparser', 'python3-feedparser')
  if (!python) return null
  const folder = `${mkdtempSync(join(tmpdir(), 'wiec-feeds-'))}/`
  try {
    const paths = [...feeds.keys()]
    for (const [index, xml] of [...feeds.values()].entries()) writeFileSync(`${folder}${index}.xml`, xml)
    const said = execFileSync(python, ['-c', SCRIPT, folder, ...paths.map((_, index) => `${index}.xml`)])
    const answer = JSON.parse(said.toString()) as Record<string, Entry[]>
    return new Map(paths.map((path, index) => [path, answer[`${index}.xml`] ?? []]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
