import { Hono } from 'hono'
import {
  HOME,
  type LaterDates,
  laterDates,
  MEETINGS,
  type Meeting,
  MeetingCards,
  meetingBySlug,
  meetingsPage,
  tagOf,
} from '../../modules/meetings/index.ts'
import { Refusal } from '../../platform/errors.ts'
import { type App, type AppEnv, page } from '../../platform/http/index.ts'
import { EmptyState, useView } from '../../ui/index.ts'
import { FRAMES } from './addresses.ts'
import type { EmbedSource } from './embeds.ts'
import { Frame } from './frame.tsx'

const MOST = 3

/** One meeting as a card, and the nearest ones. */
export const meetingEmbeds: EmbedSource = {
  async find(c, path) {
    const { db, house } = c.get('context')
    if (path === HOME) return nearest(house.texts.in(c.get('locale'))('app.embed.meetings'))
    const slug = /^\/spotkania\/([^/]+)$/.exec(path)?.[1]
    const meeting = slug ? await meetingBySlug(db, slug) : null
    return meeting?.publishedAt ? { title: meeting.title, frame: `${FRAMES}${path}`, height: 360 } : null
  },
  always: (c) => [nearest(c.get('context').house.texts.in(c.get('locale'))('app.embed.meetings'))],
  routes() {
    const routes: App = new Hono<AppEnv>()
    routes.get(HOME, async (c) => {
      const { db, now } = c.get('context')
      const { rows } = await meetingsPage(db, { when: 'ahead', oncePerSeries: true }, { now, limit: MOST })
      return page(c, <NearestFrame meetings={rows} later={await laterDates(db, rows)} />, 200, {
        framable: true,
        cache: [MEETINGS],
      })
    })
    routes.get(`${HOME}/:slug`, async (c) => {
      const meeting = await meetingBySlug(c.get('context').db, c.req.param('slug'))
      if (!meeting?.publishedAt) throw new Refusal('absent', 404)
      return page(c, <OneFrame meeting={meeting} />, 200, { framable: true, cache: [tagOf(meeting)] })
    })
    return routes
  },
}

const nearest = (title: string) => ({ title, frame: `${FRAMES}${HOME}`, height: 620 })

function OneFrame({ meeting }: { meeting: Meeting }) {
  const { t } = useView()
  return (
    <Frame title={meeting.title} heading={t('app.embed.meeting')}>
      <MeetingCards meetings={[meeting]} level={2} />
    </Frame>
  )
}

function NearestFrame({ meetings, later }: { meetings: Meeting[]; later: LaterDates }) {
  const { t } = useView()
  return (
    <Frame
      title={t('app.embed.meetings')}
      heading={t('app.embed.meetings')}
      more={{ label: t('app.home.meetings.all'), href: HOME }}
    >
      {meetings.length > 0 ? (
        <MeetingCards meetings={meetings} level={2} later={later} />
      ) : (
        <EmptyState title={t('app.embed.no-meetings')} />
      )}
    </Frame>
  )
}
