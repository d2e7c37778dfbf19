import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { formatDate, type Translate } from '../../../platform/texts/index.ts'
import { record } from '../../audit/index.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { DUTIES_DESK } from './links.ts'
import { DUTIES, type DutyYear, dutyHistory, dutyStates, type KnownOfDuties, mayKeepDuties } from './rules.ts'
import { daysOfMeetings, dutyYears, keepDutyYear } from './store.ts'

/** How the network keeps what it promised: this year, the next terms, and every year since it began. */
export async function dutiesNow(context: Context, ports: Pick<MinutesPorts, 'issues'>) {
  const { db, now } = context
  const known: KnownOfDuties = {
    days: await daysOfMeetings(db, now),
    issues: await ports.issues(context),
    earlier: await dutyYears(db),
  }
  const today = dateOf(now)
  return { states: dutyStates(known, today), history: dutyHistory(known, today) }
}

/** Writes down what was done in a year beyond what the portal counts; a second time replaces the first. */
export async function noteDutyYear(context: Context, given: DutyYear) {
  allow(mayKeepDuties(context.actor))
  await inTransaction(context, async (context) => {
    await keepDutyYear(context.db, given)
    await record(context, 'duty-year-noted', { kind: 'duty' }, { ...given })
  })
}

/** Both duties for the desk of those who run the network: what was done, of how many, and by when the next. */
export async function dutiesOnDesk(context: Context, ports: Pick<MinutesPorts, 'issues'>) {
  if (!mayKeepDuties(context.actor)) return []
  const t = context.house.texts.in(context.locale)
  return (await dutiesNow(context, ports)).states.map(({ duty, done, atLeast, dueOn, late }) => ({
    figure: done,
    label: t(`meetings.duties.on-desk.${duty}`, { atLeast, day: formatDate(dueOn, context.locale) }),
    href: DUTIES_DESK,
    late,
  }))
}

/** Both duties for the talk about the network. */
export const dutySources = (ports: Pick<MinutesPorts, 'issues'>) =>
  DUTIES.map((duty) => ({
    async duty(context: Context, t: Translate) {
      const state = (await dutiesNow(context, ports)).states.find((one) => one.duty === duty)
      return { label: t(`meetings.duties.held.${duty}`), done: state?.done ?? 0, promised: state?.atLeast ?? 0 }
    },
  }))
