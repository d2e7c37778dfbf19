import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type LocalRules,
  MATTERS,
  type Matter,
  type PlannedCalendar,
  planConsultation,
  rulesFor,
  TRIGGERS,
  warningsOf,
} from './index.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const at = (iso: string) => Temporal.PlainDateTime.from(iso)

function rules(matter: Matter, on = '2026-09-07', local: LocalRules | null = null) {
  const found = rulesFor(matter, day(on), local)
  if (!found) throw new Error(`${matter} has no rules on ${on}`)
  return found
}

/** A general plan of September 2026 with nothing wrong about it. */
const good: PlannedCalendar = {
  announced: day('2026-08-28'),
  opens: day('2026-09-07'),
  closes: day('2026-10-05'),
  reportDue: day('2026-11-20'),
  forms: [
    { form: 'open-meeting', title: 'Spotkanie', at: at('2026-09-15T17:00') },
    { form: 'study-walk', title: 'Spacer', at: at('2026-09-26T11:00') },
  ],
  places: ['press', 'office', 'website', 'bip', 'customary'],
  others: [],
}

const found = (given: Partial<PlannedCalendar>, matter: Matter = 'general-plan') =>
  warningsOf(rules(matter), { ...good, ...given }).map(({ id, force }) => `${force} ${id}`)

describe('a calendar of a general plan', () => {
  test('in keeping with the act has no warning', () => expect(found({})).toEqual([]))

  test.each<[string, Partial<PlannedCalendar>, string[]]>([
    ['a day too short', { closes: day('2026-10-02'), forms: [] }, ['binding too-short']],
    [
      '28 days with the first one',
      { closes: day('2026-10-04'), forms: [] },
      ['advice not-cautious', 'advice ends-on-day-off'],
    ],
    [
      'a meeting on the seventh day',
      { forms: [{ form: 'open-meeting', title: 'S', at: at('2026-09-14T17:00') }] },
      ['binding before-margin:open-meeting:2026-09-14T17:00'],
    ],
    [
      'a meeting six days before the end',
      { forms: [{ form: 'open-meeting', title: 'S', at: at('2026-09-29T17:00') }] },
      ['binding after-margin:open-meeting:2026-09-29T17:00'],
    ],
    [
      'a meeting in office hours',
      { forms: [{ form: 'open-meeting', title: 'S', at: at('2026-09-15T10:00') }] },
      ['binding office-hours:open-meeting:2026-09-15T10:00'],
    ],
    ['a survey in office hours', { forms: [{ form: 'survey', title: 'A', at: at('2026-09-15T10:00') }] }, []],
    ['announced a day after the start', { announced: day('2026-09-08') }, ['binding announced-late']],
    ['announced two days ahead', { announced: day('2026-09-05') }, ['advice announced-shortly']],
    ['not in the press', { places: ['area', 'website', 'bip', 'customary'] }, ['binding place-missing:press']],
    ['no date of the report', { reportDue: null }, ['binding report-missing']],
    ['another consultation beside', { others: [{ id: '7', title: 'Park' }] }, ['advice overlap:7']],
    ['the last day a Sunday', { closes: day('2026-10-11') }, ['advice ends-on-day-off']],
  ])('%s', (_, given, warnings) =>
    expect(found(given).filter((warning) => !warning.includes('forms-missing'))).toEqual(warnings),
  )

  test('without a meeting or a walk lacks two kinds of forms, each with its article', () => {
    const warnings = warningsOf(rules('general-plan'), { ...good, forms: [] })
    expect(warnings.map(({ kind }) => kind)).toEqual(['forms-missing', 'forms-missing'])
    expect(warnings.map(({ article }) => article)).toEqual(['art. 8i ust. 1 pkt 2 UPZP', 'art. 8i ust. 1 pkt 3–5 UPZP'])
  })
})

