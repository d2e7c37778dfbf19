import { expect, test } from 'vitest'
import { aProcess } from '../processes/examples.ts'
import { hasReport, missingForAnnouncement } from './rules.ts'
import type { Consultation } from './store.ts'

const at = (text: string) => Temporal.Instant.from(text)
const NOW = at('2026-10-01T08:00:00Z')

const whole = {
  process: aProcess({
    purpose: 'Zieleń',
    legalBasis: 'art. 5a',
    contactName: 'Ewa Nowak',
    contactPhone: '87 643 42 10',
    accessibility: 'Parter',
    opensAt: at('2026-10-05T06:00:00Z'),
    closesAt: at('2026-10-30T22:59:59Z'),
    reportDueOn: Temporal.PlainDate.from('2026-11-30'),
  }),
  consultation: {
    organ: 'Burmistrz',
    openScope: 'Ławki',
    howToSubmit: 'Listem',
    privacyNotice: 'Administratorem…',
  } as Consultation,
}

test('an announcement with everything lacks nothing; one way to ask is enough', () => {
  expect(missingForAnnouncement(whole, NOW)).toEqual([])
  const byMail = { ...whole, process: { ...whole.process, contactPhone: null, contactEmail: 'ewa@augustow.example' } }
  expect(missingForAnnouncement(byMail, NOW)).toEqual([])
})

test.each([
  ['summary', { process: { summary: '' } }],
  ['purpose', { process: { purpose: '' } }],
  ['legalBasis', { process: { legalBasis: '' } }],
  ['contactName', { process: { contactName: '' } }],
  ['contact', { process: { contactPhone: null } }],
  ['accessibility', { process: { accessibility: '' } }],
  ['dates', { process: { opensAt: null } }],
  ['dates', { process: { closesAt: null } }],
  ['datesAhead', { process: { opensAt: at('2026-08-01T06:00:00Z'), closesAt: at('2026-09-30T21:59:59Z') } }],
  ['reportDueOn', { process: { reportDueOn: null } }],
  ['organ', { consultation: { organ: '' } }],
  ['openScope', { consultation: { openScope: '' } }],
  ['howToSubmit', { consultation: { howToSubmit: '' } }],
  ['privacyNotice', { consultation: { privacyNotice: '' } }],
])('without %s exactly that is missing', (field, given) => {
  const lacking = {
    process: { ...whole.process, ...('process' in given ? given.process : {}) },
    consultation: { ...whole.consultation, ...('consultation' in given ? given.consultation : {}) },
  }
  expect(missingForAnnouncement(lacking, NOW)).toEqual([field])
})

test('what was announced in time does not lack its term once it is over', () => {
  const process = { ...whole.process, announcedAt: NOW }
  expect(missingForAnnouncement({ ...whole, process }, at('2027-01-01T08:00:00Z'))).toEqual([])
})

test.each([
  [null, false],
  ['2026-10-01T08:00:01Z', false],
  ['2026-10-01T08:00:00Z', true],
])('a report of %s is out: %s', (reportedAt, out) => {
  expect(hasReport({ reportedAt: reportedAt && at(reportedAt) } as { reportedAt: Temporal.Instant | null }, NOW)).toBe(
    out,
  )
})
