import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { pathAt } from './reports/forms.ts'
import { appealableUntil, dueAt, GROUNDS, mayAnswerAppeal, mayModerate, mayStayUnnamed } from './rules.ts'

const at = (text: string) => Temporal.Instant.from(text)

test.each([
  ['rules', '2026-10-07T10:00:00Z'],
  ['unlawful', '2026-10-07T10:00:00Z'],
  ['hate', '2026-10-01T10:00:00Z'],
  ['child-abuse', '2026-10-01T10:00:00Z'],
])('a report of %s is to be answered by %s', (ground, term) => {
  expect(dueAt({ ground, reportedAt: at('2026-09-30T10:00:00Z') })).toEqual(at(term))
})

test('only harm to children can be reported without a name', () => {
  expect(GROUNDS.filter(mayStayUnnamed)).toEqual(['child-abuse'])
})

test('a decision can be appealed for six months of the calendar', () => {
  expect(appealableUntil(at('2026-08-31T10:00:00Z'))).toEqual(at('2027-02-28T11:00:00Z'))
})

test('who decided does not answer the appeal; after they are erased anybody does', () => {
  expect(mayAnswerAppeal({ decidedBy: 'anna' }, 'anna')).toBe(false)
  expect(mayAnswerAppeal({ decidedBy: 'anna' }, 'darek')).toBe(true)
  expect(mayAnswerAppeal({ decidedBy: null }, 'anna')).toBe(true)
})

test('a team moderates its own things, those who run the network all, clerks and editors none', () => {
  const [ours, theirs] = [newId(), newId()]
  const holding = (role: string, scope: string | null) => ({
    kind: 'person' as const,
    id: newId(),
    name: '',
    email: '',
    roles: [{ role, scope }],
  })
  const may = (role: string, scope: string | null) =>
    [ours, theirs, null].map((organisation) => mayModerate(holding(role, scope), organisation))
  expect(may('moderator', ours)).toEqual([true, false, false])
  expect(may('team-admin', ours)).toEqual([true, false, false])
  expect(may('coordinator', null)).toEqual([true, true, true])
  expect(may('administrator', null)).toEqual([true, true, true])
  expect(may('editor', ours)).toEqual([false, false, false])
  expect(may('clerk', ours)).toEqual([false, false, false])
  expect(mayModerate({ kind: 'stranger' }, null)).toBe(false)
})

test.each([
  ['/konsultacje/park', { path: '/konsultacje/park', locale: 'pl' }],
  [
    'https://wiec.example/en/konsultacje/park#WIEC-2026-000001',
    { path: '/konsultacje/park#WIEC-2026-000001', locale: 'en' },
  ],
  ['http://wiec.example/a?b=c', { path: '/a?b=c', locale: 'pl' }],
  ['wiec.example/a', { path: '/a', locale: 'pl' }],
  ['https://wiec.example', { path: '/', locale: 'pl' }],
  ['https://other.example/konsultacje/park', null],
  ['https://wiec.example.other.example/', null],
  ['//other.example/', null],
  ['/\\other.example/', null],
  ['javascript:alert(1)', null],
  ['nie wiem gdzie', null],
])('the address %j is read as %j', (address, read) => {
  expect(pathAt(address, 'https://wiec.example')).toEqual(read)
})