describe('the cause of a warning', () => {
  const one = (given: Partial<PlannedCalendar>, word: string, of = rules('general-plan')) =>
    warningsOf(of, { ...good, ...given }).find(({ kind }) => kind === word)
  const short = { closes: day('2026-10-01') }

  test('is the dates of a binding limit, so that other dates are another cause', () => {
    expect(one(short, 'too-short')?.cause).toBe('2026-09-07/2026-10-01')
    expect(one({ closes: day('2026-09-30') }, 'too-short')?.cause).toBe('2026-09-07/2026-09-30')
  })

  test('and its id stay when the article, the title or a sentence is worded anew', () => {
    const general = rules('general-plan')
    const reworded = {
      ...general,
      forms: general.forms.map((needed) => ({ ...needed, article: `${needed.article} (t.j. 2027)` })),
      collecting: general.collecting && { ...general.collecting, article: 'art. 8j' },
    }
    const cases: [Partial<PlannedCalendar>, string][] = [
      [short, 'too-short'],
      [{ forms: [] }, 'forms-missing'],
    ]
    for (const [given, kind] of cases) {
      const [was, is] = [one(given, kind), one(given, kind, reworded)]
      expect(is?.article).not.toBe(was?.article)
      expect([is?.id, is?.cause]).toEqual([was?.id, was?.cause])
    }
  })

  test('is nothing for advice: a reason against it holds a day later too', () => {
    expect(one({ announced: day('2026-09-05') }, 'announced-shortly')?.cause).toBe('')
  })
})

describe('holidays', () => {
  const season = (opens: string, closes: string) =>
    found({ opens: day(opens), closes: day(closes), announced: null, forms: [] }, 'important').filter((one) =>
      /summer|winter/.test(one),
    )

  test.each([
    ['2026-07-01', '2026-07-31', ['advice summer']],
    ['2026-06-20', '2026-07-20', ['advice summer']],
    ['2026-06-01', '2026-07-06', []],
    ['2026-12-20', '2027-01-06', ['advice winter']],
    ['2026-12-01', '2026-12-21', []],
    ['2026-08-10', '2026-09-30', []],
  ])('%s to %s', (opens, closes, warnings) => expect(season(opens, closes)).toEqual(warnings))
})

describe('an environmental decision', () => {
  test.each([
    ['2026-10-06', ['binding not-exact']],
    ['2026-10-07', []],
    ['2026-10-08', ['binding not-exact']],
  ])('ends exactly thirty days on: %s', (closes, warnings) =>
    expect(found({ closes: day(closes), places: null, forms: [] }, 'environment-decision')).toEqual(warnings),
  )
})

describe('what a matter’s own act or the office’s resolution adds', () => {
  test('a plan with wind farms: 60 to 90 days, announced a fortnight ahead', () => {
    expect(rules('wind-farm-plan').collecting).toMatchObject({ days: 60, atMost: 90 })
    const long = { closes: day('2026-12-07'), announced: day('2026-08-28'), places: null, forms: [] }
    expect(found(long, 'wind-farm-plan')).toEqual(
      expect.arrayContaining(['binding too-long', 'binding announced-late']),
    )
  })

  const local = { resolution: 'uchwała nr XX/100/2024, § 5', days: 21, forms: 3, daysAhead: 14, reportDays: 30 }

  test('the resolution binds a general consultation, and is cited', () => {
    const warnings = warningsOf(rules('important', '2026-09-07', local), {
      ...good,
      closes: day('2026-09-21'),
      announced: day('2026-09-01'),
    })
    expect(warnings.filter(({ force }) => force === 'binding').map(({ kind }) => kind)).toEqual([
      'too-short',
      'announced-late',
      'report-late',
    ])
    for (const { force, article } of warnings) if (force === 'binding') expect(article).toBe(local.resolution)
  })

  test('the resolution never shortens what an act says, nor touches procedures of their own', () => {
    expect(rules('transport-plan', '2026-09-07', { ...local, days: 14 }).collecting?.days).toBe(21)
    expect(rules('general-plan', '2026-09-07', { ...local, days: 40 }).collecting?.days).toBe(28)
  })
})

test('every matter has one trigger, and rules on any day since 2024', () => {
  expect(TRIGGERS.map(({ matter }) => matter)).toEqual([...MATTERS])
  for (const matter of MATTERS) expect(rulesFor(matter, day('2024-01-02'))).not.toBeNull()
  for (const { basis } of TRIGGERS) expect(basis).toMatch(/^art\. \d+/)
})

test('from 2020 to 2040, the cautious calendar of any procedure is never too short and every warning names a source', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * 365 }), fc.constantFrom(...MATTERS), (days, matter) => {
      const opens = day('2020-11-13').add({ days })
      const found = rulesFor(matter, opens)
      if (!found) return
      const { cautiousEnd, recommendedEnd } = planConsultation(found, opens)
      const warnings = warningsOf(found, { ...good, opens, closes: cautiousEnd ?? recommendedEnd, announced: null })
      for (const { kind, article } of warnings) {
        expect(['too-short', 'not-exact', 'not-cautious', 'too-long']).not.toContain(kind)
        expect(article.length).toBeGreaterThan(5)
      }
    }),
  )
})
