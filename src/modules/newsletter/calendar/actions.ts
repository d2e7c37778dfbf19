import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { notify } from '../../notices/index.ts'
import { issuesByYear } from '../archive/store.ts'
import { openIssues } from '../issues/store.ts'
import type { NewsletterPorts } from '../ports.ts'
import { dueMail } from './emails.ts'
import { type Duty, dutyOn, reminderStep } from './rules.ts'
import { recordReminder } from './store.ts'

export const DESK = '/administracja/newsletter'

/** The duty of this year as it stands now. */
export async function dutyNow({ db, now }: Context): Promise<Duty> {
  const today = dateOf(now)
  const years = await issuesByYear(db, today.year)
  return dutyOn(today, years.find(({ year }) => year === today.year)?.count ?? 0)
}

/** When the next issue should leave: the nearest planned one, when it is earlier than what the duty asks. */
export async function nextDueOn(context: Context): Promise<Temporal.PlainDate> {
  const { nextDueOn } = await dutyNow(context)
  const planned = (await openIssues(context.db)).flatMap(({ dueOn }) => dueOn ?? [])
  return [nextDueOn, ...planned].sort(Temporal.PlainDate.compare)[0] ?? nextDueOn
}

/** Tells coordinators that an issue is due, once for each step before its day; run daily. */
export async function remind(context: Context, ports: Pick<NewsletterPorts, 'coordinators'>) {
  allow(context.actor.kind === 'system')
  const dueOn = await nextDueOn(context)
  const { days } = dateOf(context.now).until(dueOn, { largestUnit: 'days' })
  const step = reminderStep(days)
  if (step === null) return
  const duty = await dutyNow(context)
  await inTransaction(context, async (context) => {
    if (!(await recordReminder(context.db, { dueOn, step, at: context.now }))) return
    const t = context.house.texts.in('pl')
    const late = step < 0
    for (const { email, id } of await ports.coordinators(context))
      await notify(context, {
        to: { email, personId: id },
        template: 'newsletter-due',
        locale: 'pl',
        once: `newsletter-due:${dueOn}:${step}:${id}`,
        mail: dueMail(t, { late, days, dueOn, duty, desk: DESK }),
      })
  })
}
