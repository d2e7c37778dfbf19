import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
import { type App, type AppEnv, page } from '../../../platform/http/index.ts'
import { siteSettings } from '../../network/index.ts'
import { type PreparedRegion, prepareRegionMap } from '../../places/index.ts'
import { MEMBERS_HOME } from '../directory/addresses.ts'
import { seenMembers } from '../directory/listing.ts'
import { countMembers, countMembersByUnit, membersPage } from '../directory/listing-store.ts'
import { viewerOfLists, viewingOf } from '../directory/viewing.ts'
import { MEMBERS } from './actions.ts'
import { MembersPage } from './public-pages.tsx'
import { countByType, growth } from './public-store.ts'
import { countActive } from './store.ts'

const MOST_INSTITUTIONS = 100
const SOME_PEOPLE = 6

/** `/siec/czlonkowie`: who belongs to the network. */
export function publicRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  let drawn: { codes: string; region: Promise<PreparedRegion> } | null = null

  routes.get(MEMBERS_HOME, async (c) => {
    const context = c.get('context')
    const { db, house, now } = context
    // Drawn once for an area, which an administrator may change.
    const { area } = await siteSettings(house)
    if (drawn?.codes !== area.join()) drawn = { codes: area.join(), region: prepareRegionMap(db, area) }

    const viewer = viewerOfLists(await viewingOf(context))
    const day = dateOf(now)
    const members = { standing: 'member' } as const
    const institutions = await membersPage(
      db,
      viewer,
      { ...members, kind: 'institution' },
      { day, limit: MOST_INSTITUTIONS },
    )
    const people = await membersPage(db, viewer, { ...members, kind: 'person' }, { day, limit: SOME_PEOPLE })
    const props = {
      counts: await countActive(db, day),
      types: await countByType(db, day),
      years: await growth(db, day),
      region: await drawn.region,
      places: await countMembersByUnit(db, viewer, members, day),
      institutions: await seenMembers(context, viewer, institutions.rows),
      people: await seenMembers(context, viewer, people.rows),
      shownPeople: await countMembers(db, viewer, { ...members, kind: 'person' }, day),
    }
    return page(c, <MembersPage {...props} />, 200, { cache: [MEMBERS] })
  })

  return routes
}
