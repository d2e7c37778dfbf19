import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RawBuilder } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'
import { KIND } from '../../modules/consultations/index.ts'
import { personByEmail } from '../../modules/identity/index.ts'
import { countOrganisations, organisationsPage, rolesOf } from '../../modules/network/index.ts'
import { countSubscribers, issuesByYear, openIssues } from '../../modules/newsletter/index.ts'
import { listProcesses, type Process, phaseOf, processesOfOrganisations } from '../../modules/processes/index.ts'
import { groupsToConfirm, tallyOf, workCountsOf } from '../../modules/remarks/index.ts'
import { sql } from '../../platform/db/index.ts'
import { basketSources } from '../newsletter/basket.ts'
import { addLetters, beginDemo, continueDemo, isEmpty, seedDemo, signInLines } from './index.ts'
import { MEMBERS } from './people.ts'
import { LETTERS_TITLE } from './stories/letters.ts'

eachEngine('the demonstration network', (at) => {
  let portal: TestPortal
  let processes: Process[]
  const members = async () => (await sql`select id from membership.members`.execute(at.db)).rows.length
  /** How many members there were: where nothing began, where a start was broken off, after two that came together. */
  const counted: number[] = []

  beforeAll(async () => {
    portal = await aPortal(at)
    await continueDemo(portal.system())
    expect(await isEmpty(at.db)).toBe(true)
    counted.push(await members())
    await beginDemo(portal.system())
    counted.push(await members())
    await Promise.all([continueDemo(portal.system()), continueDemo(portal.system())])
    counted.push(await members())
    const { rows } = await organisationsPage(at.db, {}, { limit: 100 })
    processes = await processesOfOrganisations(
      at.db,
      rows.map(({ id }) => id),
    )
  }, 120_000)
  afterAll(() => portal.close())

  test('nothing is added to a portal that did not begin as a demonstration', () => {
    expect(counted[0]).toBe(0)
  })

  test('the start after one that was broken off brings what is missing, once, however many come', async () => {
    expect(counted[1]).toBe(0)
    expect(counted[2]).toBeGreaterThan(13)
    await continueDemo(portal.system())
    expect(await members()).toBe(counted[2])
  })

  const called = (words: string) => {
    const found = processes.find(({ title }) => title.includes(words))
    if (!found) throw new Error(`No consultation is called ${words}`)
    return found
  }

  test('brings a dozen organisations, each said to be a demonstration', async () => {
    const { rows } = await organisationsPage(at.db, {}, { limit: 100 })
    expect(rows.length).toBe(12)
    expect(rows.every(({ isDemonstration, logoHash }) => isDemonstration && logoHash)).toBe(true)
    expect(rows.every(({ email }) => email?.endsWith('@example.org'))).toBe(true)
    expect(await isEmpty(at.db)).toBe(false)
  })

  test('has a document in two versions, with remarks that followed and remarks that were left behind', async () => {
    const { slug } = called('Park nad Nettą')
    const page = (await portal.stranger().get(`/konsultacje/${slug}/projekt`)).html
    expect(page).toContain('Wersja 2')
    expect(page).toContain('3 uwagi do poprzedniego brzmienia')
    expect(page).toContain('4 akapity, o których pisano, zmieniły się albo zniknęły')
  })

  test('has members since its first day, and declarations that wait at the desk', async () => {
    const count = async (what: RawBuilder<unknown>) =>
      Number((await sql<{ count: number }>`select count(*) as count from ${what}`.execute(at.db)).rows[0]?.count)
    expect(await count(sql`membership.members`)).toBe(39)
    expect(await count(sql`membership.periods where from_on = '2016-03-04'`)).toBe(13)
    expect(await count(sql`membership.periods where ended_how = 'left'`)).toBe(1)
    expect(
      await count(sql`membership.declarations d where not exists (
      select from membership.decisions c where c.declaration_id = d.id)`),
    ).toBe(3)
    expect(await count(sql`membership.completions where answered_at is null`)).toBe(1)
  })

  test('has a newsletter: five issues in the archive, one being made from a full basket, 240 subscribers', async () => {
    const context = portal.system()
    const { active, paused } = await countSubscribers(at.db, context.now)
    expect(active + paused).toBe(240)
    const years = await issuesByYear(at.db, 2026)
    expect(years.reduce((sum, { count }) => sum + count, 0)).toBe(5)
    const [open, ...more] = await openIssues(at.db)
    expect(more).toEqual([])
    expect(open?.blocks.length).toBeGreaterThanOrEqual(4)
    const left = await Promise.all(basketSources.map((source) => source.items(context, null)))
    expect(left.flat().length).toBeGreaterThan(5)
  })

  test('has minutes: the earlier approved by the later, which waits; one task to do comes back, one decision is a poll’s', async () => {
    const { rows } = await sql<{
      approved: boolean
      decisions: number
      polled: number
      to_do: number
      present: number
    }>`
      select approved_at is not null as approved,
        (select count(*)::int from meetings.decisions d where d.meeting_id = m.meeting_id) as decisions,
        (select count(poll_path)::int from meetings.decisions d where d.meeting_id = m.meeting_id and votes_for = 13) as polled,
        (select count(*)::int from meetings.tasks t where t.meeting_id = m.meeting_id and done_at is null) as to_do,
        (select count(*)::int from meetings.attendances a where a.meeting_id = m.meeting_id) as present
      from meetings.minutes m order by began_at`.execute(at.db)
    expect(rows).toEqual([
      { approved: true, decisions: 2, polled: 0, to_do: 1, present: 13 },
      { approved: false, decisions: 2, polled: 1, to_do: 2, present: 17 },
    ])
  })

  test('has consultations in every state, whatever the day', () => {
    const now = portal.clock.now()
    const phases = Object.groupBy(processes, (process) => phaseOf(process, now))
    expect(Object.keys(phases).sort()).toEqual([
      'announced',
      'cancelled',
      'closed',
      'draft',
      'effects',
      'open',
      'reported',
    ])
    expect(phases.open?.length).toBeGreaterThanOrEqual(4)
  })

  test('a stranger sees no draft and none of its remarks', async () => {
    const { rows } = await listProcesses(at.db, { kind: KIND }, portal.clock.now(), { limit: 100 })
    expect(rows.some(({ announcedAt }) => announcedAt === null)).toBe(false)
    for (const draft of processes.filter(({ announcedAt }) => announcedAt === null))
      expect(await tallyOf(at.db, draft.id)).toMatchObject({ all: 0, public: 0 })
  })

  test('everything people said lies in the past, late remarks after the term', async () => {
    const waiting = await workCountsOf(at.db, called('Rewitalizacji').id)
    expect(waiting.toPublish).toBe(3)
    expect(await tallyOf(at.db, called('Hajnówce').id)).toMatchObject({ all: 33, settled: 33 })
    expect((await tallyOf(at.db, called('Park nad Nettą').id)).public).toBeGreaterThan(40)
  })

  test('letters of a campaign are answered as one, another campaign waits to be looked at', async () => {
    const plan = called('gminy Zabłudów')
    const tally = await tallyOf(at.db, plan.id)
    expect(tally.all).toBe(76)
    expect(tally.settled).toBeGreaterThan(29)
    expect(await groupsToConfirm(at.db, plan.id)).toBe(1)
  })

  test('every public page is there for a stranger, drafts are not', async () => {
    const statusOf = async (path: string) => (await portal.stranger().get(path)).status
    const pages = ['/', '/konsultacje', '/organizacje', '/konsultacje?stan=wszystkie', '/konsultacje?stan=z-raportem']
    for (const { slug, announcedAt, reportedAt, effectsAt } of processes.filter(({ kind }) => kind === KIND)) {
      const home = `/konsultacje/${slug}`
      if (announcedAt === null) expect([home, await statusOf(home)]).toEqual([home, 404])
      else pages.push(home, `${home}/uwagi`)
      if (reportedAt) pages.push(`${home}/raport`)
      if (effectsAt) pages.push(`${home}/efekty`)
    }
    const answers = await Promise.all(pages.map(async (path) => [path, await statusOf(path)]))
    expect(answers.filter(([, status]) => status !== 200)).toEqual([])
    expect(portal.faults()).toEqual([])
  })

  test('one consultation has every way to speak open now, and readers see what was said', async () => {
    const home = `/konsultacje/${called('Park nad Nettą').slug}`
    const pages = ['mapa-opinii', 'projekt', 'pomysly', 'pomysly/1', 'pytania', 'pytania/1', 'dyskusje', 'dyskusje/1']
    const answers = await Promise.all(
      pages.map(async (page) => [page, (await portal.stranger().get(`${home}/${page}`)).status]),
    )
    expect(answers.filter(([, status]) => status !== 200)).toEqual([])
    const { html } = await portal.stranger().get(home)
    for (const part of ['id="pomysly"', 'id="pytania"', 'id="dyskusje"', 'id="glosowania"'])
      expect(html).toContain(part)
  })

  test('the people who are shown at the start hold their roles', async () => {
    const addresses = signInLines().flatMap((line) => /\S+@example\.org/.exec(line)?.[0] ?? [])
    expect(addresses.length).toBeGreaterThanOrEqual(8)
    for (const address of addresses) {
      const person = await personByEmail(at, address)
      const roles = MEMBERS.some(({ name }) => name === person?.name) ? 0 : 1
      expect([address, (await rolesOf(at.db, person?.id ?? '')).length]).toEqual([address, roles])
    }
  })

  test('a second time changes nothing', async () => {
    const before = [await countOrganisations(at.db, {}), processes.length]
    await seedDemo(portal.system())
    const { rows } = await organisationsPage(at.db, {}, { limit: 100 })
    expect([
      rows.length,
      (
        await processesOfOrganisations(
          at.db,
          rows.map(({ id }) => id),
        )
      ).length,
    ]).toEqual(before)
  })

  test('a file without a letter leaves nothing behind', async () => {
    const path = join(portal.house.config.dataFolder, 'puste.jsonl')
    await writeFile(path, JSON.stringify({ id: 'L0', text: 'Wnoszę o ławkę przy przystanku.', at: '1999-01-01' }))

    await expect(addLetters(portal.system(), path)).rejects.toThrow('letters-none')
    const { rows } = await listProcesses(at.db, { kind: KIND }, portal.clock.now(), { limit: 100 })
    expect(rows.some(({ title }) => title === LETTERS_TITLE)).toBe(false)
  })

  test('letters of a file come into a consultation of their own, once', async () => {
    const path = join(portal.house.config.dataFolder, 'listy.jsonl')
    const text =
      'Wnoszę o zachowanie łąk nad rzeką i o niedopuszczanie tam zabudowy letniskowej, bo woda potrzebuje miejsca.'
    const lines = [text, `Dzień dobry. ${text}`, 'Proszę o chodnik i lampy na całej długości ulicy Leśnej.']
    await writeFile(path, lines.map((text, index) => JSON.stringify({ id: `L${index}`, text })).join('\n'))

    expect(await addLetters(portal.system(), path)).toMatchObject({ letters: 3, problems: [], groups: 1 })
    expect(await addLetters(portal.system(), path)).toBeNull()
  })
})
