import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import { isoDay, isoMoment, line, ticked } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { KINDS } from '../rules.ts'
import { ANSWERS, type DateAnswer, type DatePoll, fieldOfDate, type PollDate } from './rules.ts'
import type { PollInput } from './store.ts'

const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant()
const moment = isoMoment('meetings.form.moment').transform(instant)

const settings = {
  title: line(160).refine((title) => title.length >= 3, 'meetings.form.title'),
  kind: z.enum(KINDS, 'meetings.form.kind'),
  /** An organisation, or `siec` for the network itself. */
  holder: z.string().refine((value) => value === 'siec' || isId(value), 'meetings.form.holder'),
  purpose: z.string().trim().max(4000).default(''),
  minutes: z
    .string()
    .trim()
    .refine(
      (value) => /^\d{1,4}$/.test(value) && Number(value) >= 15 && Number(value) <= 1440,
      'meetings.poll.minutes.needed',
    )
    .transform(Number),
  placeName: line(160).default(''),
  address: line(200).default(''),
  onlineUrl: z
    .union([z.literal(''), z.url({ protocol: /^https$/, error: 'meetings.form.url' })])
    .default('')
    .transform((value) => value || null),
  answersUntil: z
    .union([z.literal(''), isoDay('meetings.poll.day.needed')])
    .default('')
    .transform((value) => (value ? Temporal.PlainDate.from(value) : null)),
  hidesNames: ticked(),
  /** Ticked when only those who were asked may answer. */
  closedCircle: ticked(),
}

/** Fields of the first dates; more are added on the page of dates. */
export const FIRST_DATES = ['date1', 'date2', 'date3', 'date4', 'date5'] as const

const optionalMoment = z
  .union([z.literal(''), isoMoment('meetings.form.moment')])
  .default('')
  .transform((value) => (value ? instant(value) : null))

export const SettingsForm = z.object(settings)

export const NewPollForm = z
  .object({
    key: z.uuid(),
    ...settings,
    date1: optionalMoment,
    date2: optionalMoment,
    date3: optionalMoment,
    date4: optionalMoment,
    date5: optionalMoment,
  })
  .refine((typed) => firstDates(typed).length >= 2, { path: ['date1'], error: 'meetings.poll.two-dates' })

/** Each moment once, in the order of time. */
export function firstDates(typed: Partial<Record<(typeof FIRST_DATES)[number], Temporal.Instant | null>>) {
  const moments = FIRST_DATES.flatMap((name) => typed[name] ?? [])
  return moments
    .filter((moment, index) => moments.findIndex((other) => other.equals(moment)) === index)
    .toSorted(Temporal.Instant.compare)
}

export const DateForm = z.object({ startsAt: moment })

export const PeopleForm = z.object({ people: z.string().trim().min(3, 'meetings.people.needed').max(60_000) })

export function pollInputOf(value: z.infer<typeof SettingsForm>): PollInput {
  const { holder, closedCircle, title, kind, purpose, minutes, placeName, address, onlineUrl, hidesNames } = value
  return {
    title,
    kind,
    purpose,
    minutes,
    placeName,
    address,
    onlineUrl,
    hidesNames,
    answersUntil: value.answersUntil,
    organisationId: holder === 'siec' ? null : holder,
    isOpen: !closedCircle,
  }
}

export const typedOfPoll = (poll: DatePoll) => ({
  title: poll.title,
  kind: poll.kind,
  holder: poll.organisationId ?? 'siec',
  purpose: poll.purpose,
  minutes: String(poll.minutes),
  placeName: poll.placeName,
  address: poll.address,
  onlineUrl: poll.onlineUrl ?? '',
  answersUntil: poll.answersUntil?.toString() ?? '',
  hidesNames: poll.hidesNames ? 'tak' : '',
  closedCircle: poll.isOpen ? '' : 'tak',
})

export const localOf = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })

const about = {
  name: line(120).refine((name) => name.length >= 2, 'meetings.signup.name.needed'),
  note: z.string().trim().max(500).default(''),
}

const perDate = (dates: readonly PollDate[]) =>
  Object.fromEntries(dates.map((date) => [fieldOfDate(date), z.enum(ANSWERS).optional().catch(undefined)]))

/** One's own answers, a field for each date. */
export const AnswersForm = (dates: readonly PollDate[]) => z.object({ ...about, ...perDate(dates) })

/** The same at the open address, where somebody new also says where the link goes. */
export const OpenAnswersForm = (dates: readonly PollDate[]) =>
  z.object({
    key: z.uuid(),
    ...about,
    email: z
      .union([z.literal(''), z.string().trim().pipe(z.email('meetings.signup.email.needed').max(254))])
      .default('')
      .transform((value) => value || null),
    /** People do not see it; see `Honeypot`. */
    website: z.string().default(''),
    ...perDate(dates),
  })

/** What was said of each date, out of what was typed. */
export function answersIn(dates: readonly PollDate[], typed: Record<string, unknown>): Map<string, DateAnswer> {
  return new Map(
    dates.flatMap((date) => {
      const answer = ANSWERS.find((each) => each === typed[fieldOfDate(date)])
      return answer ? [[date.id, answer] as const] : []
    }),
  )
}
