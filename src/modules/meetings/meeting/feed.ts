import { type Feed, latest } from '../../../platform/feeds/atom.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import { siteSettings } from '../../network/index.ts'
import { HOME, pathOf } from '../rules.ts'
import { lastAnnounced } from '../search-store.ts'

const ENTRIES = 50
// A feed says when it was updated, also before anything is in it (RFC 4287, 4.2.15).
const BEGINNING = Temporal.Instant.from('2016-03-04T00:00:00Z')

/** Meetings in the order they were announced, the newest first. */
export async function meetingsFeed(c: HttpContext): Promise<Feed> {
  const { house, db, now, locale } = c.get('context')
  const t = house.texts.in(locale)
  const addressOf = (path: string) => house.config.url + c.get('url')(path)
  const entries = (await lastAnnounced(db, ENTRIES)).map((meeting) => ({
    id: `urn:uuid:${meeting.id}`,
    title: meeting.title,
    summary: [
      t(`meetings.kind.${meeting.kind}`),
      formatDateTime(meeting.startsAt, locale),
      meeting.placeName,
      meeting.cancelledAt && `${t('meetings.phase.cancelled')}: ${meeting.cancelReason}`,
    ]
      .filter(Boolean)
      .join(' · '),
    url: addressOf(pathOf(meeting)),
    publishedAt: meeting.publishedAt ?? now,
    updatedAt: latest(now, meeting.publishedAt, meeting.cancelledAt) ?? now,
  }))
  return {
    id: addressOf(`${HOME}/kanal.xml`),
    title: t('meetings.meetings'),
    subtitle: t('meetings.lead'),
    language: locale,
    page: addressOf(HOME),
    author: (await siteSettings(house)).names.name[locale],
    updatedAt: latest(now, ...entries.map(({ updatedAt }) => updatedAt)) ?? BEGINNING,
    entries,
  }
}
