import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aPortal, type TestPortal } from '../../../../tests/support/portal.ts'
import { sql } from '../../../platform/db/index.ts'
import { aMeeting, aRegistrationInput } from '../examples.ts'
import { cancelMeeting } from '../meeting/actions.ts'
import { cancelRegistration, followCancellation, register } from '../registration/actions.ts'
import { registrationById } from '../registration/store.ts'

eachEngine('one’s own calendar', (at) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await aPortal(at)
  })
  beforeEach(() => portal.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => portal.close())

  const eventsIn = (file: string) =>
    new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((event) => ({
      title: String(event.getFirstPropertyValue('summary')),
      status: String(event.getFirstPropertyValue('status') ?? ''),
    }))

  test('holds meetings with a place, opens without signing in, and nowhere once it is taken back', async () => {
    const person = await portal.person([], 'Henryk Iłowiecki')
    const visitor = await portal.signedIn(person)
    const context = { ...portal.system(), actor: person }
    const secret = { onlineUrl: 'https://rozmowa.example.org/tajny', places: { 'on-site': 1, online: 1 } }
    const meeting = await aMeeting(portal.system(), { title: 'Warsztat', ...secret })
    const full = await aMeeting(portal.system(), { title: 'Pełne', places: { 'on-site': 1, online: 0 } })
    await register(portal.system(), full, aRegistrationInput())
    await register(context, full, aRegistrationInput())
    const own = await register(context, meeting, aRegistrationInput({ mode: 'online' }))

    expect((await visitor.post('/spotkania/moje/kalendarz')).flash).toBe('meetings.done.calendar-opened')
    const page = await visitor.get('/spotkania/moje')
    expect(page.html).toContain('Warsztat')
    const path = /\/spotkania\/moje\/kalendarz\/[\w-]{43}/.exec(page.html)?.[0] ?? ''
    const feed = await portal.stranger().get(path)
    expect([feed.status, feed.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(eventsIn(feed.html)).toEqual([{ title: 'Warsztat', status: '' }])
    expect(feed.html).not.toMatch(/ATTENDEE|tajny|moje/)
    const kept = await sql<{ row: string }>`select row_to_json(k)::text as row from meetings.calendar_keys k`.execute(
      portal.system().db,
    )
    expect(kept.rows.some(({ row }) => row.includes(path.split('/').at(-1) ?? ' '))).toBe(false)

    // A meeting called off stays, so that the calendar takes it out; one signed off from goes.
    await cancelMeeting(portal.system(), meeting, 'Sala jest zalana.', followCancellation)
    expect(eventsIn((await portal.stranger().get(path)).html)).toEqual([{ title: 'Warsztat', status: 'CANCELLED' }])
    const registration = await registrationById(portal.system().db, own?.id ?? '')
    if (registration) await cancelRegistration(context, registration, 'self')
    expect(eventsIn((await portal.stranger().get(path)).html)).toEqual([])

    await visitor.post('/spotkania/moje/kalendarz/zamkniecie')
    expect((await portal.stranger().get(path)).status).toBe(404)
    await visitor.post('/spotkania/moje/kalendarz')
    expect((await visitor.get('/spotkania/moje')).html).not.toContain(path)
    for (const token of ['x', 'A'.repeat(43)])
      expect((await portal.stranger().get(`/spotkania/moje/kalendarz/${token}`)).status).toBe(404)
  })

  test('a stranger is led to sign in, and opens no calendar', async () => {
    expect((await portal.stranger().get('/spotkania/moje')).location).toBe('/zaloguj?dalej=%2Fspotkania%2Fmoje')
    expect((await portal.stranger().post('/spotkania/moje/kalendarz')).status).toBe(404)
  })
})
