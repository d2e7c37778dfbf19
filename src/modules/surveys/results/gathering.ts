import type { Context } from '../../../platform/context.ts'
import { type Answers, answersStream, type Participation, participationOf } from '../../forms/index.ts'
import { type Unit, unitByCode, unitsByCodes } from '../../places/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { remarkQuestionsOf } from '../bringing.ts'
import { countBrought } from '../bringing-store.ts'
import { type Population, populationOf } from '../population/store.ts'
import { askedIn } from './counting.ts'
import { type Comparison, compare } from './population.ts'
import { type Asked, type Dimension, dimensionsOf, publicOnly } from './questions.ts'
import { talliesOf, tallyOfAll } from './store.ts'
import { count, emptyTally, type Tally, valueIn } from './tally.ts'
import { type Result, resultsInGroup, resultsOf } from './view.ts'
import { type Speech, valueWords } from './words.ts'

export type Audience = 'team' | 'public'

/** One condition: those who gave this value. */
export interface Condition {
  by: Dimension
  value: string
}

/** Everything a page of results says. */
export interface Results {
  asked: Asked[]
  dimensions: Dimension[]
  results: Result[]
  /** Submitted answers counted, of everybody and of those looked at. */
  count: number
  shown: number
  participation: Participation
  countedAt: Temporal.Instant | null
  conditions: Condition[]
  /** The group is so small that nothing is said of it. */
  tooFew: boolean
  comparisons: Map<string, Comparison[]>
  population: Population | null
  unit: Unit | null
  /** Names of the units people chose, by TERYT code. */
  places: Map<string, string>
  /** Open questions whose answers are among remarks, and how many are there. */
  remarkQuestions: Set<string>
  brought: number
}

/**
 * What a survey came to, for the team or for everybody. Readers see public questions alone, and of one kind of people only
 * what no small group can be worked out from; the team, who reads whole answers, sees exact numbers under any conditions.
 */
export async function gatherResults(
  context: Context,
  { survey, process, form }: FoundSurvey,
  { audience, conditions: wanted, speech }: { audience: Audience; conditions: string[]; speech: Speech },
): Promise<Results> {
  const { db } = context
  const all = await askedIn(context, survey)
  const asked = audience === 'public' ? publicOnly(all) : all
  const dimensions = dimensionsOf(asked)
  const conditions = conditionsFrom(wanted, dimensions).slice(0, audience === 'public' ? 1 : MOST_CONDITIONS)
  const { tally, countedAt } = await tallyOfAll(db, survey.id)
  const population = await populationOf(db, survey.id)
  const unit = await unitByCode(db, process.unitCode)
  const [first] = conditions

  let results = resultsOf(tally, asked)
  let shown = tally.count
  let tooFew = false
  if (first && audience === 'public') {
    const tallies = await talliesOf(db, survey.id, [first.by.id])
    shown = tallies.groups[first.by.id]?.[first.value]?.count ?? 0
    tooFew = shown < survey.least
    results = tooFew ? [] : resultsInGroup(tallies, asked, { ...first, least: survey.least })
  } else if (first) {
    const group = await exactTally(context, { surveyId: survey.id, formId: form.id, asked, conditions })
    shown = group.count
    results = resultsOf(group, asked)
  }

  const codes = results.flatMap(({ chart }) => (chart.kind === 'places' ? chart.units.map(({ code }) => code) : []))
  const units = await unitsByCodes(db, codes.slice(0, MOST_UNITS))
  return {
    asked,
    dimensions,
    results,
    count: tally.count,
    shown,
    participation: await participationOf(db, form.id),
    countedAt,
    conditions,
    tooFew,
    comparisons: conditions.length === 0 ? comparisonsOf(results, population, speech) : new Map(),
    population,
    unit,
    places: new Map([...units].map(([code, { name }]) => [code, name])),
    remarkQuestions: new Set(remarkQuestionsOf(survey, asked).map(({ id }) => id)),
    brought: await countBrought(db, survey.id),
  }
}

const MOST_CONDITIONS = 3
const MOST_UNITS = 100

/** Conditions as addresses carry them: `wiek=w15-24`. What no question has any more is passed over. */
export function conditionsFrom(wanted: readonly string[], dimensions: readonly Dimension[]): Condition[] {
  return wanted.flatMap((text) => {
    const [id = '', value = ''] = text.split('=')
    const by = dimensions.find((dimension) => dimension.id === id)
    return by?.values.includes(value) ? [{ by, value }] : []
  })
}

export const conditionText = ({ by, value }: Condition) => `${by.id}=${value}`

/** One condition is counted already; several are counted now, answer by answer. */
async function exactTally(
  context: Context,
  {
    surveyId,
    formId,
    asked,
    conditions,
  }: { surveyId: string; formId: string; asked: Asked[]; conditions: Condition[] },
): Promise<Tally> {
  const [first, second] = conditions
  if (first && !second) {
    const tallies = await talliesOf(context.db, surveyId, [first.by.id])
    return tallies.groups[first.by.id]?.[first.value] ?? emptyTally()
  }
  const tally = emptyTally()
  const fits = (answers: Answers) => conditions.every(({ by, value }) => valueIn(by, answers) === value)
  for await (const { answers } of answersStream(context.db, formId)) if (fits(answers)) count(tally, asked, answers)
  return tally
}

function comparisonsOf(results: readonly Result[], population: Population | null, speech: Speech) {
  const comparisons = new Map<string, Comparison[]>()
  if (!population) return comparisons
  for (const { question, chart } of results) {
    if (question.type !== 'single' || chart.kind !== 'choices') continue
    const by = dimensionsOf([question])[0]
    if (!by) continue
    const values = chart.rows.map(({ id, count }) => ({
      value: id,
      label: valueWords(by, id, speech),
      answered: count ?? 0,
    }))
    const compared = compare(values, population.rows)
    if (compared) comparisons.set(question.id, compared)
  }
  return comparisons
}
