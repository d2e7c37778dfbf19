import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type Calendar, writeCalendar } from './index.ts'

const aCalendar = (given: Partial<Calendar['events'][number]> = {}): Calendar => ({
  name: 'Park nad Nettą',
  madeAt: Temporal.Instant.from('2026-11-02T08:00:00.123Z'),
  events: [
    {
      uid: 'closing-1@wiec.example',
      startsAt: Temporal.Instant.from('2026-12-04T22:59:59Z'),
      summary: 'Koniec zbierania uwag',
      ...given,
    },
  ],
})

const readBack = (file: string) => {
  const calendar = new ICAL.Component(ICAL.parse(file))
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}

test('what is written reads back the same, in UTC, and invites nobody', () => {
  const file = writeCalendar(
    aCalendar({
      endsAt: Temporal.Instant.from('2026-12-04T23:30:00Z'),
      description: 'Spacer; weź buty, parasol\\kurtkę\ni kogoś z sąsiadów',
      location: 'Augustów, ul. Rybacka 3',
      url: 'https://wiec.example/konsultacje/park',
    }),
  )
  const { calendar, events } = readBack(file)
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(file).not.toMatch(/ATTENDEE|ORGANIZER/)
  const [event] = events
  expect(event?.uid).toBe('closing-1@wiec.example')
  expect(event?.startDate.toString()).toBe('2026-12-04T22:59:59Z')
  expect(event?.endDate.toString()).toBe('2026-12-04T23:30:00Z')
  expect(event?.description).toBe('Spacer; weź buty, parasol\\kurtkę\ni kogoś z sąsiadów')
  expect(event?.location).toBe('Augustów, ul. Rybacka 3')
  expect(event?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-02T08:00:00Z')
})

test('any text comes back as it was, in lines of at most 75 octets that end with CRLF', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (written) => {
      const file = writeCalendar(aCalendar({ summary: `a${written}z` }))
      expect(file.endsWith('\r\n')).toBe(true)
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(readBack(file).events[0]?.summary).toBe(`a${printable(written)}z`)
    }),
  )
})

test('an address with a line break in it begins no property of its own', () => {
  const file = writeCalendar(aCalendar({ url: 'https://wiec.example/\r\nATTENDEE:mailto:ktos@example.org' }))
  expect(file).not.toMatch(/^ATTENDEE/m)
})

test('the bytes are the same in every time zone', () => {
  const script = `
    const { writeCalendar } = await import('./src/platform/calendar/index.ts')
    process.stdout.write(writeCalendar({ name: 'Park', madeAt: Temporal.Instant.from('2026-03-29T00:30:00Z'),
      events: [{ uid: 'a@b', startsAt: Temporal.Instant.from('2026-03-29T01:30:00Z'), summary: 'Spacer' }] }))`
  const inZone = (zone: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ: zone } })
  const utc = inZone('UTC')
  expect(utc.toString()).toContain('DTSTART:20260329T013000Z')
  expect(inZone('America/New_York').equals(utc)).toBe(true)
  expect(inZone('Europe/Warsaw').equals(utc)).toBe(true)
})

/** Control characters are left out of a file, and every line break is one. */
const printable = (text: string) =>
  [...text.toWellFormed().replace(/\r\n?/g, '\n')]
    .filter((letter) => /[\t\n]/.test(letter) || !/\p{Cc}/u.test(letter) || letter > '\u007f')
    .join('')
