import { expect, test } from 'vitest'
import { isDoorOpen, newCode, PRESENCES, presenceOf, readCode, shownCode } from '../attendance/rules.ts'
import { dutyHistory, dutyStates, nextMeetingDueOn } from '../duties/rules.ts'
import { approvalProblem, decisionNumber, isOverdue, minutesState } from './rules.ts'

const at = (iso: string) => Temporal.Instant.from(iso)
const day = (iso: string) => Temporal.PlainDate.from(iso)

const DRAFT = { circulatedAt: null, amendmentsUntil: null, approvedAt: null }
const CIRCULATED = { ...DRAFT, circulatedAt: at('2026-03-01T10:00:00Z'), amendmentsUntil: day('2026-03-15') }

test.each([
  [DRAFT, '2026-03-01T10:00:00Z', 'draft'],
  [CIRCULATED, '2026-03-01T10:00:00Z', 'circulated'],
  [CIRCULATED, '2026-03-15T22:59:59Z', 'circulated'],
  [CIRCULATED, '2026-03-15T23:00:00Z', 'awaiting'],
  [{ ...CIRCULATED, approvedAt: at('2026-06-01T10:00:00Z') }, '2026-06-02T10:00:00Z', 'approved'],
])('minutes %# are %s', (minutes, now, state) => expect(minutesState(minutes, at(now))).toBe(state))

const meeting = { id: 'one', startsAt: at('2026-02-20T10:00:00Z'), organisationId: null, processId: null }
const next = {
  id: 'two',
  startsAt: at('2026-06-01T10:00:00Z'),
  organisationId: null,
  publishedAt: at('2026-05-01T10:00:00Z'),
  cancelledAt: null,
}
const ready = { minutes: CIRCULATED, openAmendments: 0, meeting, next, now: at('2026-06-01T11:00:00Z') }

test.each([
  [ready, null],
  [{ ...ready, minutes: DRAFT }, 'minutes-not-circulated'],
  [{ ...ready, openAmendments: 1 }, 'minutes-amendments-open'],
  [{ ...ready, next: null }, 'minutes-no-next-meeting'],
  [{ ...ready, next: { ...next, id: 'one' } }, 'minutes-no-next-meeting'],
  [{ ...ready, next: { ...next, organisationId: 'other' } }, 'minutes-no-next-meeting'],
  [{ ...ready, next: { ...next, cancelledAt: at('2026-05-20T10:00:00Z') } }, 'minutes-no-next-meeting'],
  [{ ...ready, next: { ...next, startsAt: at('2026-01-01T10:00:00Z') } }, 'minutes-no-next-meeting'],
  [{ ...ready, now: at('2026-06-01T09:59:59Z') }, 'minutes-no-next-meeting'],
])('approving %# says %s', (approval, problem) => expect(approvalProblem(approval)).toBe(problem))

test('decisions are told with their year, and tasks are overdue from the day after', () => {
  expect(decisionNumber({ number: 3, year: 2026 })).toBe('3/2026')
  const task = { dueOn: day('2026-03-10'), doneAt: null }
  expect(isOverdue(task, day('2026-03-10'))).toBe(false)
  expect(isOverdue(task, day('2026-03-11'))).toBe(true)
  expect(isOverdue({ ...task, doneAt: at('2026-04-01T10:00:00Z') }, day('2026-05-11'))).toBe(false)
})

test('a code has no letter that could be another, and is read however it is typed', () => {
  for (let n = 0; n < 200; n++) expect(newCode()).toMatch(/^[^BGILOQSUVZ012568]{6}$/)
  expect(readCode(' acd-e34 ')).toBe('ACDE34')
  expect(shownCode('ACDE34')).toBe('ACD E34')
})

test('the door opens an hour before and closes three hours after', () => {
  const meeting = { startsAt: at('2026-03-01T10:00:00Z'), endsAt: at('2026-03-01T12:00:00Z'), cancelledAt: null }
  expect(isDoorOpen(meeting, at('2026-03-01T08:59:59Z'))).toBe(false)
  expect(isDoorOpen(meeting, at('2026-03-01T09:00:00Z'))).toBe(true)
  expect(isDoorOpen(meeting, at('2026-03-01T15:00:00Z'))).toBe(true)
  expect(isDoorOpen(meeting, at('2026-03-01T15:00:01Z'))).toBe(false)
  expect(isDoorOpen({ ...meeting, cancelledAt: at('2026-02-01T10:00:00Z') }, at('2026-03-01T10:00:00Z'))).toBe(false)
})

test('every presence has its word', () => {
  const of = (cameLate: boolean, leftEarly: boolean) => presenceOf({ cameLate, leftEarly })
  expect([presenceOf(null), of(false, false), of(true, false), of(false, true), of(true, true)]).toEqual([...PRESENCES])
})

test.each([
  ['2026-02-10', '2026-08-10'],
  [null, '2026-07-01'],
  // Six months after the last of August there is no 31st of February.
  ['2025-08-31', '2026-02-28'],
])('the next meeting after %s is due on %s', (last, due) =>
  expect(nextMeetingDueOn(last ? [day(last)] : [], day('2026-03-01')).toString()).toBe(due),
)

test('duties count this year and years before the portal, leave out what is ahead, and are late the day after', () => {
  const known = {
    days: ['2026-06-01', '2025-11-20', '2026-02-10'].map(day),
    issues: { years: [{ year: 2026, done: 3 }], atLeast: 6, dueOn: day('2026-08-31') },
    earlier: [
      { duty: 'meetings' as const, year: 2025, done: 1 },
      { duty: 'issues' as const, year: 2026, done: 2 },
    ],
  }
  const on = (today: string) => dutyStates(known, day(today))
  expect(on('2026-05-01')).toMatchObject([
    { duty: 'meetings', done: 1, atLeast: 2, late: false },
    { duty: 'issues', done: 5, atLeast: 6, late: false },
  ])
  expect(on('2026-12-01')).toMatchObject([
    { done: 2, late: false },
    { done: 5, late: true },
  ])
  expect(on('2026-12-02')[0]).toMatchObject({ done: 2, late: true })
  const history = dutyHistory(known, day('2026-12-01'))
  expect(history.slice(0, 2)).toEqual([
    { year: 2026, meetings: 2, issues: 5 },
    { year: 2025, meetings: 2, issues: 0 },
  ])
  expect(history.at(-1)?.year).toBe(2016)
})
