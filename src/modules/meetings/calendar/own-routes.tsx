import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, requestSource, seeOther, throttle } from '../../../platform/http/index.ts'
import { calendarOf } from './events.ts'
import { calendarPathOf, closeCalendar, OWN, openCalendar, ownerOfToken } from './own-actions.ts'
import { OwnMeetingsPage } from './own-page.tsx'
import { placesOfPerson, registrationsAhead } from './own-store.ts'

/** A calendar keeps what was not long ago, so that programs do not lose it on the day after. */
const KEPT = { hours: 24 * 60 }

/** One's own meetings, and their calendar under an address that can be taken back. */
export function ownMeetingRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(OWN, async (c) => {
    const context = c.get('context')
    const { actor, db, now, house } = context
    if (actor.kind !== 'person') return seeOther(c, `/zaloguj?dalej=${encodeURIComponent(OWN)}`)
    const path = await calendarPathOf(context, actor.id)
    const address = path && house.config.url + c.get('url')(path)
    return page(c, <OwnMeetingsPage ahead={await registrationsAhead(db, actor.id, now)} address={address} />)
  })

  routes.post(`${OWN}/kalendarz`, async (c) => {
    await openCalendar(c.get('context'))
    return seeOther(c, OWN, 'meetings.done.calendar-opened')
  })

  routes.post(`${OWN}/kalendarz/zamkniecie`, async (c) => {
    await closeCalendar(c.get('context'))
    return seeOther(c, OWN, 'meetings.done.calendar-closed')
  })

  // Opens to whoever has the address. It says when and where, and never the link of an online meeting: programs pass
  // calendars on to services we know nothing of.
  routes.get(`${OWN}/kalendarz/:token`, async (c) => {
    const context = c.get('context')
    const { db, house, now } = context
    await throttle(context, { what: 'own-calendar', whom: requestSource(c), most: 240, seconds: 3600 })
    const personId = found(await ownerOfToken(context, c.req.param('token')))
    const meetings = await placesOfPerson(db, personId, now.subtract(KEPT))
    const name = house.texts.in(c.get('locale'))('meetings.own.meetings')
    c.set('pageOptions', { file: 'text/calendar' })
    return c.body(calendarOf({ name, meetings, madeAt: now }, { config: house.config, locale: c.get('locale') }), 200, {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'cache-control': 'private, no-store',
    })
  })

  return routes
}
