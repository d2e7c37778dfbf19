import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { meetingById } from './meeting/store.ts'
import { KINDS, type Meeting, maySeeMeeting, pathOf } from './rules.ts'
import { lastPublishedAt, publishedMeetings } from './search-store.ts'

const text = z.string().nullable()
const moment = z.iso.datetime({ offset: true })

const MeetingItem = z.object({
  id: z.uuid(),
  url: z.url(),
  slug: z.string(),
  kind: z.enum(KINDS),
  title: z.string(),
  purpose: z.string(),
  organisationId: z.uuid().nullable(),
  processId: z.uuid().nullable(),
  startsAt: moment,
  endsAt: moment,
  placeName: z.string(),
  address: z.string(),
  unitCode: text,
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  accessibility: z.string(),
  takesRegistrations: z.boolean(),
  cancelledAt: moment.nullable(),
  cancelReason: z.string(),
})
type MeetingItem = z.infer<typeof MeetingItem>

const Filters = z.object({ rodzaj: z.enum(KINDS).optional() })

/** Published meetings, those that are held last first. The way to join online is told to nobody here. */
export const meetingsData: OpenCollection<MeetingItem, z.infer<typeof Filters>> = {
  name: 'spotkania',
  itemName: 'Meeting',
  schema: MeetingItem,
  filters: Filters,
  async page(context, { rodzaj }, page) {
    const { rows, next } = await publishedMeetings(context.db, rodzaj, page)
    return { rows: rows.map((meeting) => itemOf(context, meeting)), next }
  },
  async find(context, id) {
    const meeting = await meetingById(context.db, id)
    return meeting && maySeeMeeting(context.actor, meeting) ? itemOf(context, meeting) : null
  },
  point: ({ lon, lat }) => (lon === null || lat === null ? null : { lon, lat }),
  themes: ['GOVE', 'SOCI'],
  keywords: ['spotkania', 'zebrania'],
  changedAt: ({ db }) => lastPublishedAt(db),
}

function itemOf({ house }: Context, meeting: Meeting): MeetingItem {
  const { id, slug, kind, title, purpose, organisationId, processId, placeName, address, unitCode, point } = meeting
  return {
    id,
    url: house.config.url + pathOf(meeting),
    slug,
    kind,
    title,
    purpose,
    organisationId,
    processId,
    startsAt: meeting.startsAt.toString(),
    endsAt: meeting.endsAt.toString(),
    placeName,
    address,
    unitCode,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    accessibility: meeting.accessibility,
    takesRegistrations: meeting.takesRegistrations,
    cancelledAt: meeting.cancelledAt?.toString() ?? null,
    cancelReason: meeting.cancelReason,
  }
}
