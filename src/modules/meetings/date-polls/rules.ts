import type { Actor } from '../../../platform/actor.ts'
import { before, endOf } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { HOME, type Kind, mayKeepMeeting, WORK_HOME } from '../rules.ts'

/** Tak, w razie potrzeby, nie. */
export const ANSWERS = ['yes', 'if-need-be', 'no'] as const
export type DateAnswer = (typeof ANSWERS)[number]

export interface DatePoll {
  id: string
  title: string
  /** Of the meeting that will come of it. */
  kind: Kind
  organisationId: string | null
  /** Markdown. */
  purpose: string
  placeName: string
  address: string
  onlineUrl: string | null
  /** How long the meeting lasts. */
  minutes: number
  /** Those who answer see sums instead of who can come when. */
  hidesNames: boolean
  /** Whoever has the address may answer; otherwise only those who got a link of their own. */
  isOpen: boolean
  answersUntil: Temporal.PlainDate | null
  createdAt: Temporal.Instant
  chosenAt: Temporal.Instant | null
  chosenDateId: string | null
  meetingId: string | null
  calledOffAt: Temporal.Instant | null
}

export interface PollDate {
  id: string
  startsAt: Temporal.Instant
  /** Answers given before this moment were given to another hour. */
  movedAt: Temporal.Instant | null
  removedAt: Temporal.Instant | null
}

export interface PollPerson {
  id: string
  pollId: string
  name: string
  email: string | null
  personId: string | null
  locale: Locale
  note: string
  invitedAt: Temporal.Instant | null
  answeredAt: Temporal.Instant | null
  remindedAt: Temporal.Instant | null
}

export interface GivenAnswer {
  pollPersonId: string
  dateId: string
  answer: DateAnswer
  givenAt: Temporal.Instant
}

export type PollPhase = 'open' | 'closed' | 'chosen' | 'called-off'

/** zbiera odpowiedzi, zakończona, wybrano termin, odwołana: an answer of facts and the clock. */
export function pollPhase(
  poll: Pick<DatePoll, 'chosenAt' | 'calledOffAt' | 'answersUntil'>,
  now: Temporal.Instant,
): PollPhase {
  if (poll.chosenAt) return 'chosen'
  if (poll.calledOffAt) return 'called-off'
  return poll.answersUntil && before(endOf(poll.answersUntil), now) ? 'closed' : 'open'
}

export const mayKeepPoll = (actor: Actor, poll: Pick<DatePoll, 'organisationId'>): boolean =>
  mayKeepMeeting(actor, poll)

export interface DateTally {
  date: PollDate
  yes: PollPerson[]
  ifNeedBe: PollPerson[]
  no: PollPerson[]
  /** Who answered before the date was moved, whatever they said. */
  before: PollPerson[]
}

/** Who can come on each date, in the order of dates; of a date that was taken off nothing is said. */
export function tallyOf(
  dates: readonly PollDate[],
  people: readonly PollPerson[],
  answers: readonly GivenAnswer[],
): DateTally[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  return dates
    .filter(({ removedAt }) => !removedAt)
    .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
    .map((date) => {
      const given = answers.filter(({ dateId }) => dateId === date.id)
      const who = (fits: (answer: GivenAnswer) => boolean) =>
        given.filter(fits).flatMap(({ pollPersonId }) => byId.get(pollPersonId) ?? [])
      return {
        date,
        yes: who(({ answer }) => answer === 'yes'),
        ifNeedBe: who(({ answer }) => answer === 'if-need-be'),
        no: who(({ answer }) => answer === 'no'),
        before: who(({ givenAt }) => date.movedAt !== null && before(givenAt, date.movedAt)),
      }
    })
}

/**
 * The dates on which the most people can come, counting also those who can if need be; of these, the ones with the most
 * who said yes. Several when they are equal; none before anybody can come.
 */
export function bestDates(tallies: readonly DateTally[]): string[] {
  const can = ({ yes, ifNeedBe }: DateTally) => yes.length + ifNeedBe.length
  const most = Math.max(0, ...tallies.map(can))
  if (most === 0) return []
  const fit = tallies.filter((tally) => can(tally) === most)
  const surest = Math.max(...fit.map(({ yes }) => yes.length))
  return fit.filter(({ yes }) => yes.length === surest).map(({ date }) => date.id)
}

/** Whom to remind: those who were asked and have not said anything. */
export const missingOf = (people: readonly PollPerson[]): PollPerson[] =>
  people.filter(({ invitedAt, answeredAt, email }) => invitedAt && !answeredAt && email)

export const endsAtOf = ({ minutes }: Pick<DatePoll, 'minutes'>, { startsAt }: Pick<PollDate, 'startsAt'>) =>
  startsAt.add({ minutes })

export const POLLS = `${HOME}/terminy`
export const WORK_POLLS = `${WORK_HOME}/terminy`
export const pollWorkPath = ({ id }: Pick<DatePoll, 'id'>) => `${WORK_POLLS}/${id}`

const OPEN = 'meetings.date-poll'
const PERSONAL = 'meetings.date-poll-answer'
type Secret = Pick<Config, 'secret'>

/** The address to pass on: whoever has it may answer. */
export const openPathOf = (config: Secret, { id }: Pick<DatePoll, 'id'>) => `${POLLS}/${sealId(config, OPEN, id)}`

/** The address of one person: it shows and changes their answers. */
export const personalPathOf = (config: Secret, { id }: Pick<PollPerson, 'id'>) =>
  `${POLLS}/odpowiedz/${sealId(config, PERSONAL, id)}`

export const readPollToken = (config: Secret, token: string) => unsealId(config, OPEN, token)
export const readPersonToken = (config: Secret, token: string) => unsealId(config, PERSONAL, token)

/** Field of one date in the form of answers. */
export const fieldOfDate = ({ id }: Pick<PollDate, 'id'>) => `d-${id}`

/** Answers served to find a date: names and addresses go this long after the last thing that happened. */
export const POLL_KEPT = { days: 90 }
/** So many people at once are invited, and so many dates stand in a poll. */
export const MOST_PEOPLE = 300
export const MOST_DATES = 30
