import { expect, test } from 'vitest'
import { clashOf, daysOf, isWithin, type Session, speakersOf, type Track } from './rules.ts'

const at = (time: string, day = '2026-06-05') => Temporal.Instant.from(`${day}T${time}:00+02:00`)
const tracks: Track[] = [
  { id: 'a', position: 1, name: 'A', room: '' },
  { id: 'b', position: 2, name: 'B', room: '' },
]
const session = (id: string, trackId: string | null, from: string | null, to = '11:00', day?: string): Session => ({
  id,
  trackId,
  title: id,
  description: '',
  speakers: '',
  startsAt: from ? at(from, day) : null,
  endsAt: from ? at(to, day) : null,
})

test('what begins together stands together, for everybody first and then by track', () => {
  const days = daysOf(
    [
      session('b1', 'b', '10:00'),
      session('none', 'a', null),
      session('a1', 'a', '10:00'),
      session('opening', null, '09:00', '10:00'),
      session('next day', 'a', '09:00', '10:00', '2026-06-06'),
    ],
    tracks,
  )
  expect(
    days.map(({ day, slots }) => [day.toString(), slots.map((slot) => slot.sessions.map(({ id }) => id))]),
  ).toEqual([
    ['2026-06-05', [['opening'], ['a1', 'b1']]],
    ['2026-06-06', [['next day']]],
  ])
})

test.each([
  ['another track at the same time', 'b', '10:00', '11:00', null],
  ['the same track at the same time', 'a', '10:30', '11:30', 'a1'],
  ['the same track right after', 'a', '11:00', '12:00', null],
  ['for everybody at the same time', null, '10:30', '10:45', 'a1'],
  ['beside what is for everybody', 'b', '09:30', '09:45', 'opening'],
])('%s', (_, trackId, from, to, clash) => {
  const others = [session('opening', null, '09:00', '10:00'), session('a1', 'a', '10:00')]
  const placing = { id: null, trackId, startsAt: at(from), endsAt: at(to) }
  expect(clashOf(placing, others)?.id ?? null).toBe(clash)
})

test('a session does not clash with itself, and lies inside its meeting', () => {
  const own = { id: 'a1', trackId: 'a', startsAt: at('10:15'), endsAt: at('11:15') }
  expect(clashOf(own, [session('a1', 'a', '10:00')])).toBeNull()
  expect(isWithin(own, { startsAt: at('09:00'), endsAt: at('11:15') })).toBe(true)
  expect(isWithin(own, { startsAt: at('09:00'), endsAt: at('11:00') })).toBe(false)
})

test('a line is a speaker: a name, then what they do', () => {
  expect(speakersOf('Ewa Kamińska, urząd, Augustów\n\n Jan Sadowski ')).toEqual([
    { name: 'Ewa Kamińska', about: 'urząd, Augustów' },
    { name: 'Jan Sadowski', about: '' },
  ])
})
