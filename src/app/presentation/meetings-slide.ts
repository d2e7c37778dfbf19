import { meetingsPage } from '../../modules/meetings/index.ts'
import { formatDateTime } from '../../platform/texts/index.ts'
import type { SlideSource } from './ports.ts'

const MOST = 5

/** The nearest meetings that anybody may come to. */
export const meetingsSlide: SlideSource = {
  async slide({ db, now, locale }, t) {
    const { rows } = await meetingsPage(db, { when: 'ahead' }, { now, limit: MOST })
    if (rows.length === 0) return null
    return {
      id: 'spotkania',
      title: t('app.talk.meetings'),
      points: rows.map(({ title, startsAt, placeName }) =>
        t('app.talk.meeting', {
          title,
          when: formatDateTime(startsAt, locale),
          place: placeName || t('meetings.online'),
        }),
      ),
      notes: t('app.talk.notes.meetings'),
    }
  },
}
