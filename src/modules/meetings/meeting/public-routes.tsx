import { Hono } from 'hono'
import { FEED_TYPES, writeFeed } from '../../../platform/feeds/atom.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { organisationPath, organisationsByIds } from '../../network/index.ts'
import { fullName, myUnit, prepareAreaMap, unitByCode } from '../../places/index.ts'
import { calendarOf } from '../calendar/events.ts'
import { openingOf, openingsOf } from '../opening/store.ts'
import type { MeetingsPorts } from '../ports.ts'
import { recordOnPage } from '../record.tsx'
import { freePlaces } from '../registration/actions.ts'
import { namesShown } from '../registration/store.ts'
import { HOME, MEETINGS, type Meeting, mayKeepMeeting, tagOf } from '../rules.ts'
import { seriesAround } from '../series/actions.ts'
import { type LaterDates, laterDates } from '../series/store.ts'
import { findMeeting } from './actions.ts'
import { meetingsFeed } from './feed.ts'
import { type ListFilter, ListQuery, MeetingListPage } from './list-page.tsx'
import { whereToLook } from './place.ts'
import { MeetingPage } from './public-pages.tsx'
import { agendaOf, countMeetings, type MeetingFilter, meetingsPage } from './store.ts'

const PER_PAGE = 24
/** A feed holds what is near: programs fetch it again and again. */
const IN_FEED = 200

/** Meetings as everybody reads them. */
export function publicRoutes(ports: MeetingsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(HOME, async (c) => {
    const context = c.get('context')
    const { po, ...filter } = readQuery(c, ListQuery)
    const { asked, unit } = await askedFor(c, filter)
    const cards = { ...asked, oncePerSeries: true }
    const { rows, next } = await meetingsPage(context.db, cards, { now: context.now, after: po, limit: PER_PAGE })
    const later: LaterDates = asked.when === 'ahead' ? await laterDates(context.db, rows) : new Map()
    const count = await countMeetings(context.db, asked, context.now)
    const near = await myUnit(c)
    return page(c, <MeetingListPage meetings={rows} {...{ next, filter, unit, count, near, later }} />, 200, {
      cache: [MEETINGS],
    })
  })

  for (const ending of ['xml', 'json'] as const)
    routes.get(`${HOME}/kanal.${ending}`, async (c) =>
      c.body(writeFeed(await meetingsFeed(c), ending), 200, { 'content-type': FEED_TYPES[ending] }),
    )

  routes.get(`${HOME}/kalendarz.ics`, async (c) => {
    const context = c.get('context')
    const { asked, unit } = await askedFor(c, { ...readQuery(c, ListQuery), kiedy: 'ahead' })
    const { rows } = await meetingsPage(context.db, asked, { now: context.now, limit: IN_FEED })
    const t = context.house.texts.in(c.get('locale'))
    const name = [asked.kind ? t(`meetings.kind.${asked.kind}`) : t('meetings.meetings'), unit && fullName(unit, t)]
    return calendarFile(c, rows, name.filter(Boolean).join(', '))
  })

  routes.get(`${HOME}/:slug/kalendarz.ics`, async (c) => {
    const meeting = await findMeeting(c.get('context'), c.req.param('slug'))
    return calendarFile(c, [meeting], meeting.title)
  })

  routes.get(`${HOME}/:slug`, async (c) => {
    const context = c.get('context')
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
    const unit = meeting.point && meeting.unitCode ? await unitByCode(context.db, meeting.unitCode) : null
    const area = unit && (await prepareAreaMap(context.db, unit))
    const keeps = mayKeepMeeting(context.actor, meeting)
    const record = await recordOnPage(context, meeting, ports)
    const alike = (meeting.publishedAt && (await ports.alike?.(context, meeting))) || []
    const opening = await openingOf(context.db, meeting.id)
    const shown = { opening, meeting, agenda, names, process, holder, free, keeps, series, area, record, alike }
    return page(c, <MeetingPage {...shown} />, 200, {
      cache: [tagOf(meeting), 'organisations', ...(meeting.seriesId ? [MEETINGS] : [])],
    })
  })

  return routes
}

/** What the list, its count and its calendar all ask. A place nobody knows finds nothing, rather than everything. */
async function askedFor(c: HttpContext, { kiedy, rodzaj, miejsce, blisko, organizator }: ListFilter) {
  const found = miejsce ? await whereToLook(c.get('context'), miejsce, blisko) : null
  const where = miejsce ? { codes: found?.codes ?? [], prefix: found?.prefix ?? null } : undefined
  const asked: MeetingFilter = { when: kiedy, kind: rodzaj, organisationId: organizator, where }
  return { asked, unit: found?.unit ?? null }
}

async function holderOf(c: HttpContext, { organisationId }: Meeting) {
  const context = c.get('context')
  const t = context.house.texts.in(c.get('locale'))
  const organisation = organisationId && (await organisationsByIds(context.db, [organisationId])).get(organisationId)
  return organisation
    ? { name: organisation.name, href: organisationPath(organisation) }
    : { name: t('meetings.of-network'), href: '/siec' }
}

async function calendarFile(c: HttpContext, meetings: Meeting[], name: string) {
  const { db, house, now } = c.get('context')
  const openings = await openingsOf(
    db,
    meetings.map(({ id }) => id),
  )
  c.header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH')
  return c.body(
    calendarOf({ name, meetings, openings, madeAt: now }, { config: house.config, locale: c.get('locale') }),
  )
}
