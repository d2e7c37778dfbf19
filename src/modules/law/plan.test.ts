import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Form, missingForms, PROCEDURES, type Procedure, planConsultation, RULES, rulesOf } from './index.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

function rulesFor(procedure: Procedure, on = '2026-09-07') {
  const rules = rulesOf(procedure, day(on))
  if (!rules) throw new Error(`${procedure} has no rules on ${on}`)
  return rules
}

const planOf = (procedure: Procedure, from = '2026-09-07') => planConsultation(rulesFor(procedure, from), day(from))

describe('the shortest lawful calendar', () => {
  test.each([
    ['plan', '2026-10-04', '2026-10-05'],
    ['plan-simplified', '2026-09-20', '2026-09-21'],
    ['revitalisation', '2026-10-11', '2026-10-12'],
    ['strategy', '2026-10-11', '2026-10-12'],
    ['environment-decision', '2026-10-07', '2026-10-07'],
    ['environment-document', '2026-09-27', '2026-09-28'],
  ] as const)('%s from 7 September 2026 ends on %s, cautiously on %s', (procedure, earliest, cautious) => {
    const plan = planOf(procedure)
    expect([plan.earliestEnd?.toString(), plan.cautiousEnd?.toString()]).toEqual([earliest, cautious])
  })

  test('meetings of a plan are between 15 and 28 September', () => {
    const { meetings } = planOf('plan')
    expect([meetings?.from.toString(), meetings?.to.toString()]).toEqual(['2026-09-15', '2026-09-28'])
  })

  test('the report of a strategy is due on 12 November, with a warning for the 10th', () => {
    const { reportDue } = planOf('strategy')
    expect([reportDue?.raw, reportDue?.end, reportDue?.safe].map(String)).toEqual([
      '2026-11-11',
      '2026-11-12',
      '2026-11-10',
    ])
  })

  test('a general consultation has no statutory term, only the 21 days of good practice', () => {
    const plan = planOf('general')
    expect(plan.earliestEnd).toBeNull()
    expect(plan.recommendedEnd.toString()).toBe('2026-09-28')
  })

  test('whatever the day, meetings keep the margins from both ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.constantFrom('plan', 'revitalisation'), (days, procedure) => {
        const start = day('2024-01-01').add({ days })
        const { meetings, cautiousEnd } = planOf(procedure as Procedure, start.toString())
        if (!meetings || !cautiousEnd) throw new Error('a term and margins are set')
        expect(start.until(meetings.from).total('days')).toBeGreaterThan(7)
        expect(meetings.to.until(cautiousEnd).total('days')).toBeGreaterThanOrEqual(7)
      }),
    )
  })
})

describe('forms of a spatial plan: A and B and one of C (art. 8i)', () => {
  test.each<[Form[], number]>([
    [[], 3],
    [['remarks'], 2],
    [['remarks', 'open-meeting'], 1],
    [['remarks', 'open-meeting', 'map-survey'], 0],
    [['remarks', 'workshop', 'consultation-point'], 0],
    [['remarks', 'study-walk', 'survey'], 1],
    [['open-meeting', 'survey'], 1],
  ])('%j lacks %i', (planned, lacks) => expect(missingForms(rulesFor('plan'), planned)).toHaveLength(lacks))

  test('revitalisation wants two forms beside remarks, and the same one twice is one', () => {
    expect(missingForms(rulesFor('revitalisation'), ['remarks', 'survey', 'survey'])).toHaveLength(1)
    expect(missingForms(rulesFor('revitalisation'), ['remarks', 'survey', 'debate'])).toEqual([])
  })
})

describe('rules as dated data', () => {
  test('revitalisation asked for 30 days until the reform of 2023, for 35 since', () => {
    expect(rulesFor('revitalisation', '2023-09-23').collecting?.days).toBe(30)
    expect(rulesFor('revitalisation', '2023-09-24').collecting?.days).toBe(35)
  })

  test('an environmental decision asked for 21 days until the end of 2016, for 30 since', () => {
    expect(rulesFor('environment-decision', '2016-12-31').collecting?.days).toBe(21)
    expect(rulesFor('environment-decision', '2017-01-01').collecting?.days).toBe(30)
  })

  test('spatial planning since the amendment of 9 December 2025 is marked to be checked', () => {
    expect(rulesFor('plan', '2025-12-08').confidence).toBe('sure')
    expect(rulesFor('plan', '2025-12-09').confidence).toBe('check')
  })

  test.each(PROCEDURES)('rows of %s follow each other without a gap and without an overlap', (procedure) => {
    const rows = RULES.filter((rules) => rules.procedure === procedure)
    for (const [index, { validTo }] of rows.entries()) {
      const next = rows[index + 1]
      if (next)
        expect(next.validFrom).toBe(
          day(validTo ?? '')
            .add({ days: 1 })
            .toString(),
        )
      else expect(validTo).toBeNull()
    }
  })

  test('every rule that binds names its article', () => {
    for (const { collecting, forms, margins, announcement, report } of RULES)
      for (const rule of [collecting, ...forms, margins, announcement, report])
        if (rule) expect(rule.article).toMatch(/^art\. \d+/)
  })

  test('a frozen copy is plain JSON', () => {
    for (const rules of RULES) expect(JSON.parse(JSON.stringify(rules))).toEqual(rules)
  })
})
