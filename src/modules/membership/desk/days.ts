import { dateOf } from '../../../platform/clock.ts'
import type { HttpContext } from '../../../platform/http/index.ts'

/** The key of what to say of a day that has not come yet: the desk writes down what happened (decision 0052). */
export const dayAhead = (c: HttpContext, day: Temporal.PlainDate): string | null =>
  Temporal.PlainDate.compare(day, dateOf(c.get('context').now)) > 0 ? 'membership.problem.future' : null
