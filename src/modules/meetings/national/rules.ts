import { type Actor, holds } from '../../../platform/actor.ts'

export const NATIONAL = '/siec/ogolnopolskie'

/** A meeting elsewhere that members go to, as the nationwide forum of practitioners of participation. */
export interface NationalMeeting {
  id: string
  slug: string
  name: string
  place: string
  url: string | null
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  about: string
  /** What the network took home; for everybody. */
  bringsBack: string
}

export interface Note {
  id: string
  author: string
  body: string
  notedAt: Temporal.Instant
}

/** Entries are made by those who run the network; members say that they go, and write notes. */
export const mayKeepNational = (actor: Actor) => holds(actor, ['coordinator', 'administrator'], null)

export const nationalPath = ({ slug }: Pick<NationalMeeting, 'slug'>) => `${NATIONAL}/${slug}`
