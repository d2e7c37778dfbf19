import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import { isoMoment, line } from '../../../platform/http/index.ts'
import type { Session } from './rules.ts'

const moment = z
  .union([z.literal(''), isoMoment('meetings.programme.moment')])
  .default('')
  .transform((typed) => (typed ? Temporal.PlainDateTime.from(typed).toZonedDateTime(ZONE).toInstant() : null))

export const TrackForm = z.object({
  name: line(80).pipe(z.string().min(2, 'meetings.programme.track.needed')),
  room: line(80).default(''),
})

export const SessionForm = z
  .object({
    key: z.uuid(),
    title: line(200).pipe(z.string().min(3, 'meetings.programme.title.needed')),
    description: z.string().trim().max(3000).default(''),
    speakers: z.string().trim().max(2000).default(''),
    /** Of a track, or `wszyscy`. */
    track: z.union([z.literal('wszyscy'), z.uuid()], 'meetings.programme.where.needed').default('wszyscy'),
    startsAt: moment,
    endsAt: moment,
  })
  .refine(({ startsAt, endsAt }) => (startsAt === null) === (endsAt === null), {
    path: ['endsAt'],
    error: 'meetings.programme.both',
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || Temporal.Instant.compare(startsAt, endsAt) < 0, {
    path: ['endsAt'],
    error: 'meetings.programme.order',
  })

/** What was typed, as a session. */
export const sessionOf = ({ key: _, track, ...value }: z.infer<typeof SessionForm>): Omit<Session, 'id'> => ({
  ...value,
  trackId: track === 'wszyscy' ? null : track,
})

const local = (at: Temporal.Instant | null) =>
  at ? at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }) : ''

/** A session as its form shows it. */
export const typedOf = ({ title, description, speakers, trackId, startsAt, endsAt }: Session) => ({
  title,
  description,
  speakers,
  track: trackId ?? 'wszyscy',
  startsAt: local(startsAt),
  endsAt: local(endsAt),
})
