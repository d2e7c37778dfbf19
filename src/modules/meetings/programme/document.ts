import type { Block, DocumentModel } from '../../../platform/documents/index.ts'
import { formatDate, formatDateTime, formatTime, type Locale, type Translate } from '../../../platform/texts/index.ts'
import type { Meeting } from '../rules.ts'
import { daysOf, type Placed, speakersOf, type Track } from './rules.ts'

/** A programme on paper: a table for each day, in the order of the clock. */
export function programmeDocument(
  { meeting, tracks, sessions }: { meeting: Meeting; tracks: Track[]; sessions: Placed[] },
  { t, locale, now, url }: { t: Translate; locale: Locale; now: Temporal.Instant; url: string },
): DocumentModel {
  const place = [meeting.placeName, meeting.address].filter(Boolean).join(', ')
  return {
    title: t('meetings.programme.of', { title: meeting.title }),
    subtitle: [formatDateTime(meeting.startsAt, locale), place].filter(Boolean).join(' · '),
    language: locale,
    footer: url,
    madeAt: now,
    blocks: daysOf(sessions, tracks).flatMap(({ day, slots }): Block[] => [
      { kind: 'heading', level: 1, text: formatDate(day, locale) },
      {
        kind: 'table',
        columns: [
          { header: t('meetings.programme.when'), rowHeader: true },
          { header: t('meetings.programme.where'), width: 2 },
          { header: t('meetings.programme.what'), width: 4 },
        ],
        rows: slots.flatMap((slot) =>
          slot.sessions.map((session) => [
            `${formatTime(session.startsAt, locale)}–${formatTime(session.endsAt, locale)}`,
            whereOf(session, tracks, t),
            [
              session.title,
              ...speakersOf(session.speakers).map(({ name, about }) => [name, about].filter(Boolean).join(', ')),
            ].join('\n'),
          ]),
        ),
      },
    ]),
  }
}

function whereOf({ trackId }: Placed, tracks: Track[], t: Translate): string {
  const track = tracks.find(({ id }) => id === trackId)
  return track ? [track.name, track.room].filter(Boolean).join(', ') : t('meetings.programme.everybody')
}
