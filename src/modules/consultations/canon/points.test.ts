import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Process, Stage } from '../../processes/index.ts'
import type { Consultation } from '../store.ts'
import { type CanonFacts, DECLARED, POINTS, scoreOf } from './points.ts'

const at = (text: string) => Temporal.Instant.from(text)

const process: Process = {
  id: 'p',
  kind: 'consultation',
  slug: 'park',
  organisationId: 'o',
  unitCode: '2001011',
  areaWords: null,
  title: 'Park',
  summary: 'Park',
  plainLanguage: 'Pytamy o park.',
  description: '',
  purpose: 'Park ma służyć wszystkim.',
  topic: 'greenery',
  legalBasis: 'art. 5a ustawy o samorządzie gminnym',
  contactName: 'Ewa Koordynatorka',
  contactEmail: 'ewa@example.org',
  contactPhone: null,
  accessibility: 'Sala na parterze.',
  displayedDate: null,
  opensAt: at('2026-09-08T06:00:00Z'),
  closesAt: at('2026-09-30T21:59:59Z'),
  reportDueOn: Temporal.PlainDate.from('2026-10-30'),
  createdAt: at('2026-08-01T08:00:00Z'),
  announcedAt: at('2026-09-01T06:00:00Z'),
  reportedAt: null,
  effectsAt: null,
  cancelledAt: null,
  cancelledReason: null,
  archivedAt: null,
}

const consultation: Consultation = {
  processId: 'p',
  organ: 'Burmistrz',
  runningUnit: 'Wydział Zieleni',
  orderingAct: 'zarządzenie 12/2026',
  addressees: 'mieszkańcy',
  openScope: 'ławki',
  closedScope: 'granice parku',
  howToSubmit: 'tutaj',
  privacyNotice: 'klauzula',
  moderation: 'after',
  secondAcceptance: false,
  decisionsPublic: 'with-report',
  takesPlace: true,
  takesAttachments: true,
}

const stage = (kind: Stage['kind'], startsAt: string): Stage => ({
  id: startsAt,
  processId: 'p',
  position: 1,
  kind,
  title: kind,
  description: '',
  startsAt: at(startsAt),
  endsAt: null,
  displayedDate: null,
  place: 'biblioteka',
  accessibility: '',
  link: null,
  activity: null,
})

const exemplary: CanonFacts = {
  process,
  consultation,
  stages: [stage('collecting', '2026-09-08T06:00:00Z'), stage('meeting', '2026-09-16T15:00:00Z')],
  documents: [{ firstAt: at('2026-09-01T06:00:00Z'), described: true }],
  announcedIn: 3,
  remarks: { all: 40, toPublish: 0, toAnswer: 12 },
  clashes: [],
  otherWays: 1,
  yearlyPlan: {
    year: 2026,
    title: 'Park',
    href: '/plany-konsultacji/augustow?rok=2026',
    addedAt: at('2026-01-12T08:00:00Z'),
  },
  invited: { all: 4, invited: 4, answered: 2 },
  knowsWhoTookPart: false,
  report: null,
  declared: new Map(DECLARED.map(({ id }) => [id, true])),
  now: at('2026-09-20T10:00:00Z'),
}

const stateOf = (id: string, facts: CanonFacts) => scoreOf(facts).points.find(({ point }) => point.id === id)?.state
const changedIn = (given: Partial<Process>): CanonFacts => ({ ...exemplary, process: { ...process, ...given } })

test('a consultation that does everything has all points that can be judged, and no veto', () => {
  expect(scoreOf(exemplary)).toMatchObject({ percent: 100, vetoes: [] })
})

describe('one thing missing takes one point', () => {
  test.each<[string, CanonFacts]>([
    ['decision-open', { ...exemplary, declared: new Map([...exemplary.declared, ['decision-open', false]]) }],
    ['scope-named', { ...exemplary, consultation: { ...consultation, closedScope: ' ' } }],
    ['plain-language', changedIn({ plainLanguage: null })],
    ['enough-time', changedIn({ closesAt: at('2026-09-28T21:59:59Z') })],
    ['three-places', { ...exemplary, announcedIn: 2 }],
    ['addressees', { ...exemplary, consultation: { ...consultation, addressees: '' } }],
    ['accessibility', changedIn({ accessibility: '' })],
    [
      'after-hours',
      { ...exemplary, stages: [stage('collecting', '2026-09-08T06:00:00Z'), stage('meeting', '2026-09-16T13:59:00Z')] },
    ],
    ['purpose', changedIn({ purpose: '' })],
    ['who-consults', changedIn({ legalBasis: '' })],
    ['documents-first-day', { ...exemplary, documents: [{ firstAt: at('2026-09-08T06:00:01Z'), described: true }] }],
    [
      'documents-described',
      { ...exemplary, documents: [...exemplary.documents, { firstAt: at('2026-09-02T06:00:00Z'), described: false }] },
    ],
    ['remarks-public', { ...exemplary, remarks: { ...exemplary.remarks, toPublish: 1 } }],
    ['coordinator', changedIn({ contactEmail: null })],
    ['running-unit', { ...exemplary, consultation: { ...consultation, runningUnit: '' } }],
    ['ordering-act', { ...exemplary, consultation: { ...consultation, orderingAct: '' } }],
    ['no-clash', { ...exemplary, clashes: [{ title: 'Ulica', href: '/konsultacje/ulica' }] }],
    ['other-ways', { ...exemplary, otherWays: 0 }],
    ['stakeholders-invited', { ...exemplary, invited: { all: 4, invited: 3, answered: 3 } }],
    ['yearly-plan', { ...exemplary, yearlyPlan: null }],
    ['announced-ahead', changedIn({ announcedAt: at('2026-09-02T06:00:00Z') })],
  ])('%s', (id, facts) => {
    expect(
      scoreOf(facts)
        .points.filter(({ state }) => state === 'unmet')
        .map(({ point }) => point.id),
    ).toEqual([id])
  })

  test('no meeting takes the way without the internet and leaves no question of its hour', () => {
    const facts = {
      ...exemplary,
      stages: [stage('collecting', '2026-09-08T06:00:00Z'), stage('report', '2026-10-30T06:00:00Z')],
    }
    expect([stateOf('without-internet', facts), stateOf('after-hours', facts)]).toEqual(['unmet', 'apart'])
    expect(scoreOf(facts).vetoes).toEqual(['without-internet'])
  })
})

