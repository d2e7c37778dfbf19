import type { Meeting } from '../rules.ts'

/** The meeting in words of schema.org. */
export const eventOf = (meeting: Meeting) => ({
  '@type': 'Event',
  name: meeting.title,
  description: meeting.purpose,
  startDate: meeting.startsAt.toString(),
  endDate: meeting.endsAt.toString(),
  eventStatus: `https://schema.org/${meeting.cancelledAt ? 'EventCancelled' : 'EventScheduled'}`,
  ...(meeting.placeName
    ? { location: { '@type': 'Place', name: meeting.placeName, address: meeting.address || meeting.placeName } }
    : {}),
  isAccessibleForFree: true,
})
