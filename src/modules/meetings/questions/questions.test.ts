import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import type { Person } from '../../../../tests/support/house.ts'
import { aPortal, type TestPortal } from '../../../../tests/support/portal.ts'
import { formsPorts } from '../../../app/wiring.tsx'
import { sql } from '../../../platform/db/index.ts'
import { newId } from '../../../platform/ids.ts'
import { publishVersion } from '../../forms/index.ts'
import { aMeeting } from '../examples.ts'
import { personalData } from '../personal-data.ts'
import { registrationsPage } from '../registration/store.ts'
import type { Meeting } from '../rules.ts'
import { beginQuestions } from './actions.ts'

eachEngine('questions at registration', (at) => {
  let portal: TestPortal
  let keeper: Person
  beforeAll(async () => {
    portal = await aPortal(at)
    keeper = await portal.person([{ role: 'coordinator', scope: null }], 'Franciszek Gil')
  })
  beforeEach(() => portal.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => portal.close())

  const asking = async () => {
    const context = portal.contextOf(keeper)
    const meeting = await aMeeting(context)
    const form = await beginQuestions(context, formsPorts, meeting)
    expect((await publishVersion(context, formsPorts, form)).ok).toBe(true)
    return meeting
  }
  const fields = (given: Record<string, string> = {}) => ({
    key: newId(),
    name: 'Anna Bielska',
    email: `${newId()}@example.org`,
    mode: 'on-site',
    'q-dieta': 'inne',
    'q-dieta--other': 'bez orzechów',
    'q-dzieci': '2',
    ...given,
  })
  const signUp = (meeting: Meeting, given: Record<string, string> = {}) =>
    portal.stranger().post(`/spotkania/${meeting.slug}/zapisy`, fields(given))
  const rows = async (meeting: Meeting) => (await registrationsPage(portal.house.db, meeting.id, { limit: 10 })).rows

  test('are asked, kept with the registration, and exported in words with presence', async () => {
    const meeting = await asking()
    expect((await portal.stranger().get(`/spotkania/${meeting.slug}/zapisy`)).html).toContain('Co jesz?')
    expect((await signUp(meeting)).status).toBe(303)
    const visitor = await portal.signedIn(keeper)
    const list = (await visitor.get(`/praca/spotkania/${meeting.id}/zapisy`)).html
    expect(list).toContain('Zajęte miejsca: 1 na miejscu, 0 online.')
    const csv = (await visitor.get(`/praca/spotkania/${meeting.id}/zapisy.csv`)).html
    expect(csv).toContain('Co jesz?')
    expect(csv).toMatch(/Anna Bielska.*coś innego.*bez orzechów/)
    expect(csv).toContain('Obecność')
    expect((await portal.stranger().get(`/praca/spotkania/${meeting.id}/zapisy.csv`)).status).toBe(404)
    const xlsx = await visitor.get(`/praca/spotkania/${meeting.id}/zapisy.xlsx`)
    expect(xlsx.status).toBe(200)
  })

  test('a wrong answer comes back with everything that was typed, and nothing is kept', async () => {
    const meeting = await asking()
    const answer = await signUp(meeting, { 'q-dzieci': 'dużo' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('bez orzechów')
    expect(answer.html).toContain('href="#f-q-dzieci"')
    expect(await rows(meeting)).toEqual([])
  })

  test('answers end with the registration, with the person, and a month after the meeting', async () => {
    const meeting = await asking()
    const email = `${newId()}@example.org`
    await signUp(meeting, { email })
    const [own] = await rows(meeting)
    const kept = async () => {
      const { rows } = await sql<{ answers: object }>`
        select answers from forms.answers where id = ${own?.answerId ?? null}`.execute(portal.house.db)
      return rows[0]?.answers
    }
    expect(Object.keys((await kept()) ?? {})).toContain('dieta')
    const person = { id: newId(), email }
    expect(JSON.stringify(await personalData.export(portal.system(), person))).toContain('bez orzechów')
    portal.clock.set('2026-11-18T10:00:00Z')
    await personalData.endRetention?.(portal.system())
    expect(Object.keys((await kept()) ?? {})).toContain('dieta')
    portal.clock.set('2026-11-20T10:00:00Z')
    await personalData.endRetention?.(portal.system())
    expect(await kept()).toEqual({})
    expect((await rows(meeting))[0]?.answerId).toBeNull()
  })
})
