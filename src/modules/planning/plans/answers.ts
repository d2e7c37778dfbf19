import { z } from 'zod'
import { isoDay } from '../../../platform/http/index.ts'
import { type AnnouncementPlace, FORMS, MATTERS } from '../../law/index.ts'
import { TOPICS } from '../../processes/index.ts'

/** Step 0 of the Canon, before anything is decided: what a team should be able to say yes to. */
export const READINESS = [
  'decision-open',
  'scope-named',
  'enough-time',
  'documents-ready',
  'people-and-money',
  'stakeholders-known',
  'answer-promised',
  'approved',
] as const
export type ReadinessPoint = (typeof READINESS)[number]

export const PLACES: readonly AnnouncementPlace[] = ['bip', 'website', 'office', 'area', 'press', 'customary']

const plainDay = isoDay('planning.problem.date')
const day = plainDay.nullable().catch(null).default(null)
const moment = z.iso.datetime({ local: true, offset: false })

/** Everything a plan is made of, kept as plain data; what is missing has not been answered yet. */
export const PlanAnswers = z.object({
  readiness: z
    .partialRecord(z.enum(READINESS), z.enum(['yes', 'no']))
    .catch({})
    .default({}),
  matter: z.enum(MATTERS).nullable().catch(null).default(null),
  about: z
    .object({
      title: z.string(),
      summary: z.string(),
      topic: z.enum(TOPICS),
      unitCode: z.string(),
      place: z.string(),
      organ: z.string(),
    })
    .nullable()
    .catch(null)
    .default(null),
  announced: day,
  opens: day,
  closes: day,
  reportDue: day,
  forms: z
    .array(z.object({ form: z.enum(FORMS), title: z.string(), at: moment.nullable(), place: z.string() }))
    .catch([])
    .default([]),
  places: z
    .array(z.enum(['press', 'area', 'office', 'bip', 'website', 'customary']))
    .nullable()
    .catch(null)
    .default(null),
})
export type PlanAnswers = z.infer<typeof PlanAnswers>
export type PlannedForm = PlanAnswers['forms'][number]

export const noAnswers = (): PlanAnswers => PlanAnswers.parse({})

/** The screens of the wizard, in order: each is kept before the next is shown. */
export const STEPS = ['gotowosc', 'sprawa', 'temat', 'terminy', 'formy', 'ogloszenie', 'sprawdzenie'] as const
export type Step = (typeof STEPS)[number]

export const nextStep = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? 'sprawdzenie'

/** What is still to be answered before a draft can be made of the plan. */
export function unanswered(answers: PlanAnswers): Step[] {
  const done: Record<Step, boolean> = {
    gotowosc: READINESS.every((point) => answers.readiness[point]),
    sprawa: answers.matter !== null,
    temat: answers.about !== null,
    terminy: answers.opens !== null && answers.closes !== null,
    formy: true,
    ogloszenie: answers.places !== null,
    sprawdzenie: true,
  }
  return STEPS.filter((step) => !done[step])
}

/** Where to go on with a plan: the first screen that has no answer yet. */
export const whereToGoOn = (answers: PlanAnswers): Step => unanswered(answers)[0] ?? 'sprawdzenie'
