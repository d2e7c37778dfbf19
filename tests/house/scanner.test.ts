import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseCounting } from '../../src/modules/newsletter/sending/counting/actions.ts'
import {
  addresses,
  confirmedSubscribers,
  portsWith,
  scheduledIssue,
} from '../../src/modules/newsletter/sending/examples.ts'
import { sendIssues } from '../../src/modules/newsletter/sending/worker.ts'
import { notify } from '../../src/modules/notices/index.ts'
import { sql } from '../../src/platform/db/index.ts'
import type { FolderMail } from '../../src/platform/mail/index.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { aPortal, ORIGIN, type TestPortal } from '../support/portal.ts'

// Offices and providers open every link of every letter before a person sees it. Whoever does only that changes nothing.

let at: TestDatabase
let portal: TestPortal

beforeAll(async () => {
  at = await testDatabase('embedded')
  portal = await aPortal(at)
})
afterAll(async () => {
  await portal.close()
  await at.close()
})

/** All that is written in tables of modules, as text: what visits leave in caches and counters of limits is not of people. */
async function everything(): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'jobs', 'platform', 'places')
    order by name`.execute(at.db)
  const found = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await sql<{ words: string | null }>`
      select string_agg(line::text, E'\n' order by line::text) as words from ${sql.table(name)} as line`.execute(at.db)
    found.set(name, rows[0]?.words ?? '')
  }
  return found
}

const linksOf = ({ html, text, headers }: FolderMail) => [
  ...new Set(
    [html.replaceAll('&amp;', '&'), text, ...Object.values(headers)].flatMap(
      (part) => part.match(/https?:\/\/[^\s"'<>)\]]+/g) ?? [],
    ),
  ),
]

/** Opens each link as scanners do: with and without following, asking for the head alone and for the page. */
async function scan(letters: FolderMail[]) {
  const own = letters.flatMap(linksOf).filter((link) => link.startsWith(`${ORIGIN}/`) || link === ORIGIN)
  const statuses = new Map<string, number>()
  for (const link of new Set(own)) {
    let path = link.slice(ORIGIN.length) || '/'
    for (let hop = 0; hop < 5; hop += 1) {
      await portal.app.request(ORIGIN + path, { method: 'HEAD' })
      const answer = await portal.stranger().get(path)
      statuses.set(link, answer.status)
      const next = answer.location && new URL(answer.location, ORIGIN)
      if (!next || next.origin !== ORIGIN) break
      path = next.pathname + next.search
    }
  }
  return statuses
}

async function anIssueSent(counts: boolean) {
  const system = portal.system()
  const id = await scheduledIssue(system)
  if (counts) await chooseCounting(system, { id }, true)
  await sendIssues(system, portsWith())
  return id
}

test('a program that opens every link of every letter changes nothing', async () => {
  const { app } = portal
  await confirmedSubscribers(portal.system(), addresses(3))
  await anIssueSent(false)
  // Letters of other kinds: confirming a subscription and following, signing in, changing a password.
  const visitor = portal.stranger()
  portal.clock.set('2026-09-30T10:05:00Z')
  await visitor
    .submit('/newsletter/zamow', /newsletter/, { email: 'nowa@example.org', consent: 'tak' })
    .catch(() => null)
  const person = await portal.person()
  await visitor.post('/zaloguj/link', { email: person.email })
  await notify(portal.system(), {
    to: { email: 'ela@example.org' },
    template: 'test',
    locale: 'pl',
    mail: { subject: 'Raport', blocks: [{ kind: 'button', label: 'Zobacz', url: '/konsultacje' }] },
    stop: { page: '/obserwuj/koniec/x', oneClick: '/wypisz/x' },
  })
  await portal.jobs.drain()
  await portal.jobs.run(portal.system(), 'notices.send')

  const letters = await portal.letters()
  expect(letters.length).toBeGreaterThanOrEqual(4)
  const before = await everything()
  const statuses = await scan(letters)
  expect([...statuses.keys()].some((link) => link.includes('/newsletter/wypisz/'))).toBe(true)
  expect([...statuses.keys()].some((link) => link.includes('/newsletter/ustawienia/'))).toBe(true)
  const after = await everything()
  // A scanner that calls itself a browser is one more opening of the archive, a number of nobody.
  for (const [table, words] of before)
    if (table !== 'newsletter.archive_reads') expect(after.get(table), table).toBe(words)
  expect([...statuses].filter(([, status]) => status >= 500)).toEqual([])
  expect(app).toBeDefined()
})

test('where editors asked for sums of openings, nothing but the sums changes', async () => {
  const id = await anIssueSent(true)
  const letters = (await portal.letters()).filter(({ html }) => html.includes(`/otwarcie/${id}/`))
  expect(letters).toHaveLength(3)
  for (const { html, text } of letters) {
    expect(html).toContain(`${ORIGIN}/newsletter/otwarcie/${id}/1`)
    // Plain text keeps the addresses of the things themselves.
    expect(text).not.toMatch(new RegExp(`otwarcie/${id}/[1-9]`))
    expect(text).toContain('https://bip.example.org/park?a=1&b=2')
  }
  const before = await everything()
  await scan(letters)
  const after = await everything()
  const changed = [...before].filter(([table, words]) => after.get(table) !== words).map(([table]) => table)
  expect(changed).toEqual(['newsletter.archive_reads', 'newsletter.counted_links'])
  const { rows } = await sql<{ place: number; url: string; opened: number }>`
    select place, url, opened from newsletter.counted_links where issue_id = ${id} order by place`.execute(at.db)
  expect(rows.length).toBeGreaterThan(1)
  for (const { place, opened } of rows) expect(opened, `link ${place}`).toBeGreaterThan(0)
})

test('a counted link leads where the issue says, and nowhere else', async () => {
  const { rows } = await sql<{ issue_id: string; place: number; url: string; opened: number }>`
    select * from newsletter.counted_links where place > 0 order by place limit 1`.execute(at.db)
  const [link] = rows
  const path = `/newsletter/otwarcie/${link?.issue_id}/${link?.place}`
  const visitor = portal.stranger()
  expect((await visitor.get(path)).location).toBe(link?.url)
  await visitor.get(path, { 'sec-purpose': 'prefetch' })
  const openings = async () => {
    const { rows } = await sql<{ opened: number }>`
      select opened from newsletter.counted_links where issue_id = ${link?.issue_id} and place = ${link?.place}`.execute(
      at.db,
    )
    return rows[0]?.opened
  }
  expect(await openings()).toBe((link?.opened ?? 0) + 1)
  expect((await visitor.get(`/newsletter/otwarcie/${link?.issue_id}/999`)).status).toBe(404)
  expect((await visitor.get('/newsletter/otwarcie/nic/1')).status).toBe(404)
})
