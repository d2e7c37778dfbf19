import { Hono } from 'hono'
import { z } from 'zod'
import { FEED_TYPES, writeFeed } from '../../../platform/feeds/atom.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { organisationPath, organisationsByIds } from '../../network/index.ts'
import { calendarOf } from '../calendar/events.ts'
import type { MeetingsPorts } from '../ports.ts'
import { recordOnPage } from '../record.tsx'
import { freePlaces } from '../registration/actions.ts'
import { namesShown } from '../registration/store.ts'
import { HOME, KINDS, MEETINGS, type Meeting, mayKeepMeeting, tagOf } from '../rules.ts'
import { seriesAround } from '../series/actions.ts'
import { findMeeting } from './actions.ts'
import { meetingsFeed } from './feed.ts'
import { MeetingListPage, MeetingPage } from './public-pages.tsx'
import { agendaOf, meetingsPage } from './store.ts'

const PER_PAGE = 24
/** A feed holds what is near: programs fetch it again and again. */
const IN_FEED = 200

const ListQuery = z.object({
  kiedy: z.enum(['ahead', 'past']).default('ahead'),
  rodzaj: z.enum(KINDS).optional(),
  po: z.string().optional(),
})

/** Meetings as everybody reads them. */
export function publicRoutes(ports: MeetingsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(HOME, async (c) => {
    const { context } = c.var
    const { kiedy, rodzaj, po } = readQuery(c, ListQuery)
    const { rows, next } = await meetingsPage(
      context.db,
      { when: kiedy, kind: rodzaj },
      { now: context.now, after: po, limit: PER_PAGE },
    )
    return page(c, <MeetingListPage meetings={rows} next={next} when={kiedy} kind={rodzaj} />, 200, {
      cache: [MEETINGS],
    })
  })

  for (const ending of ['xml', 'json'] as const)
    routes.get(`${HOME}/kanal.${ending}`, async (c) =>
      c.body(writeFeed(await meetingsFeed(c), ending), 200, { 'content-type': FEED_TYPES[ending] }),
    )

  routes.get(`${HOME}/kalendarz.ics`, async (c) => {
    const { context } = c.var
    const { rodzaj } = readQuery(c, ListQuery)
    const { rows } = await meetingsPage(
      context.db,
      { when: 'ahead', kind: rodzaj },
      { now: context.now, limit: IN_FEED },
    )
    const t = context.house.texts.in(c.var.locale)
    return calendarFile(c, rows, rodzaj ? t(`meetings.kind.${rodzaj}`) : t('meetings.meetings'))
  })

  routes.get(`${HOME}/:slug/kalendarz.ics`, async (c) => {
    const meeting = await findMeeting(c.var.context, c.req.param('slug'))
    return calendarFile(c, [meeting], meeting.title)
  })

  routes.get(`${HOME}/:slug`, async (c) => {
    const { context } = c.var
    const meeting = await findMeeting(context, c.req.param('slug'))
    const [agenda, names, process, holder] = [
      await agendaOf(context.db, meeting.id),
      await namesShown(context.db, meeting.id),
      meeting.processId ? await ports.processOf(context, meeting.processId) : null,
      await holderOf(c, meeting),
    ]
    const free = {
      'on-site': await freePlaces(context, meeting, 'on-site'),
      online: await freePlaces(context, meeting, 'online'),
    }
    // Of a long series, what is near: the last before and the next ones.
    const all = await seriesAround(context, meeting)
    const here = all.findIndex(({ id }) => id === meeting.id)
    const series = all.slice(Math.max(0, here - 1), here + 6)
    const keeps = mayKeepMeeting(context.actor, meeting)
    const record = await recordOnPage(context, meeting, ports)
    return page(c, <MeetingPage {...{ meeting, agenda, names, process, holder, free, keeps, series, record }} />, 200, {
      cache: [tagOf(meeting), 'organisations', ...(meeting.seriesId ? [MEETINGS] : [])],
    const written = await minutesOf(context.db, meeting.id)
    const alike = (meeting.publishedAt && (await ports.alike?.(context, meeting))) || []
    const minutes = written && (await mayReadMinutes(context, meeting, written, ports)) ? written : null
    return page(c, <MeetingPage {...{ meeting, agenda, names, process, holder, free, keeps, minutes, alike }} />, 200, {
      cache: [tagOf(meeting), 'organisations'],
    })
  })

  return routes
}

async function holderOf(c: HttpContext, { organisationId }: Meeting) {
  const { context } = c.var
  const t = context.house.texts.in(c.var.locale)
  const organisation = organisationId && (await organisationsByIds(context.db, [organisationId])).get(organisationId)
  return organisation
    ? { name: organisation.name, href: organisationPath(organisation) }
    : { name: t('meetings.of-network'), href: '/siec' }
}

function calendarFile(c: HttpContext, meetings: Meeting[], name: string) {
  const { house, now } = c.var.context
  c.header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH')
  return c.body(calendarOf({ name, meetings, madeAt: now }, { config: house.config, locale: c.var.locale }))
}
