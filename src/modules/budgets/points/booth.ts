import { getCookie, setCookie } from 'hono/cookie'
import type { Context } from '../../../platform/context.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import type { Booth, Poll } from '../../ballots/index.ts'
import { pathOf, processById } from '../../processes/index.ts'
import { termOf } from '../editions/calendar.ts'
import { poolByPoll } from '../editions/store.ts'
import type { At } from '../projects/actions.ts'
import { OWNER } from '../voting/actions.ts'
import { openSeal, sealDevice } from './rules.ts'
import { pointsOf, workingDevice } from './store.ts'

const COOKIE = 'wiec_punkt'

/** The device stays one of its point until voting ends or the team stops it. */
export function letIn(c: HttpContext, { edition }: At, deviceId: string) {
  const { now, house } = c.get('context')
  const { config } = house
  const until = termOf(edition.calendar, 'votingTo')
  setCookie(c, COOKIE, sealDevice(config, deviceId), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.url.startsWith('https:'),
    // So many seconds, because the clock of a tablet may be wrong.
    ...(until ? { maxAge: Math.max(0, Math.ceil(now.until(until).total('seconds'))) } : {}),
  })
}

/** The device of a point of this edition that a request comes from; null from anywhere else, which is asked without the database. */
export async function boothAt(c: HttpContext, processId: string): Promise<Booth | null> {
  const context = c.get('context')
  const id = openSeal(context.house.config, getCookie(c, COOKIE))
  const working = id && (await workingDevice(context.db, id))
  if (!working || working.point.processId !== processId) return null
  const process = await processById(context.db, processId)
  if (!process) return null
  const home = `${pathOf(process)}/punkt`
  const { point, device } = working
  return { place: point.id, name: point.name, device: device.id, home, finish: `${home}/koniec` }
}

/** The same for a pool's poll. */
export async function boothOf(c: HttpContext, poll: Poll): Promise<Booth | null> {
  if (poll.ownerKind !== OWNER || !getCookie(c, COOKIE)) return null
  const pool = await poolByPoll(c.get('context').db, poll.id)
  return pool ? boothAt(c, pool.processId) : null
}

/** Points of the edition by name: where paper cards come from. */
export async function paperPlacesOf(context: Context, poll: Poll): Promise<string[]> {
  const pool = poll.ownerKind === OWNER ? await poolByPoll(context.db, poll.id) : null
  return pool ? (await pointsOf(context.db, pool.processId)).map(({ name }) => name) : []
}
