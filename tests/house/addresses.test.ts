import { beforeAll, describe, expect, test } from 'vitest'
import type { TestDatabase } from '../support/database.ts'
import type { TestPortal } from '../support/portal.ts'
import { snapshot } from '../support/snapshot.ts'
import type { Answer, Visitor } from '../support/visitor.ts'
import { ROLES, type Who } from '../support/world/roles.ts'
import { openWorld, type World } from '../support/world.ts'
import { ACCESS, filled } from './addresses/index.ts'

const EVERYBODY: Who[] = ['stranger', ...ROLES]
const LEAST_AND_MOST: Who[] = ['stranger', 'person', 'administrator']
const known = ACCESS.flatMap(({ who, status, get = [], post = [] }) => [
  ...get.map((route) => ({ method: 'GET', route, who, status: status ?? [200] })),
  ...post.map((route) => ({ method: 'POST', route, who, status: [] as number[] })),
])

// Who may what is asked before any database is, so one engine is enough.
describe('every address of the portal', () => {
  let at: TestDatabase
  let portal: TestPortal
  let world: World
  let visitors: Record<Who, Visitor>
  const everybody = async () =>
    Object.fromEntries(await Promise.all(EVERYBODY.map(async (who) => [who, await world.as(who)]))) as typeof visitors

  beforeAll(async () => {
    const opened = await openWorld()
    ;({ at, portal, world } = opened)
    visitors = await everybody()
    return opened.close
  }, 180_000)

  test('is in the table of who may use it', () => {
    const routes = new Set(
      portal.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
    )
    expect([...routes].sort()).toEqual(known.map(({ method, route }) => `${method} ${route}`).sort())
  }, 180_000)

  test('answers a GET to those who may, and looks absent to the rest', async () => {
    const wrong: string[] = []
    for (const { route, who, status } of known.filter(({ method }) => method === 'GET')) {
      const path = filled(route, world)
      // What everybody may, is tried by those with the least and the most.
      for (const one of who.length === EVERYBODY.length ? LEAST_AND_MOST : EVERYBODY) {
        const answer = await visitors[one].get(path)
        const right = who.includes(one) ? status.includes(answer.status) : isRefused(answer, one)
        if (!right) wrong.push(`${one} ${path}: ${answer.status} ${answer.location ?? ''}`)
      }
    }
    expect(wrong).toEqual([])
    expect(portal.faults()).toEqual([])
  }, 180_000)

  test('refuses an empty POST of those who may not, and nothing is changed', async () => {
    const before = await snapshot(at.db)
    const wrong: string[] = []
    for (const { route, who } of known.filter(({ method }) => method === 'POST')) {
      const path = filled(route, world)
      for (const one of EVERYBODY.filter((one) => !who.includes(one))) {
        const answer = await visitors[one].post(path)
        if (!isRefused(answer, one)) wrong.push(`${one} ${path}: ${answer.status} ${answer.location ?? ''}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await snapshot(at.db)).toEqual(before)
  }, 180_000)

  test('refuses a POST that another site asks for, whoever is signed in', async () => {
    const before = await snapshot(at.db)
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://zly.example' },
      { 'sec-fetch-site': 'same-site', origin: 'https://inny.wiec.example' },
      { origin: 'https://zly.example' },
      { origin: 'null' },
      // An old browser that says nothing of where it comes from, with our cookie.
      {},
    ]
    const wrong: string[] = []
    for (const { route } of known.filter(({ method }) => method === 'POST'))
      for (const headers of foreign) {
        const answer = await visitors.administrator.post(filled(route, world), {}, headers)
        if (answer.status !== 400) wrong.push(`${route} ${JSON.stringify(headers)}: ${answer.status}`)
      }
    expect(wrong).toEqual([])
    expect(await snapshot(at.db)).toEqual(before)
  }, 180_000)

  test('refuses a draft, and what belongs to another team, as if there were none', async () => {
    const { draft, foreignDraft, foreign } = world.consultations
    // Nobody here has just done anything that the next page would begin with.
    visitors = await everybody()
    const wrong: string[] = []
    const expectAbsent = async (one: Who, path: string) => {
      const absent = await visitors[one].get(path.replace(/(konsultacje)\/[^/]+/, '$1/takich-nie-ma'))
      const answer = await visitors[one].get(path)
      if (answer.status !== 404 || bare(answer) !== bare(absent)) wrong.push(`${one} ${path}: ${answer.status}`)
    }
    for (const path of known
      .filter(({ method, route }) => method === 'GET' && /^\/konsultacje\/:slug/.test(route))
      .map(({ route }) => filled(route, world))) {
      const at = (slug: string) => path.replace(/(konsultacje)\/[^/?]+/, `$1/${slug}`)
      for (const one of ['stranger', 'person', 'other-admin', 'coordinator'] as const)
        await expectAbsent(one, at(draft.slug))
      for (const one of ['stranger', 'team-admin', 'coordinator'] as const)
        await expectAbsent(one, at(foreignDraft.slug))
    }
    for (const path of known
      .filter(({ method, route }) => method === 'GET' && /^\/praca\/konsultacje\/:slug/.test(route))
      .map(({ route }) => filled(route, world)))
      for (const one of ['team-admin', 'editor', 'clerk', 'moderator'] as const)
        await expectAbsent(one, path.replace(/(konsultacje)\/[^/?]+/, `$1/${foreign.slug}`))
    expect(wrong).toEqual([])
  }, 180_000)

  test('with a mangled id in it is absent, not broken', async () => {
    const wrong: string[] = []
    for (const { method, route } of known.filter(({ route }) => route.includes('/:')))
      for (const place of route.split('/').flatMap((name, place) => (name.startsWith(':') ? [place] : []))) {
        for (const id of MANGLED) {
          const path = filled(route, world).split('/').with(place, id).join('/')
          const answer = await (method === 'GET' ? visitors.administrator.get(path) : visitors.administrator.post(path))
          if (answer.status >= 500) wrong.push(`${method} ${path.slice(0, 120)}: ${answer.status}`)
        }
      }
    expect(wrong).toEqual([])
    expect(portal.faults()).toEqual([])
  }, 180_000)

  // Last, because some of these do what they are asked.
  test('is never broken by an empty POST of those who may', async () => {
    const wrong: string[] = []
    for (const { route, who } of known.filter(({ method }) => method === 'POST'))
      for (const one of who) {
        const answer = await (await world.as(one)).post(filled(route, world))
        if (answer.status >= 500) wrong.push(`${one} ${route}: ${answer.status}`)
      }
    expect(wrong).toEqual([])
    expect(portal.faults()).toEqual([])
  }, 180_000)
})

const MANGLED = [
  'x',
  '0',
  '%00',
  '..%2F..%2Fetc%2Fpasswd',
  '00000000-0000-7000-8000-000000000000',
  "'%20or%201=1--",
  '%ff%fe',
  'x'.repeat(3000),
]

/** Absent; or the way to sign in, where being signed in may be all that is missing. */
const isRefused = ({ status, location }: Answer, one: Who) =>
  status === 404 || (status === 303 && one === 'stranger' && location?.startsWith('/zaloguj'))

/** A page without what is its own: the number of the request and its address. */
const bare = ({ html }: Answer) =>
  html
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    .replace(/\/konsultacje\/[^"&?]*/g, '')
    .replace(/%2Fkonsultacje%2F[^"&]*/g, '')
