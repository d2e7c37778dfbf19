import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine, testDatabase } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { aPortal } from '../../../../tests/support/portal.ts'
import { pythonWith } from '../../../../tests/support/python.ts'
import { sql } from '../../../platform/db/index.ts'
import { calendarOf } from '../calendar/events.ts'
import { aMeeting } from '../examples.ts'
import { meetingById } from '../meeting/store.ts'
import { keepException, keepWeek, removeException } from './actions.ts'
import { type Hours, readHours, spansOf, type Weekday, writeHours } from './rules.ts'
import { openingOf, openingsOf } from './store.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (opens: number, closes: number): Hours => ({ opens: opens * 60, closes: closes * 60 })
const keeper = aPerson({ roles: [{ role: 'coordinator', scope: null }] })

describe('hours as people write them', () => {
  test.each([
    ['9-15', '9:00–15:00'],
    ['9:00–12:00, 14.30 - 17', '9:00–12:00, 14:30–17:00'],
    ['od 8 do 10; 11-12', '8:00–10:00, 11:00–12:00'],
    ['20-24', '20:00–24:00'],
    ['', ''],
  ])('%s is %s', (typed, shown) => {
    expect(writeHours(readHours(typed) ?? [at(0, 1)])).toBe(shown)
  })

  test.each(['rano', '15-9', '9-12, 11-14', '14-15, 9-10', '9-25', '9:75-10', '9-15,'])('%s is none', (typed) => {
    expect(readHours(typed)).toBeNull()
  })

  test('days one after another with the same hours are said together', () => {
    const week = new Map<Weekday, Hours[]>([1, 2, 3, 5].map((weekday) => [weekday as Weekday, [at(9, 15)]]))
    expect(spansOf({ week })).toEqual([
      { from: 1, to: 3, hours: '9:00–15:00' },
      { from: 5, to: 5, hours: '9:00–15:00' },
    ])
  })
})

/** Open in October, over the night on which the clock moves: Mondays and Wednesdays, not on the 21st, on the 28th at noon. */
async function aPoint(house: TestHouse) {
  const kept = contextOf(house, keeper)
  const meeting = await aMeeting(kept, {
    kind: 'point',
    startsAt: Temporal.Instant.from('2026-10-13T07:00:00Z'),
    endsAt: Temporal.Instant.from('2026-11-03T16:00:00Z'),
  })
  const week = new Map<Weekday, Hours[]>([
    [1, [at(9, 12)]],
    [3, [at(9, 12), at(14, 17)]],
  ])
  await keepWeek(kept, meeting, week)
  await keepException(kept, meeting, { day: day('2026-10-21'), hours: [], note: 'remont' })
  await keepException(kept, meeting, { day: day('2026-10-28'), hours: [at(12, 13)], note: '' })
  return { kept, meeting: (await meetingById(house.db, meeting.id)) ?? meeting }
}

/** Each beginning on the clock in Warsaw, counted out of the rules. */
const BEGINNINGS = [
  '2026-10-14T09:00',
  '2026-10-14T14:00',
  '2026-10-19T09:00',
  '2026-10-26T09:00',
  '2026-10-28T12:00',
  '2026-11-02T09:00',
]

