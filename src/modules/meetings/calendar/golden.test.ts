import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { pythonWith } from '../../../../tests/support/python.ts'
import { goldenFiles } from './golden.ts'

const folder = new URL('./golden/', import.meta.url)
const files = goldenFiles()
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

// WIEC_GOLDEN=write after a change that is meant; the difference is then read in the commit.
if (process.env.WIEC_GOLDEN === 'write')
  for (const [name, text] of Object.entries(files)) writeFileSync(new URL(name, folder), text)

const parsed = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent')
  return { method: calendar.getFirstPropertyValue('method'), events }
}
const first = (text: string) => {
  const [event] = parsed(text).events
  if (!event) throw new Error('no event')
  return event
}

describe('files for calendars', () => {
  test.each(Object.keys(files))('%s is byte for byte what it was', (name) => {
    expect(existsSync(new URL(name, folder))).toBe(true)
    expect(files[name]).toBe(read(name))
  })

  test.each(['UTC', 'America/New_York', 'Europe/Warsaw'])(
    'are the same bytes on a machine that lives in %s',
    (zone) => {
      const script = `
      const { goldenFiles } = await import('./src/modules/meetings/calendar/golden.ts')
      process.stdout.write(JSON.stringify({ zone: Temporal.Now.timeZoneId(), files: goldenFiles() }))`
      const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      })
      const answer = JSON.parse(said.toString())
      expect(answer.zone).toBe(zone)
      expect(answer.files).toEqual(Object.fromEntries(Object.keys(files).map((name) => [name, read(name)])))
    },
  )

  test('say in UTC what a clock in Warsaw shows on both days on which it moves', () => {
    const starts = parsed(read('kanal.ics')).events.map((event) => [
      event.getFirstPropertyValue('dtstart')?.toString(),
      event.getFirstPropertyValue('dtend')?.toString(),
    ])
    expect(starts).toEqual([
      ['2026-03-28T16:00:00Z', '2026-03-28T18:00:00Z'],
      ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
      ['2026-03-30T15:00:00Z', '2026-03-30T17:00:00Z'],
      ['2026-10-24T15:00:00Z', '2026-10-24T17:00:00Z'],
      ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
      ['2026-10-26T16:00:00Z', '2026-10-26T18:00:00Z'],
    ])
  })

  test('for everybody invite nobody, and tell nobody the link of an online meeting', () => {
    const text = read('kanal.ics')
    expect(parsed(text).method).toBe('PUBLISH')
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|tajny-pokoj/)
    expect(parsed(text).events.at(-1)?.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  test('for one person name that person alone, under the one UID, with a SEQUENCE that only grows', () => {
    const order = ['zaproszenie.ics', 'wypisanie.ics', 'miejsce.ics'].map(read)
    const sequences = order.map((text) => Number(first(text).getFirstPropertyValue('sequence')))
    expect(sequences).toEqual([2, 3, 4])
    expect(new Set(order.map((text) => first(text).getFirstPropertyValue('uid'))).size).toBe(1)
    for (const text of [...order, read('odwolanie.ics')]) {
      expect(text.match(/^ATTENDEE/gm)).toHaveLength(1)
      const attendee = first(text).getFirstProperty('attendee')
      expect(attendee?.getFirstValue()).toBe('mailto:anna@example.org')
      expect(attendee?.getParameter('cn')).toBe('Anna "Ania" Bielska')
      expect(first(text).getFirstPropertyValue('organizer')).toBe('mailto:wiec@wiec.example')
      expect(text).not.toMatch(/X-WR-CALNAME|^NAME:/m)
    }
  })

  test.each([
    ['zaproszenie.ics', 'REQUEST', 'NEEDS-ACTION', 'CONFIRMED'],
    ['miejsce.ics', 'REQUEST', 'ACCEPTED', 'CONFIRMED'],
    ['wypisanie.ics', 'CANCEL', 'NEEDS-ACTION', 'CANCELLED'],
    ['odwolanie.ics', 'CANCEL', 'NEEDS-ACTION', 'CANCELLED'],
  ])('%s is %s, %s and %s', (name, method, partstat, status) => {
    const text = read(name)
    expect(parsed(text).method).toBe(method)
    expect(first(text).getFirstProperty('attendee')?.getParameter('partstat')).toBe(partstat)
    expect(first(text).getFirstPropertyValue('status')).toBe(status)
    expect(text.match(/^STATUS/gm)).toHaveLength(1)
  })

  test.each(Object.keys(files))('%s ends lines with CRLF and folds them at 75 octets between letters', (name) => {
    const bytes = readFileSync(new URL(name, folder))
    expect(bytes.toString('utf8')).not.toContain('�')
    expect(bytes.toString('utf8').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of bytes.toString('latin1').split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(75)
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'))).not.toThrow()
    }
  })

  const python = pythonWith('icalendar', 'python3-icalendar')
  test.runIf(python)('are read the same by python3-icalendar', () => {
    const script = `
import json, sys, icalendar
answer = {}
for name in sys.argv[2:]:
    with open(sys.argv[1] + name, 'rb') as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    answer[name] = [[str(event['uid']), event['dtstart'].dt.isoformat(), str(event['summary'])] for event in calendar.walk('VEVENT')]
print(json.dumps(answer))`
    const names = Object.keys(files)
    const said = execFileSync(python ?? '', ['-c', script, folder.pathname, ...names])
    const ours = Object.fromEntries(
      names.map((name) => [
        name,
        parsed(read(name)).events.map((event) => [
          String(event.getFirstPropertyValue('uid')),
          Temporal.Instant.from(String(event.getFirstPropertyValue('dtstart')))
            .toString()
            .replace('Z', '+00:00'),
          String(event.getFirstPropertyValue('summary')),
        ]),
      ]),
    )
    expect(JSON.parse(said.toString())).toEqual(ours)
  })
})
