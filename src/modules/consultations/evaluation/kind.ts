import { DAYS, type EvaluationKind } from '../../evaluations/index.ts'
import { KIND } from '../actions.ts'
import { hasReport } from '../rules.ts'
import { consultationOf } from '../store.ts'
import { tellEverybody } from '../telling.ts'
import { workFrame } from '../workspace/frame.tsx'

/** Forms of evaluations belong to consultations: the owner's id is the id of the process. */
export const EVALUATION_FORMS = 'consultation-evaluation'

/** What people agree or disagree with, on a scale from 1 to 5. An id is never used for another sentence. */
export const STATEMENTS = ['clear', 'easy', 'time', 'informed', 'heard', 'again'] as const
export type Statement = (typeof STATEMENTS)[number]

/** The evaluation of a consultation: after its report, by those who left an address and those who follow. */
export const EVALUATION: EvaluationKind<Statement> = {
  kind: KIND,
  forms: EVALUATION_FORMS,
  statements: STATEMENTS,
  words: (key) => `consultations.evaluation.${key}`,
  endedAt: async ({ now }, process) => (hasReport(process, now) && !process.cancelledAt ? process.reportedAt : null),
  closesAt: async ({ now }) => now.add({ hours: DAYS * 24 }),
  tell: (context, { id }) => tellEverybody(context, { kind: 'evaluation', id }),
  privacyOf: async ({ db }, process) => (await consultationOf(db, process.id)).privacyNotice,
  frame: async (c, process) => ({
    ...(await workFrame(c, process)),
    crumbs: [{ label: 'consultations.work.all', href: '/praca/konsultacje' }],
  }),
  list: { label: 'consultations.list.title', href: '/konsultacje' },
}
