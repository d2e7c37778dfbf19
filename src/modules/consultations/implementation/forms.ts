import { z } from 'zod'
import { needed, neededDay, text } from '../workspace/fields.ts'

const step = {
  title: needed(160),
  description: text(2000),
  responsible: text(120),
  dueOn: neededDay,
}

/** A next step, with the reason when its public term moves. */
export const MilestoneForm = z.object({ ...step, reason: text(500) })

export const DoneForm = z.object({ doneOn: neededDay, outcome: needed(2000) })

export const GivingUpForm = z.object({ givenUpReason: needed(1000) })
