import { dateOf } from '../../../platform/clock.ts'
import { clock, type Hours, isStructured, type Opening, repeatedOf, type Weekday } from '../opening/rules.ts'
import type { Meeting } from '../rules.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const dayOf = (weekday: Weekday) => `https://schema.org/${DAYS[weekday - 1]}`
const timeOf = (minutes: number) => clock(minutes).padStart(5, '0')
const timesOf = ({ opens, closes }: Hours) => ({ opens: timeOf(opens), closes: timeOf(closes) })

/** The meeting in words of schema.org; a point with its opening hours. */
export const eventOf = (meeting: Meeting, opening: Opening) => ({
  '@type': 'Event',
  name: meeting.title,
  description: meeting.purpose,
  startDate: meeting.startsAt.toString(),
  endDate: meeting.endsAt.toString(),
  eventStatus: `https://schema.org/${meeting.cancelledAt ? 'EventCancelled' : 'EventScheduled'}`,
  ...(meeting.placeName
    ? {
        location: {
          '@type': 'Place',
          name: meeting.placeName,
          address: meeting.address || meeting.placeName,
          ...(isStructured(opening) ? openOf(meeting, opening) : {}),
        },
      }
    : {}),
  isAccessibleForFree: true,
})

function openOf({ startsAt, endsAt }: Meeting, opening: Opening) {
  const valid = { validFrom: dateOf(startsAt).toString(), validThrough: dateOf(endsAt).toString() }
  return {
    openingHoursSpecification: repeatedOf(opening).map(({ weekdays, ...hours }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: weekdays.map(dayOf),
      ...timesOf(hours),
      ...valid,
    })),
    // Closed for the whole day is from midnight to midnight.
    specialOpeningHoursSpecification: opening.exceptions.flatMap(({ day, hours }) =>
      (hours.length > 0 ? hours : [{ opens: 0, closes: 0 }]).map((each) => ({
        '@type': 'OpeningHoursSpecification',
        validFrom: day.toString(),
        validThrough: day.toString(),
        ...timesOf(each),
      })),
    ),
  }
}
