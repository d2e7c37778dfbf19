import type { JobDefinition } from '../../platform/jobs/index.ts'
import { BRING, bringOne, bringOpenAnswers } from './bringing.ts'
import { followTerms } from './keeping/actions.ts'
import type { SurveysPorts } from './ports.ts'
import { COUNT, countChanges } from './results/counting.ts'
import { surveysToCount } from './results/store.ts'
import { surveyById, surveysToBring } from './store.ts'

const AT_ONCE = 50

/** What is done apart from requests. */
export const jobs = (ports: Pick<SurveysPorts, 'intakeOf'>): JobDefinition[] => [
  {
    name: COUNT,
    async run(context, { surveyId }: { surveyId: string }) {
      await countChanges(context, surveyId)
    },
  },
  {
    name: BRING,
    async run(context, { surveyId, answerId }: { surveyId: string; answerId: string }) {
      const survey = await surveyById(context.db, surveyId)
      if (survey) await bringOne(context, ports, survey, answerId)
    },
  },
  {
    // Surveys close by the clock, which sends no job; and what a lost job left is made up.
    name: 'surveys.closing',
    every: '*/15 * * * *',
    async run(context) {
      for (const surveyId of await surveysToCount(context.db)) await countChanges(context, surveyId)
      for (let after: string | null = null; ; ) {
        const surveys = await surveysToBring(context.db, after, AT_ONCE)
        for (const survey of surveys) await bringOpenAnswers(context, ports, survey)
        if (surveys.length < AT_ONCE) return
        after = surveys.at(-1)?.id ?? null
      }
    },
  },
  {
    // Before the nightly end of what has served its purpose, which reads the days set here.
    name: 'surveys.keeping',
    every: '10 3 * * *',
    run: followTerms,
  },
]
