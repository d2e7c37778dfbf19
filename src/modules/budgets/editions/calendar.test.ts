import { expect, test } from 'vitest'
import { aCalendar } from '../examples.ts'
import { type Calendar, calendarProblems, stageOf, takesAppeals, takesEdits, takesProjects } from './calendar.ts'

const { calendar, year } = aCalendar('2026-09-07')
const at = (text: string) => Temporal.Instant.from(text)

test.each([
  ['2026-04-09T21:59:59.9Z', 'preparing'],
  ['2026-04-09T22:00:00Z', 'submission'],
  ['2026-05-10T21:59:59.9Z', 'submission'],
  ['2026-05-10T22:00:00Z', 'verification'],
  ['2026-07-09T09:59:59Z', 'verification'],
  ['2026-07-09T10:00:00Z', 'appeals'],
  ['2026-08-08T10:00:00Z', 'list'],
  ['2026-09-07T05:59:59Z', 'list'],
  ['2026-09-07T06:00:00Z', 'voting'],
  ['2026-09-21T17:59:59.9Z', 'voting'],
  ['2026-09-21T18:00:00Z', 'counting'],
  ['2026-09-27T10:00:00Z', 'announced'],
  ['2027-01-02T00:00:00Z', 'building'],
  ['2027-12-31T23:00:00Z', 'closed'],
])('at %s the edition is in %s', (moment, stage) => {
  expect(stageOf(calendar, at(moment))).toBe(stage)
})

test('a term lasts to the end of the last second of its last day', () => {
  expect(takesProjects(calendar, at('2026-05-10T21:59:59.999Z'))).toBe(true)
  expect(takesProjects(calendar, at('2026-05-10T22:00:00Z'))).toBe(false)
  expect(takesAppeals(calendar, at('2026-07-24T21:59:59.999Z'))).toBe(true)
  expect(takesAppeals(calendar, at('2026-07-24T22:00:00Z'))).toBe(false)
  const edited = { ...calendar, editTo: '2026-05-20' }
  expect(takesEdits(edited, at('2026-05-20T21:59:59Z'))).toBe(true)
  expect(takesEdits(calendar, at('2026-05-20T21:59:59Z'))).toBe(false)
})

test('a lawful calendar has nothing unlawful', () => {
  expect(calendarProblems(calendar, year)).toEqual([])
})

test.each<[Partial<Calendar>, string, string]>([
  [{ resultsAt: '2026-11-16T11:00:00Z' }, 'resultsAt', 'results-late'],
  [{ draftBudgetOn: '2026-11-16' }, 'draftBudgetOn', 'draft-budget'],
  [{ budgetResolutionOn: '2027-02-01' }, 'budgetResolutionOn', 'budget-resolution'],
  [{ buildingTo: '2028-01-01' }, 'buildingTo', 'budget-year'],
  [{ votingTo: '2026-09-06T18:00:00Z' }, 'votingTo', 'order'],
  [{ appealsTo: '' }, 'appealsTo', 'missing'],
  [{ resolutionOn: '2026-09-01' }, 'submissionFrom', 'order'],
])('%o is said at %s: %s', (changes, field, problem) => {
  const problems = calendarProblems({ ...calendar, ...changes }, year)
  expect(problems).toContainEqual({ field, problem, weight: 'unlawful' })
})

test('short terms are advice, and stop nobody', () => {
  const problems = calendarProblems({ ...calendar, votingTo: '2026-09-12T18:00:00Z' }, year)
  expect(problems).toEqual([{ field: 'votingTo', problem: 'voting-short', weight: 'advice' }])
})
