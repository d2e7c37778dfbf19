import { before } from '../../../platform/clock.ts'
import { found } from '../../../platform/errors.ts'
import { DAYS, type EvaluationKind, evaluationOf } from '../../evaluations/index.ts'
import { organisationById } from '../../network/index.ts'
import { HOME, KIND, WORK } from '../editions/actions.ts'
import { termOf } from '../editions/calendar.ts'
import { editionOf } from '../editions/store.ts'
import { resultsOf } from '../results/store.ts'
import { navigation } from '../work/frame.tsx'
import { tellParticipants } from './telling.ts'

/** What people agree or disagree with, on a scale from 1 to 5. An id is never used for another sentence. */
export const STATEMENTS = ['rules', 'projects', 'assessed', 'voting', 'result', 'again'] as const
export type Statement = (typeof STATEMENTS)[number]

/** The evaluation of an edition: after its results, by its authors and those who follow. */
export const EVALUATION: EvaluationKind<Statement> = {
  kind: KIND,
  forms: 'budget-evaluation',
  statements: STATEMENTS,
  words: (key) => `budgets.evaluation.${key}`,
  async endedAt({ db, now }, process) {
    const first = (await resultsOf(db, process.id)).at(-1)
    return first && !process.cancelledAt && !before(now, first.publishedAt) ? first.publishedAt : null
  },
  // The calendar may name the last day; where it is over or unnamed, people have three weeks.
  async closesAt({ db, now }, process) {
    const term = termOf(found(await editionOf(db, process.id)).calendar, 'evaluationTo')
    return term && before(now, term) ? term : now.add({ hours: DAYS * 24 })
  },
  tell: async (context, process) =>
    tellParticipants(context, process, found(await evaluationOf(context.db, process.id)).closesAt),
  privacyOf: async ({ house, locale }) => house.texts.in(locale)('budgets.evaluation.controller'),
  async frame(c, process) {
    const { db } = c.get('context')
    const edition = found(await editionOf(db, process.id))
    return {
      owner: (await organisationById(db, process.organisationId))?.name ?? '',
      navigation: navigation(c, { process, edition }),
      crumbs: [{ label: 'budgets.work.all', href: WORK }],
    }
  },
  list: { label: 'budgets.title', href: HOME },
}
