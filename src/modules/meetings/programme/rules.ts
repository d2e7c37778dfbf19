import { dateOf } from '../../../platform/clock.ts'

/** One of the rooms in which a forum goes on at the same time. */
export interface Track {
  id: string
  position: number
  name: string
  room: string
}

export interface Session {
  id: string
  /** Null: for everybody at once. */
  trackId: string | null
  title: string
  description: string
  /** One a line; see `speakersOf`. */
  speakers: string
  /** Null until it has its place in the programme. */
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
}

export type Placed = Session & { startsAt: Temporal.Instant; endsAt: Temporal.Instant }

export const isPlaced = (session: Session): session is Placed => session.startsAt !== null && session.endsAt !== null

/** „Ewa Kamińska, urząd w Augustowie” on a line of its own: a name, then what they do. */
export const speakersOf = (lines: string): { name: string; about: string }[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [name = '', ...about] = line.split(',')
      return { name: name.trim(), about: about.join(',').trim() }
    })

export interface Slot {
  startsAt: Temporal.Instant
  /** What begins at this moment: for everybody first, then by track. */
  sessions: Placed[]
}

export interface Day {
  day: Temporal.PlainDate
  slots: Slot[]
}

/** A programme by days and by the moments at which something begins. */
export function daysOf(sessions: readonly Session[], tracks: readonly Track[]): Day[] {
  const order = new Map(tracks.map(({ id }, index) => [id, index]))
  const place = ({ trackId }: Session) => (trackId ? (order.get(trackId) ?? -1) : -1)
  const placed = sessions
    .filter(isPlaced)
    .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt) || place(a) - place(b))
  const days: Day[] = []
  for (const session of placed) {
    const day = dateOf(session.startsAt)
    if (!days.at(-1)?.day.equals(day)) days.push({ day, slots: [] })
    const slots = days.at(-1)?.slots ?? []
    if (!slots.at(-1)?.startsAt.equals(session.startsAt)) slots.push({ startsAt: session.startsAt, sessions: [] })
    slots.at(-1)?.sessions.push(session)
  }
  return days
}

type Placing = Pick<Session, 'trackId'> & { startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** The session a new place would clash with: at the same time on the same track, or one of them is for everybody. */
export const clashOf = (placing: Placing & { id: string | null }, sessions: readonly Session[]): Placed | null =>
  sessions
    .filter(isPlaced)
    .find(
      (other) =>
        other.id !== placing.id &&
        Temporal.Instant.compare(other.startsAt, placing.endsAt) < 0 &&
        Temporal.Instant.compare(placing.startsAt, other.endsAt) < 0 &&
        (other.trackId === null || placing.trackId === null || other.trackId === placing.trackId),
    ) ?? null

/** Whether a session lies inside its meeting. */
export const isWithin = (
  placing: Pick<Placing, 'startsAt' | 'endsAt'>,
  meeting: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
): boolean =>
  Temporal.Instant.compare(placing.startsAt, meeting.startsAt) >= 0 &&
  Temporal.Instant.compare(placing.endsAt, meeting.endsAt) <= 0
