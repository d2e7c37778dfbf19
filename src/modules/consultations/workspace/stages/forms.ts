import { z } from 'zod'
import { STAGE_KINDS } from '../../../processes/index.ts'
import { inOrder, moment, needed, orNull, text, webAddress } from '../fields.ts'

/** A stage as its team plans it. */
export const StageForm = z
  .object({
    kind: z.enum(STAGE_KINDS),
    title: needed(120),
    startsAt: moment,
    endsAt: moment,
    displayedDate: text(60).transform(orNull),
    place: text(200),
    accessibility: text(500),
    link: webAddress,
  })
  .refine(({ startsAt, endsAt }) => inOrder(startsAt, endsAt), {
    path: ['endsAt'],
    message: 'consultations.form.ends-before',
  })

export type StageForm = z.infer<typeof StageForm>
