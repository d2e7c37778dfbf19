import type { Meeting } from '../rules.ts'
import { calendarOf, invitationOf } from './events.ts'

// Read by a process of its own under other clocks of the machine: only what Node itself understands may be imported here.

const aMeetingAt = (id: string, startsAt: string, endsAt: string, given: Partial<Meeting> = {}): Meeting => ({
  id: `01990000-0000-7000-8000-0000000000${id}`,
  slug: `spotkanie-${id}`,
  kind: 'network',
  title: 'Spotkanie Sieci: żółć, jaźń; „plan” na rok, i długi tytuł, który się łamie',
  purpose: '',
  organisationId: null,
  processId: null,
  seriesId: null,
  startsAt: Temporal.ZonedDateTime.from(`${startsAt}[Europe/Warsaw]`).toInstant(),
  endsAt: Temporal.ZonedDateTime.from(`${endsAt}[Europe/Warsaw]`).toInstant(),
  placeName: 'Biblioteka, sala 2',
  address: 'ul. Rybacka 3, Augustów',
  unitCode: null,
  point: null,
  accessibility: 'Wejście bez progu.\nPętla indukcyjna.',
  openingHours: '',
  onlineUrl: 'https://rozmowa.example.org/tajny-pokoj',
  materials: '',
  takesRegistrations: true,
  places: { 'on-site': 20, online: 20 },
  registrationOpensAt: null,
  registrationClosesAt: null,
  largestParty: 1,
  offerHours: 48,
  sequence: 2,
  createdBy: null,
  publishedAt: Temporal.Instant.from('2026-01-02T10:00:00Z'),
  cancelledAt: null,
  cancelReason: '',
  ...given,
})

const where = {
  config: { url: 'https://wiec.example', mail: { from: 'Sieć Praktyków <wiec@wiec.example>' } },
  locale: 'pl' as const,
} as Parameters<typeof invitationOf>[2]

const madeAt = Temporal.Instant.from('2026-02-01T09:00:00Z')
const person = { name: 'Anna "Ania" Bielska', email: 'anna@example.org' }
const spring = aMeetingAt('02', '2026-03-29T01:30', '2026-03-29T03:30')

/** A feed and letters on both days on which the clock moves: in March an hour is missing, in October one comes twice. */
export const goldenFiles = (): Record<string, string> => ({
  'kanal.ics': calendarOf(
    {
      name: 'Spotkania',
      madeAt,
      meetings: [
        aMeetingAt('01', '2026-03-28T17:00', '2026-03-28T19:00'),
        spring,
        aMeetingAt('03', '2026-03-30T17:00', '2026-03-30T19:00'),
        aMeetingAt('04', '2026-10-24T17:00', '2026-10-24T19:00'),
        // The first and the second half past two of the night.
        aMeetingAt('05', '2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00'),
        aMeetingAt('06', '2026-10-26T17:00', '2026-10-26T19:00', { cancelledAt: madeAt }),
      ],
    },
    where,
  ),
  'zaproszenie.ics': invitationOf(
    spring,
    { method: 'REQUEST', madeAt, person, comes: false, cancels: 0, own: [] },
    where,
  ),
  'miejsce.ics': invitationOf(
    spring,
    {
      method: 'REQUEST',
      madeAt,
      person,
      comes: true,
      cancels: 1,
      own: ['Wejdź: https://rozmowa.example.org/tajny-pokoj'],
    },
    where,
  ),
  'wypisanie.ics': invitationOf(spring, { method: 'CANCEL', madeAt, person, comes: false, cancels: 1, own: [] }, where),
  'odwolanie.ics': invitationOf(
    { ...spring, cancelledAt: madeAt, sequence: 3 },
    { method: 'CANCEL', madeAt, person, comes: false, cancels: 0, own: [] },
    where,
  ),
})