eachEngine('a point that is open at hours', (database) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(database)
    house.clock.set('2026-09-30T10:00:00Z')
  })
  afterAll(() => house.close())

  const fileOf = async (meeting: Parameters<typeof calendarOf>[0]['meetings'][number]) =>
    calendarOf(
      {
        name: 'Punkt',
        meetings: [meeting],
        openings: await openingsOf(house.db, [meeting.id]),
        madeAt: Temporal.Instant.from('2026-09-30T10:00:00Z'),
      },
      { config: house.config, locale: 'pl' },
    )

  test('stands in calendars at the same hour of the clock before and after it moves', async () => {
    const { meeting } = await aPoint(house)
    const file = await fileOf(meeting)
    const calendar = new ICAL.Component(ICAL.parse(file))
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') ?? undefined)
    const begins = calendar.getAllSubcomponents('vevent').flatMap((component) => {
      const event = new ICAL.Event(component)
      if (!event.isRecurring()) return [event.startDate.convertToZone(zone).toString().slice(0, 16)]
      const all = event.iterator()
      const found: string[] = []
      for (let next = all.next(); next; next = all.next()) found.push(next.toString().slice(0, 16))
      return found
    })
    expect(begins.sort()).toEqual(BEGINNINGS)
    expect(file).toContain('RRULE:FREQ=WEEKLY;UNTIL=20261103T225959Z;BYDAY=MO,WE')
    expect(file).not.toMatch(/ATTENDEE|ORGANIZER/)
    expect(file).toContain(`SEQUENCE:${meeting.sequence}`)
    expect(meeting.sequence).toBe(3)
  })

  const python = pythonWith('icalendar', 'python3-icalendar')
  test.runIf(python)('is read the same by python3-icalendar', async () => {
    const { meeting } = await aPoint(house)
    const script = `
import json, sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps(sorted([str(e['dtstart'].dt.strftime('%Y-%m-%dT%H:%M')), e['rrule'].to_ical().decode() if 'rrule' in e else '', str(e['dtstart'].params.get('TZID', 'UTC'))] for e in calendar.walk('VEVENT'))))`
    const said = execFileSync(python ?? '', ['-c', script], { input: await fileOf(meeting) })
    expect(JSON.parse(said.toString())).toEqual([
      ['2026-10-14T09:00', 'FREQ=WEEKLY;UNTIL=20261103T225959Z;BYDAY=MO,WE', 'Europe/Warsaw'],
      ['2026-10-14T14:00', 'FREQ=WEEKLY;UNTIL=20261103T225959Z;BYDAY=WE', 'Europe/Warsaw'],
      ['2026-10-28T11:00', '', 'UTC'],
    ])
  })

  test('a day said again replaces what was said, and one taken back is like any other', async () => {
    const { kept, meeting } = await aPoint(house)
    await keepException(kept, meeting, { day: day('2026-10-21'), hours: [at(10, 11)], note: 'krócej' })
    await removeException(kept, meeting, day('2026-10-28'))
    expect((await openingOf(house.db, meeting.id)).exceptions).toEqual([
      { day: day('2026-10-21'), hours: [at(10, 11)], note: 'krócej' },
    ])
    await expect(keepWeek(contextOf(house), meeting, new Map())).rejects.toThrow('absent')
  })

  test('words of before become hours where every line says them, and stay where one does not', async () => {
    const kept = contextOf(house, keeper)
    const said = await aMeeting(kept, { openingHours: 'pon.–śr. 9:00–15:00\nCzwartek: od 12 do 18\nsob 10.30-13' })
    const unclear = await aMeeting(kept, { openingHours: 'pn-pt 8-16\npo uzgodnieniu' })
    const migration = readFileSync('migrations/0180_meetings_opening_hours.sql', 'utf8')
    await sql.raw(migration.slice(migration.indexOf('with lines as'))).execute(house.db)
    expect((await meetingById(house.db, said.id))?.openingHours).toBe('')
    expect(spansOf(await openingOf(house.db, said.id))).toEqual([
      { from: 1, to: 3, hours: '9:00–15:00' },
      { from: 4, to: 4, hours: '12:00–18:00' },
      { from: 6, to: 6, hours: '10:30–13:00' },
    ])
    expect((await meetingById(house.db, unclear.id))?.openingHours).toBe('pn-pt 8-16\npo uzgodnieniu')
    expect((await openingOf(house.db, unclear.id)).week.size).toBe(0)
  })
})

test('those who keep a point write its hours, and everybody reads them in words', async () => {
  const database = await testDatabase('embedded')
  const portal = await aPortal(database)
  try {
    const coordinator = await portal.person([{ role: 'coordinator', scope: null }])
    const startsAt = Temporal.Instant.from('2026-10-13T07:00:00Z')
    const endsAt = Temporal.Instant.from('2026-11-03T16:00:00Z')
    const point = await aMeeting(portal.contextOf(coordinator), { kind: 'point', title: 'Punkt', startsAt, endsAt })
    const home = `/praca/spotkania/${point.id}/godziny`
    const visitor = await portal.signedIn(coordinator)
    const wrong = await visitor.post(home, { 'day-1': '15-9', 'day-2': '9-15' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Wpisz godziny po kolei')
    expect(wrong.html).toContain('value="9-15"')
    expect((await visitor.post(home, { 'day-1': '9-15', 'day-2': '9:00–15:00' })).status).toBe(303)
    const closed = { day: '2026-10-20', hours: '', note: 'remont' }
    expect((await visitor.post(`${home}/wyjatki`, closed)).status).toBe(303)
    const { html } = await portal.stranger().get('/spotkania/punkt')
    expect(html).toContain('poniedziałek, wtorek: 9:00–15:00')
    expect(html).toContain('20 października 2026: nieczynne (remont)')
    expect(html).toContain('"openingHoursSpecification":[{')
    expect((await visitor.post(`${home}/wyjatki/2026-10-20/usuniecie`, {})).status).toBe(303)
    expect((await portal.stranger().get('/spotkania/punkt')).html).not.toContain('remont')
    expect((await portal.stranger().get(home)).status).not.toBe(200)
  } finally {
    await portal.close()
    await database.close()
  }
})
