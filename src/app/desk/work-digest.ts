import { personsByIds } from '../../modules/identity/index.ts'
import { isFree } from '../../modules/law/index.ts'
import { peopleWithRoles, rolesOf } from '../../modules/network/index.ts'
import { lettersMade, sendWorkDigest, type WorkFrequency, workFrequencies } from '../../modules/notices/index.ts'
import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { Waits } from '../wiring.tsx'
import { workDigestMail } from './emails.ts'
import { tasksOfPerson } from './waiting.ts'

/**
 * One letter of everything that waits for each person who works here, as often as they want it: on every working day,
 * or on the first one of the week. Each is gathered as that person sees the portal, in their language; nothing waiting,
 * no letter. Whatever was sent is not gathered again, so the job may run as often as it likes.
 * @returns how many letters were made
 */
export async function sendWorkDigests(context: Context, activities: Waits[]): Promise<number> {
  const today = dateOf(context.now)
  if (isFree(today)) return 0
  const people = await personsByIds(context, await peopleWithRoles(context.db))
  const frequencies = await workFrequencies(context, [...people.keys()])
  const due = [...people.values()].flatMap((person) => {
    const frequency = frequencies.get(person.id) ?? 'never'
    return frequency === 'never' ? [] : [{ person, frequency, once: onceOf(person.id, frequency, today) }]
  })
  const made = await lettersMade(
    context,
    due.map(({ once }) => once),
  )
  let letters = 0
  for (const { person, frequency, once } of due.filter(({ once }) => !made.has(once))) {
    const { id, name, email, locale } = person
    const roles = await rolesOf(context.db, id)
    const own: Context = { ...context, actor: { kind: 'person', id, name, email, roles }, locale }
    const tasks = (await tasksOfPerson(own, activities))
      .map((task) => (task.standing ? { ...task, items: task.items.filter(({ late }) => late) } : task))
      .filter(({ items }) => items.length > 0)
    if (tasks.length === 0) continue
    const mail = workDigestMail(context.house.texts.in(locale), locale, { tasks, personId: id, now: context.now })
    if (await sendWorkDigest(context, { to: { email, personId: id }, frequency, locale, mail, once })) letters += 1
  }
  return letters
}

/** The same letter for the whole day, or for the whole week, which begins on Monday. */
function onceOf(personId: string, frequency: Exclude<WorkFrequency, 'never'>, today: Temporal.PlainDate) {
  const from = frequency === 'daily' ? today : today.subtract({ days: today.dayOfWeek - 1 })
  return `work-digest:${personId}:${frequency}:${from}`
}

/** At the start of the working day in Warsaw. */
export const workDigestJob = (activities: Waits[]): JobDefinition => ({
  name: 'app.work-digest',
  every: '5 7 * * *',
  expireSeconds: 3600,
  async run(context) {
    await sendWorkDigests(context, activities)
  },
})
