import { beforeAll, describe, expect, test } from 'vitest'
import { type Crawled, crawl } from '../support/crawl.ts'
import { mistakesIn } from '../support/house.ts'
import { addressesIn, tagsIn, wordsOf } from '../support/markup.ts'
import { ORIGIN, type TestPortal } from '../support/portal.ts'
import { snapshot } from '../support/snapshot.ts'
import { ROLES, type Who } from '../support/world/roles.ts'
import { openWorld, type World } from '../support/world.ts'

// Pages are the same on both engines, so one is enough here.
let portal: TestPortal
let world: World

/**
 * Everybody reads Polish; a stranger, somebody with an account, a team admin and an administrator read all they can, and all
 * but one of them in English too. The others pass over the very addresses that answered a stranger: what is left to them is theirs.
 */
const FULLY: Who[] = ['stranger', 'person', 'team-admin', 'administrator']
const READERS: { who: Who; start: string }[] = [
  ...FULLY.map((who) => ({ who, start: '/' })),
  ...ROLES.filter((who) => !FULLY.includes(who)).map((who) => ({ who, start: '/' })),
  ...FULLY.filter((who) => who !== 'person').map((who) => ({ who, start: '/en' })),
]
const crawled = new Map<(typeof READERS)[number], Crawled[]>()
let before: Record<string, string>
let after: Record<string, string>

beforeAll(async () => {
  const opened = await openWorld()
  const { at } = opened
  ;({ portal, world } = opened)
  const visitors = await Promise.all(READERS.map(({ who }) => world.as(who)))
  before = await snapshot(at.db)
  const answered = new Set<string>()
  for (const [index, reader] of READERS.entries()) {
    const follows = (path: string) => FULLY.includes(reader.who) || !answered.has(path)
    const visitor = visitors[index] as (typeof visitors)[number]
    const found = await crawl(visitor, [reader.start, '/praca', '/konto'], { follows })
    if (reader.who === 'stranger') for (const { path, answer } of found) if (answer.status === 200) answered.add(path)
    crawled.set(reader, found)
  }
  after = await snapshot(at.db)
  return opened.close
}, 600_000)

const all = () => [...crawled.values()].flat()
/** What a browser opens here; a file to keep is opened from the reader's disk, where no policy of ours holds. */
const pages = () =>
  all().filter(
    ({ answer }) =>
      answer.status === 200 &&
      answer.headers.get('content-type')?.startsWith('text/html') &&
      !answer.headers.get('content-disposition')?.startsWith('attachment'),
  )

test('links are followed far enough to mean something', () => {
  const reached = (who: Who) =>
    new Set([...crawled].flatMap(([reader, found]) => (reader.who === who ? found.map(({ path }) => path) : [])))
  expect(reached('stranger').size).toBeGreaterThan(40)
  expect(reached('team-admin').size).toBeGreaterThan(80)
  expect([...reached('administrator')]).toEqual(
    expect.arrayContaining(['/administracja/dziennik', '/administracja/wyglad/kolory']),
  )
})

test('no link leads to what is absent or broken', () => {
  const dead = [...crawled].flatMap(([{ who }, found]) =>
    found
      .filter(({ answer, from }) => answer.status >= 400 && from !== '' && !refused(found).has(from))
      .filter(({ path, from }) => !isAhead(from, path))
      .map(({ path, from, answer }) => `${who}: ${from} -> ${path} ${answer.status}`),
  )
  expect(dead).toEqual([])
  expect(portal.faults()).toEqual([])
})

/** A report looked at before it is published already says where its table will be. */
const isAhead = (from: string, path: string) => from.endsWith('/raport/czesci/uwagi') && path.endsWith('/raport.csv')

/** Pages of refusal where a walk began; the switch of language on them leads to the same refusal. */
const refused = (found: Crawled[]) =>
  new Set(found.filter(({ answer }) => answer.status >= 400).map(({ path }) => path))

test('nothing is changed by reading', () => {
  expect(after).toEqual(before)
})

test('every page is valid HTML, in Polish and in English', async () => {
  const wrong = new Map<string, string>()
  const checked = new Set<string>()
  for (const { path, answer } of pages()) {
    const skeleton = skeletonOf(answer.html)
    if (checked.has(skeleton)) continue
    checked.add(skeleton)
    for (const mistake of await mistakesIn(answer.html)) if (!wrong.has(mistake)) wrong.set(mistake, path)
  }
  expect([...wrong].map(([mistake, path]) => `${path}: ${mistake}`)).toEqual([])
}, 600_000)

