import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { tellOfPoll } from './letters.ts'
import {
  deletePollPerson,
  insertPollPerson,
  keepAnswers,
  pollPersonByEmail,
  pollPersonById,
  pollPersonBySubmission,
} from './people-store.ts'
import { type DateAnswer, type DatePoll, mayKeepPoll, type PollPerson, pollPhase, readPollToken } from './rules.ts'
import { datesOf, lockPoll, pollById } from './store.ts'

export interface AnswerInput {
  name: string
  note: string
  /** By the id of the date; a date about which nothing is said is left as it was. */
  answers: ReadonlyMap<string, DateAnswer>
}

/** A poll at its open address. One that only those who were asked may answer is seen there by its keepers alone. */
export async function findOpenPoll(context: Context, token: string): Promise<DatePoll> {
  const poll = found(await pollById(context.db, readPollToken(context.house.config, token) ?? ''))
  allow(poll.isOpen || mayKeepPoll(context.actor, poll))
  return poll
}

/**
 * Answers at the open address, without an account.
 * @param email where the link to change the answers goes; null when they keep the link themselves
 * @returns the person, or null when the address was known: then its owner gets the link, and nothing is changed
 * @throws Refusal `poll-closed`
 */
export async function answerPoll(
  context: Context,
  poll: DatePoll,
  input: AnswerInput & { email: string | null; submissionKey: string },
): Promise<PollPerson | null> {
  allow(poll.isOpen || mayKeepPoll(context.actor, poll))
  return whileOpen(context, poll.id, async (context, poll) => {
    const sent = await pollPersonBySubmission(context.db, input.submissionKey)
    if (sent) return sent.pollId === poll.id ? sent : null
    const known = input.email ? await pollPersonByEmail(context.db, poll.id, input.email) : null
    if (known) {
      await tellOfPoll(context, 'known', { poll, person: known, which: String(context.now) })
      return null
    }
    const person = found(
      await insertPollPerson(context.db, {
        pollId: poll.id,
        submissionKey: input.submissionKey,
        name: input.name,
        email: input.email,
        personId: personId(context.actor),
        locale: context.locale,
        invitedAt: null,
      }),
    )
    await keepGiven(context, poll, person, input)
    await tellOfPoll(context, 'answered', { poll, person })
    return person
  })
}

/** Answers, or changes the answers, by one's own link. @throws Refusal `poll-closed` */
export async function changeAnswers(context: Context, person: PollPerson, input: AnswerInput) {
  // Whoever has the link may; it was checked when the person was found.
  allow(person.pollId !== '')
  await whileOpen(context, person.pollId, async (context, poll) => {
    await keepGiven(context, poll, found(await pollPersonById(context.db, person.id)), input)
  })
}

/** Takes the answers back, with the name and the address. @throws Refusal `poll-closed` */
export async function withdrawAnswers(context: Context, person: PollPerson) {
  allow(person.pollId !== '')
  await whileOpen(context, person.pollId, async (context) => deletePollPerson(context.db, person.id))
}

async function keepGiven(context: Context, poll: DatePoll, person: PollPerson, { name, note, answers }: AnswerInput) {
  const standing = new Set((await datesOf(context.db, poll.id)).flatMap(({ id, removedAt }) => (removedAt ? [] : [id])))
  const given = new Map([...answers].filter(([dateId]) => standing.has(dateId)))
  await keepAnswers(context.db, { id: person.id, name, note }, given, context.now)
}

async function whileOpen<T>(
  context: Context,
  pollId: string,
  work: (context: Context, poll: DatePoll) => Promise<T>,
): Promise<T> {
  return inTransaction(context, async (context) => {
    const poll = found(await lockPoll(context.db, pollId))
    if (pollPhase(poll, context.now) !== 'open') refuse('poll-closed')
    return work(context, poll)
  })
}
