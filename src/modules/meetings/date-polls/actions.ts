import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import type { Person } from '../invitations/rules.ts'
import { tellOfPoll } from './letters.ts'
import { insertPollPerson, peopleOf, recordReminded } from './people-store.ts'
import {
  type DatePoll,
  MOST_DATES,
  MOST_PEOPLE,
  mayKeepPoll,
  missingOf,
  type PollDate,
  type PollPerson,
  pollPhase,
} from './rules.ts'
import {
  datesOf,
  insertPoll,
  keepDates,
  lockPoll,
  type PollInput,
  pollById,
  recordCalledOff,
  updateDate,
  updatePoll,
} from './store.ts'

/** A poll for those who keep it. */
export async function findKeptPoll(context: Context, id: string): Promise<DatePoll> {
  const poll = found(await pollById(context.db, id))
  allow(mayKeepPoll(context.actor, poll))
  return poll
}

/** Asks when to meet. The same form sent again is one poll. @param dates at least two, each once */
export async function createPoll(
  context: Context,
  input: PollInput,
  { submissionKey, dates }: { submissionKey: string; dates: readonly Temporal.Instant[] },
): Promise<DatePoll> {
  allow(mayKeepPoll(context.actor, input))
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    const by = personId(context.actor)
    const kept = await insertPoll(context.db, { ...input, id, submissionKey, at: context.now, by })
    const poll = found(await pollById(context.db, kept))
    if (kept === id) {
      await keepDates(context.db, id, dates)
      await noted(context, 'date-poll-created', poll)
    }
    return poll
  })
}

/** Changes what is asked; dates and answers stay as they are. */
export async function editPoll(context: Context, poll: DatePoll, input: PollInput) {
  allow(mayKeepPoll(context.actor, poll) && mayKeepPoll(context.actor, input))
  await whileUndecided(context, poll, async (context) => {
    await updatePoll(context.db, poll.id, input)
    await noted(context, 'date-poll-changed', poll)
  })
}

/** Adds a date. One that was taken off comes back with the answers it had. @throws Refusal `poll-too-many-dates` */
export async function addDate(context: Context, poll: DatePoll, startsAt: Temporal.Instant) {
  allow(mayKeepPoll(context.actor, poll))
  await whileUndecided(context, poll, async (context) => {
    const dates = await datesOf(context.db, poll.id)
    if (dates.filter(({ removedAt }) => !removedAt).length >= MOST_DATES) refuse('poll-too-many-dates', 422)
    await keepDates(context.db, poll.id, [startsAt])
    await noted(context, 'date-poll-changed', poll)
  })
}

/**
 * Moves a date. What people said of it stays, and says that it was given before.
 * @returns false when there is such a date already
 */
export async function moveDate(
  context: Context,
  poll: DatePoll,
  dateId: string,
  startsAt: Temporal.Instant,
): Promise<boolean> {
  allow(mayKeepPoll(context.actor, poll))
  return whileUndecided(context, poll, async (context) => {
    const dates = await datesOf(context.db, poll.id)
    const date = found(dates.find(({ id }) => id === dateId))
    if (date.startsAt.equals(startsAt)) return true
    if (dates.some((other) => other.startsAt.equals(startsAt))) return false
    await updateDate(context.db, date.id, { startsAt, movedAt: context.now })
    await noted(context, 'date-poll-changed', poll)
    return true
  })
}

/** Takes a date off. Answers to it stay, and are there again when the date comes back. */
export async function removeDate(context: Context, poll: DatePoll, dateId: string) {
  allow(mayKeepPoll(context.actor, poll))
  await whileUndecided(context, poll, async (context) => {
    const date = found((await datesOf(context.db, poll.id)).find(({ id }) => id === dateId))
    await updateDate(context.db, date.id, { removedAt: context.now })
    await noted(context, 'date-poll-changed', poll)
  })
}

/** Asks people by letters, each with a link of their own. @returns how many were asked now and not before */
export async function askPeople(context: Context, poll: DatePoll, people: readonly Person[]): Promise<number> {
  allow(mayKeepPoll(context.actor, poll))
  if (people.length > MOST_PEOPLE) refuse('meeting-too-many-invited', 422)
  return whileUndecided(context, poll, async (context) => {
    let asked = 0
    for (const { name, email } of people) {
      const person = await insertPollPerson(context.db, {
        pollId: poll.id,
        submissionKey: newId(),
        name,
        email,
        personId: null,
        locale: context.locale,
        invitedAt: context.now,
      })
      if (!person) continue
      await tellOfPoll(context, 'asked', { poll, person })
      asked++
    }
    if (asked > 0) await noted(context, 'date-poll-asked', poll, { people: asked })
    return asked
  })
}

/** Reminds those alone who were asked and have said nothing; at most once a day each. @returns how many letters went */
export async function remindMissing(context: Context, poll: DatePoll): Promise<number> {
  allow(mayKeepPoll(context.actor, poll))
  return whileUndecided(context, poll, async (context) => {
    const due = missingOf(await peopleOf(context.db, poll.id)).filter((person) => isReminderDue(person, context.now))
    for (const person of due) {
      await tellOfPoll(context, 'missing', { poll, person, which: String(context.now) })
      await recordReminded(context.db, person.id, context.now)
    }
    if (due.length > 0) await noted(context, 'date-poll-reminded', poll, { people: due.length })
    return due.length
  })
}

/** A day after the letter that asked, and a day after the last reminder. */
export function isReminderDue({ invitedAt, remindedAt }: PollPerson, now: Temporal.Instant): boolean {
  const last = remindedAt ?? invitedAt
  return last === null || Temporal.Instant.compare(now, last.add({ hours: 24 })) >= 0
}

/** No date will be chosen; whoever was asked or answered is told. */
export async function callOffPoll(context: Context, poll: DatePoll) {
  allow(mayKeepPoll(context.actor, poll))
  await inTransaction(context, async (context) => {
    if (!(await recordCalledOff(context.db, poll.id, context.now))) return
    for (const person of await peopleOf(context.db, poll.id)) await tellOfPoll(context, 'called-off', { poll, person })
    await noted(context, 'date-poll-called-off', poll)
  })
}

/** Dates that still stand, in order. */
export async function standingDates({ db }: Pick<Context, 'db'>, poll: DatePoll): Promise<PollDate[]> {
  return (await datesOf(db, poll.id)).filter(({ removedAt }) => !removedAt)
}

/** @throws Refusal `poll-decided` once a date is chosen or the poll is called off */
async function whileUndecided<T>(context: Context, poll: DatePoll, work: (context: Context) => Promise<T>): Promise<T> {
  return inTransaction(context, async (context) => {
    const phase = pollPhase(found(await lockPoll(context.db, poll.id)), context.now)
    if (phase === 'chosen' || phase === 'called-off') refuse('poll-decided')
    return work(context)
  })
}

export const noted = (context: Context, verb: string, { id, organisationId }: DatePoll, details = {}) =>
  record(context, verb, { kind: 'date-poll', id, organisationId }, details)