/** Which tags with which attributes a page is made of: pages alike in this are valid or invalid together. */
const skeletonOf = (html: string) =>
  [...new Set(html.match(/<[a-z][^>]*>/g)?.map((tag) => tag.replace(/="[^"]*"/g, '')))].sort().join('') +
  String(
    tagsIn(html)
      .flatMap(({ attributes: { id } }) => id?.replace(/[0-9a-f-]{36}|\d+/g, '') ?? [])
      .sort(),
  )

test('every page says which language it is in, has one heading and a title of its own', () => {
  const wrong = pages().flatMap(({ path, answer: { html } }) => {
    const locale = /^\/en(\/|$|\?)/.test(path) ? 'en' : 'pl'
    const count = (part: string) => part.match(/<h1[\s>]/g)?.length ?? 0
    // The application for the field keeps its screens in templates and shows one of them at a time.
    const screens = html.match(/<template[\s>].*?<\/template>/gs) ?? []
    const outside = count(html.replace(/<template[\s>].*?<\/template>/gs, ''))
    const headings = outside === 0 ? Math.max(0, ...screens.map(count)) : outside
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''
    return [
      html.includes(`<html lang="${locale}"`) ? [] : [`${path}: language`],
      headings === 1 ? [] : [`${path}: ${headings} headings`],
      title.length > 10 ? [] : [`${path}: title "${title}"`],
    ].flat()
  })
  expect(wrong).toEqual([])
})

test('an English page stays in English', () => {
  const strays = pages()
    .filter(({ path }) => path.startsWith('/en'))
    .flatMap(({ path, answer }) =>
      addressesIn(answer.html)
        .filter(
          ({ tag, address }) =>
            (tag === 'a' || tag === 'form') &&
            address.startsWith('/') &&
            // The application for the field has one address and speaks the language of its device (decision 0078).
            !/^\/(en(\/|$|\?)|pliki\/|zasoby\/|wyglad|teren\/)/.test(address),
        )
        // What editors wrote in an issue of the newsletter is Polish, and leads to Polish pages.
        .filter(({ tag }) => !(tag === 'a' && /^\/en\/newsletter\/\d/.test(path)))
        .filter(
          ({ address }) => address !== path.replace(/^\/en/, '') && address !== (path.replace(/^\/en/, '') || '/'),
        )
        .map(({ tag, address }) => `${path}: ${tag} ${address}`),
    )
  expect([...new Set(strays)]).toEqual([])
})

test('no page shows the key of a sentence, a value that is not there, or an unfilled gap', () => {
  const wrong = pages().flatMap(({ path, answer }) => {
    const found =
      /\b(undefined|NaN|\[object |null)\b|\{(count|name|date|title)\}|\b(consultations|remarks|network|identity|notices|moderation|media|places|app|ui)\.[a-z-]+\.[a-z-]+/.exec(
        wordsOf(answer.html),
      )
    return found ? [`${path}: ${found[0]}`] : []
  })
  expect(wrong).toEqual([])
})

describe('what every answer carries', () => {
  test('a policy that lets nothing but our own origin in, and nothing inline', () => {
    const wrong = all().flatMap(({ path, answer: { headers } }) => {
      const policy = headers.get('content-security-policy') ?? ''
      const right =
        policy.startsWith("default-src 'none'") &&
        policy.includes("frame-ancestors 'none'") &&
        policy.includes("base-uri 'none'") &&
        !/unsafe|https?:|\*/.test(policy)
      return [
        right ? [] : [`${path}: ${policy}`],
        headers.get('x-content-type-options') === 'nosniff' ? [] : [`${path}: sniffing`],
        headers.get('referrer-policy') ? [] : [`${path}: referrer`],
      ].flat()
    })
    expect(wrong).toEqual([])
  })

  test('nothing inline that the policy would stop', () => {
    const inline =
      /<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=| type="application\/ld\+json">)|href="javascript:/
    const wrong = pages().flatMap(({ path, answer }) => {
      const found = inline.exec(answer.html)
      return found ? [`${path}: ${found[0]}`] : []
    })
    expect(wrong).toEqual([])
  })

  test('nothing that a browser would ask another site for', () => {
    const wrong = pages().flatMap(({ path, answer: { html } }) =>
      addressesIn(html)
        .filter(({ tag, rel }) => tag !== 'a' && !(tag === 'link' && /canonical|alternate/.test(rel)))
        .filter(({ address }) => new URL(address, ORIGIN).origin !== ORIGIN && !address.startsWith('data:'))
        .map(({ tag, address }) => `${path}: ${tag} ${address}`),
    )
    expect(wrong).toEqual([])
  })

  test('no cookie for those who only read', () => {
    const set = [...crawled]
      .filter(([{ who }]) => who === 'stranger')
      .flatMap(([, found]) => found.filter(({ answer }) => answer.headers.has('set-cookie')).map(({ path }) => path))
    expect(set).toEqual([])
  })

  test('no word of a person for a shared cache', () => {
    const shared = [...crawled]
      .filter(([{ who }]) => who !== 'stranger')
      .flatMap(([, found]) =>
        found
          .filter(
            ({ path, answer }) =>
              answer.headers.get('content-type')?.startsWith('text/html') &&
              !/private|no-store/.test(answer.headers.get('cache-control') ?? '') &&
              path,
          )
          .map(({ path }) => path),
      )
    expect(shared).toEqual([])
  })
})
