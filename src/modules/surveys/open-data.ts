import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { wordsIn } from '../forms/index.ts'
import { maySee, processById } from '../processes/index.ts'
import { type FoundSurvey, listSurveys } from './actions.ts'
import { lastOpenedAt, openedSurveys } from './open-data-store.ts'
import { gatherResults } from './results/gathering.ts'
import type { Result } from './results/view.ts'
import { resultsPublic, surveyPath } from './rules.ts'
import { surveyById } from './store.ts'

const moment = z.iso.datetime({ offset: true }).nullable()

const SurveyItem = z.object({
  id: z.uuid(),
  url: z.url(),
  processId: z.uuid(),
  title: z.string(),
  phase: z.enum(['ahead', 'open', 'closed']),
  opensAt: moment,
  closesAt: moment,
  answers: z.int(),
  questions: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      type: z.string(),
      answered: z.int(),
      choices: z.array(z.object({ id: z.string(), label: z.string(), count: z.int().nullable() })).nullable(),
      mean: z.number().nullable(),
    }),
  ),
})
type SurveyItem = z.infer<typeof SurveyItem>

/** Surveys whose results everybody may see, with the sums that their pages show; single answers are not here. */
export const surveysData: OpenCollection<SurveyItem> = {
  name: 'ankiety',
  itemName: 'Survey',
  schema: SurveyItem,
  filters: z.object({}),
  async page(context, _, page) {
    const { rows, next } = await openedSurveys(context.db, page)
    const items = []
    for (const { id } of rows) items.push(await itemById(context, id))
    return { rows: items.filter((item) => item !== null), next }
  },
  find: async (context, id) => (isId(id) ? itemById(context, id) : null),
  themes: ['GOVE', 'SOCI'],
  keywords: ['ankiety', 'wyniki'],
  changedAt: ({ db }) => lastOpenedAt(db),
}

async function itemById(context: Context, id: string): Promise<SurveyItem | null> {
  const survey = await surveyById(context.db, id)
  const process = survey && (await processById(context.db, survey.processId))
  if (!process || !maySee(context.actor, process)) return null
  const found = (await listSurveys(context, process)).find((one) => one.survey.id === id)
  return found && resultsPublic(found.survey, found.phase) ? itemOf(context, found) : null
}

async function itemOf(context: Context, found: FoundSurvey): Promise<SurveyItem> {
  const { house, locale } = context
  const { survey, process, form, title, term, phase } = found
  const speech = { t: house.texts.in(locale), locale }
  const { results, count } = await gatherResults(context, found, { audience: 'public', conditions: [], speech })
  const words = (text: Parameters<typeof wordsIn>[0]) => wordsIn(text, locale, form.draft.languages)
  return {
    id: survey.id,
    url: house.config.url + surveyPath(process, survey),
    processId: process.id,
    title,
    phase: phase as SurveyItem['phase'],
    opensAt: term.opensAt?.toString() ?? null,
    closesAt: term.closesAt?.toString() ?? null,
    answers: count,
    questions: results.map((result) => ({
      id: result.question.id,
      text: words(result.question.label),
      type: result.question.type,
      answered: result.base,
      choices: choicesOf(result, words),
      mean: 'mean' in result.chart ? result.chart.mean : null,
    })),
  }
}

function choicesOf({ chart }: Result, words: (text: Parameters<typeof wordsIn>[0]) => string) {
  if (chart.kind !== 'choices' && chart.kind !== 'scale') return null
  return chart.rows.map(({ id, label, count }) => ({ id, label: label ? words(label) : id, count }))
}
