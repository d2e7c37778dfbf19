import { before } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Block } from '../../platform/documents/index.ts'
import { formatDateTime, formatNumber } from '../../platform/texts/index.ts'
import { Link, Section, useView } from '../../ui/index.ts'
import { participationOf } from '../forms/index.ts'
import { mayModerate } from '../moderation/index.ts'
import { type Activity, type Process, pathOf, readOnce, workPathOf } from '../processes/index.ts'
import { countWork } from '../remarks/index.ts'
import { type FoundSurvey, listSurveys } from './actions.ts'
import { SurveyCards } from './reading/pages.tsx'
import { blocksOf } from './results/blocks.ts'
import { gatherResults } from './results/gathering.ts'
import { mapsInReport } from './results/on-map.ts'
import { resultsPublic, surveyPath, surveyWorkPath } from './rules.ts'

/** A survey that ends within this many days is on the work list. */
const ENDS_SOON_DAYS = 3

/** Surveys as a way to take part, beside remarks. A map survey is a survey with questions on a map. */
export const surveysActivity = (): Activity => ({
  type: 'survey',
  name: (t) => t('surveys.surveys'),

  // Surveys name their stage themselves, so that a stage may hold remarks and surveys at once.
  async isPart(context, process) {
    return (await shown(context, process)).length > 0
  },

  async mainActions(context, process) {
    const t = context.house.texts.in(context.locale)
    return (await shown(context, process))
      .filter(({ phase }) => phase === 'open')
      .map(({ survey, title }) => ({ label: t('surveys.fill.title', { title }), href: surveyPath(process, survey) }))
  },

  async card(context, process) {
    const surveys = await shown(context, process)
    const counts = await finishedOf(context, surveys)
    return <SurveysCard key="surveys" {...{ process, surveys, counts }} />
  },

  async workList(context, process) {
    const t = context.house.texts.in(context.locale)
    const soon = context.now.add({ hours: 24 * ENDS_SOON_DAYS })
    const surveys = await listSurveys(context, process)
    const ending = surveys.filter(({ phase, term }) => phase === 'open' && term.closesAt && before(term.closesAt, soon))
    const waiting = { toSettle: 0, toPublish: 0 }
    if (surveys.length > 0) {
      waiting.toSettle = await countWork(context.db, process.id, { channel: 'survey', state: 'to-settle' })
      waiting.toPublish = await countWork(context.db, process.id, { channel: 'survey', state: 'to-publish' })
    }
    return [
      ...ending.map(({ survey, title, term }) => ({
        label: t('surveys.task.ends', {
          title,
          date: term.closesAt ? formatDateTime(term.closesAt, context.locale) : '',
        }),
        href: surveyWorkPath(process, survey),
        count: 1,
      })),
      ...(waiting.toSettle > 0
        ? [
            {
              label: t('surveys.task.to-settle'),
              href: `${workPathOf(process)}/uwagi?stan=to-settle&kanal=survey`,
              count: waiting.toSettle,
            },
          ]
        : []),
      ...(waiting.toPublish > 0 && mayModerate(context.actor, process.organisationId)
        ? [
            {
              label: t('surveys.task.to-publish'),
              href: `${workPathOf(process)}/uwagi?stan=to-publish&kanal=survey`,
              count: waiting.toPublish,
            },
          ]
        : []),
    ]
  },

  async counts(context, process) {
    const t = context.house.texts.in(context.locale)
    const surveys = await shown(context, process)
    const counts = await finishedOf(context, surveys)
    return surveys.map(({ survey }, index) => ({
      label: t('surveys.answered', { count: counts[index] ?? 0 }),
      href: surveyPath(process, survey),
    }))
  },

  async *reportBlocks(context, process) {
    for (const found of await shown(context, process)) yield* chapterOf(context, found)
  },

  async exports(context, process) {
    const t = context.house.texts.in(context.locale)
    return (await shown(context, process))
      .filter(({ survey, phase }) => resultsPublic(survey, phase))
      .flatMap(({ survey, title }) => [
        {
          label: t('surveys.export.of', { title, what: t('surveys.file.tables') }),
          href: `${surveyPath(process, survey)}/wyniki.csv`,
        },
        ...(survey.openData
          ? [
              {
                label: t('surveys.export.of', { title, what: t('surveys.file.open-csv') }),
                href: `${surveyPath(process, survey)}/dane.csv`,
              },
            ]
          : []),
      ])
  },
})

/** What readers may know of: opened surveys. */
const shown = readOnce(async (context, process) =>
  (await listSurveys(context, process)).filter(({ phase }) => phase !== 'draft'),
)

const finishedOf = (context: Context, surveys: FoundSurvey[]) =>
  Promise.all(surveys.map(async ({ form }) => (await participationOf(context.db, form.id)).finished))

/** The chapter of one survey in the report: how it was asked, how many answered, each public question as a table. */
async function* chapterOf(context: Context, found: FoundSurvey): AsyncGenerator<Block> {
  const { survey, term, title } = found
  const t = context.house.texts.in('pl')
  const speech = { t, locale: 'pl' as const }
  const { results, participation, unit, count } = await gatherResults(context, found, {
    audience: 'public',
    conditions: [],
    speech,
  })
  const number = (value: number) => formatNumber(value, 'pl')
  yield { kind: 'heading', level: 2, text: t('surveys.report.title', { title }) }
  yield {
    kind: 'keyValues',
    pairs: [
      {
        key: t('surveys.report.term'),
        value: [term.opensAt, term.closesAt].map((moment) => (moment ? formatDateTime(moment, 'pl') : '…')).join(' – '),
      },
      { key: t('surveys.settings.anonymity'), value: t(`surveys.anonymity.${survey.anonymity}`) },
      ...(survey.populationWords ? [{ key: t('surveys.settings.whom'), value: survey.populationWords }] : []),
      {
        key: t('surveys.statement'),
        value: t('surveys.report.participation', {
          finished: number(participation.finished),
          begun: number(participation.begun),
          seen: number(participation.seen),
        }),
      },
      ...(unit?.population
        ? [
            {
              key: t('surveys.report.population'),
              value: t('surveys.report.population-text', { unit: unit.name, people: number(unit.population) }),
            },
          ]
        : []),
    ],
  }
  if (count === 0) return
  yield { kind: 'note', text: t('surveys.report.note') }
  const maps = await mapsInReport({ ...context, locale: 'pl' }, found)
  for (const [index, result] of results.entries()) {
    yield* blocksOf(result, index + 1, speech)
    yield* maps.get(result.question.id) ?? []
  }
}

function SurveysCard({ process, surveys, counts }: { process: Process; surveys: FoundSurvey[]; counts: number[] }) {
  const { t } = useView()
  return (
    <Section
      id="ankiety"
      title={t('surveys.surveys')}
      count={t('surveys.answered', { count: counts.reduce((sum, one) => sum + one, 0) })}
      more={surveys.length > 1 && <Link href={`${pathOf(process)}/ankiety`}>{t('surveys.card.all')}</Link>}
    >
      <SurveyCards surveys={surveys} />
    </Section>
  )
}