describe('the report', () => {
  const after = { ...exemplary, now: at('2026-11-02T10:00:00Z') }

  test('within its term nothing is said against it', () => {
    const last = { ...exemplary, now: at('2026-10-30T22:59:59Z') }
    expect([stateOf('report-published', last), stateOf('report-in-time', last)]).toEqual(['later', 'later'])
  })

  test('missing after its term, it is a veto', () => {
    expect(scoreOf(after).vetoes).toEqual(['report-published'])
  })

  test('late, it is published all the same', () => {
    const facts = {
      ...after,
      remarks: { ...after.remarks, toAnswer: 0 },
      report: { publishedAt: at('2026-11-01T08:00:00Z'), tells: true },
    }
    expect([stateOf('report-published', facts), stateOf('report-in-time', facts)]).toEqual(['met', 'unmet'])
    expect(scoreOf(facts).vetoes).toEqual([])
  })

  test('with a remark unanswered, it is a veto', () => {
    const facts = { ...after, report: { publishedAt: at('2026-10-28T08:00:00Z'), tells: false } }
    expect(scoreOf(facts).vetoes).toEqual(['all-answered'])
    expect(stateOf('participants-told', facts)).toBe('unmet')
  })
})

test('an empty list of the invited is no invitation, and a yearly plan written after the announcement no plan', () => {
  expect(stateOf('stakeholders-invited', { ...exemplary, invited: { all: 0, invited: 0, answered: 0 } })).toBe('unmet')
  const plan = { year: 2026, title: 'Park', href: '', addedAt: process.announcedAt ?? exemplary.now }
  expect(stateOf('yearly-plan', { ...exemplary, yearlyPlan: plan })).toBe('unmet')
  const before = { ...plan, addedAt: plan.addedAt.subtract({ seconds: 1 }) }
  expect(stateOf('yearly-plan', { ...exemplary, yearlyPlan: before })).toBe('met')
})

describe('holidays', () => {
  test.each([
    ['2026-07-01T06:00:00Z', '2026-08-31T21:59:59Z', 'unmet'],
    ['2026-07-01T06:00:00Z', '2026-09-01T21:59:59Z', 'met'],
    ['2026-12-20T06:00:00Z', '2027-01-06T22:59:59Z', 'unmet'],
    ['2026-12-19T06:00:00Z', '2027-01-06T22:59:59Z', 'met'],
    ['2026-12-20T06:00:00Z', '2027-01-07T22:59:59Z', 'met'],
  ])('from %s to %s: %s', (opensAt, closesAt, state) => {
    expect(stateOf('not-holidays', changedIn({ opensAt: at(opensAt), closesAt: at(closesAt) }))).toBe(state)
  })
})

test('advice is given only while there is time', () => {
  const facts = { ...exemplary, announcedIn: 1, consultation: { ...consultation, openScope: '' } }
  const advised = (now: string, given = facts) =>
    scoreOf({ ...given, now: at(now) })
      .points.filter(({ advisable }) => advisable)
      .map(({ point }) => point.id)
  expect(advised('2026-08-20T10:00:00Z', { ...facts, process: { ...process, announcedAt: null } })).toEqual([
    'scope-named',
    'three-places',
  ])
  expect(advised('2026-09-20T10:00:00Z')).toEqual(['three-places'])
  expect(advised('2026-10-10T10:00:00Z')).toEqual([])
})

test('whatever a consultation shows, numbers add up and a veto is a necessary point that is not met', () => {
  fc.assert(
    fc.property(
      fc.record({
        announcedIn: fc.nat(5),
        knowsWhoTookPart: fc.boolean(),
        declared: fc
          .uniqueArray(fc.constantFrom(...DECLARED.map(({ id }) => id)))
          .map((ids) => new Map(ids.map((id) => [id, true]))),
        remarks: fc.record({ all: fc.nat(9), toPublish: fc.nat(2), toAnswer: fc.nat(2) }),
        report: fc.option(
          fc.record({
            publishedAt: fc.constantFrom(at('2026-10-20T10:00:00Z'), at('2026-11-20T10:00:00Z')),
            tells: fc.boolean(),
          }),
        ),
        now: fc.constantFrom(at('2026-08-20T10:00:00Z'), at('2026-09-20T10:00:00Z'), at('2026-12-20T10:00:00Z')),
      }),
      (given) => {
        const { points, met, decided, percent, vetoes } = scoreOf({ ...exemplary, ...given })
        expect(points.map(({ point }) => point.id)).toEqual(POINTS.map(({ id }) => id))
        expect(met + points.filter(({ state }) => state === 'unmet').length).toBe(decided)
        expect(percent).toBe(Math.floor((met * 100) / decided))
        for (const id of vetoes)
          expect(points.find(({ point }) => point.id === id)).toMatchObject({
            state: 'unmet',
            point: { necessary: true },
          })
      },
    ),
  )
})
