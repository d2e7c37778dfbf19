import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { byAccount, placesOf } from '../../ballots/index.ts'
import {
  mayEditProcess,
  maySeeWorkspace,
  mayWorkOnRemarks,
  pathOf as publicPathOf,
  workPathOf,
} from '../../processes/index.ts'
import { dayOfDate } from '../editions/calendar.ts'
import type { At } from '../projects/actions.ts'
import { pollsOf } from '../voting/actions.ts'
import { type Frame, framed } from '../work/frame.tsx'
import { addDevice, addShifts, endDevice, keepPoint, removePoint, removeShift } from './actions.ts'
import { DeviceForm, PointForm, ShiftForm } from './forms.ts'
import { codeOf, type VotingPoint } from './rules.ts'
import { devicesOf, pointById, pointsOf, shiftsOf } from './store.ts'
import { PointPage, PointsWorkPage } from './work-pages.tsx'

/** Points of voting of an edition: what they are, who is on duty, which devices stand there. */
export function openPointsWork(): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/punkty'

  routes.get(home, async (c) => list(c, await framed(c, maySeeWorkspace), emptyForm()))

  routes.post(home, async (c) => {
    const own = await framed(c, mayEditProcess)
    const form = await readForm(c, PointForm)
    if (!form.ok) return list(c, own, form, 422)
    const id = await keepPoint(c.get('context'), own, form.value, null)
    if (!id) return list(c, own, withProblem(c, form, 'name', 'budgets.points.name.taken'), 422)
    return seeOther(c, `${workPathOf(own.process)}/punkty/${id}`, 'budgets.flash.saved')
  })

  routes.get(`${home}/:point`, async (c) => one(c, await pointAt(c, maySeeWorkspace), null))

  routes.post(`${home}/:point`, async (c) => {
    const own = await pointAt(c, mayEditProcess)
    const form = await readForm(c, PointForm)
    if (!form.ok) return one(c, own, form, 422)
    const id = await keepPoint(c.get('context'), own, form.value, own.point)
    if (!id) return one(c, own, withProblem(c, form, 'name', 'budgets.points.name.taken'), 422)
    return seeOther(c, pathOf(own), 'budgets.flash.saved')
  })

  routes.post(`${home}/:point/usuniecie`, async (c) => {
    const own = await pointAt(c, mayEditProcess)
    await removePoint(c.get('context'), own, own.point)
    return seeOther(c, `${workPathOf(own.process)}/punkty`, 'budgets.flash.removed')
  })

  routes.post(`${home}/:point/dyzury`, async (c) => {
    const own = await pointAt(c, mayEditProcess)
    const form = await readForm(c, ShiftForm)
    if (!form.ok) return one(c, own, form, 422)
    const { from, to } = form.value
    if (Temporal.PlainDate.compare(to, from) < 0)
      return one(c, own, withProblem(c, form, 'to', 'budgets.points.to.before'), 422)
    if ((await addShifts(c.get('context'), own, own.point, form.value)) === 0)
      return one(c, own, withProblem(c, form, 'from', 'budgets.points.no-days'), 422)
    return seeOther(c, pathOf(own), 'budgets.flash.saved')
  })

  routes.post(`${home}/:point/dyzury/:shift/usuniecie`, async (c) => {
    const own = await pointAt(c, mayEditProcess)
    await removeShift(c.get('context'), own, own.point, c.req.param('shift') ?? '')
    return seeOther(c, pathOf(own), 'budgets.flash.removed')
  })

  routes.post(`${home}/:point/urzadzenia`, async (c) => {
    const own = await pointAt(c, mayWorkOnRemarks)
    const form = await readForm(c, DeviceForm)
    if (!form.ok) return one(c, own, form, 422)
    await addDevice(c.get('context'), own, own.point, { id: form.value.key, name: form.value.device })
    return seeOther(c, `${pathOf(own)}#urzadzenia`)
  })

  routes.post(`${home}/:point/urzadzenia/:device/koniec`, async (c) => {
    const own = await pointAt(c, mayWorkOnRemarks)
    await endDevice(c.get('context'), own, own.point, c.req.param('device') ?? '')
    return seeOther(c, `${pathOf(own)}#urzadzenia`, 'budgets.flash.device-ended')
  })

  return routes
}

type Own = At & { frame: Frame; point: VotingPoint }

const pathOf = ({ process, point }: Own) => `${workPathOf(process)}/punkty/${point.id}`

async function pointAt(c: HttpContext, may: Parameters<typeof framed>[1]): Promise<Own> {
  const own = await framed(c, may)
  const point = found(await pointById(c.get('context').db, own.process.id, c.req.param('point') ?? ''))
  return { ...own, point }
}

async function list(c: HttpContext, { frame, process }: At & { frame: Frame }, form: Form, status = 200) {
  const { db } = c.get('context')
  const points = await pointsOf(db, process.id)
  const counts = await countsOf(c, process.id)
  const shifts = await shiftsOf(db, points)
  return page(c, <PointsWorkPage {...{ frame, points, shifts, counts, form }} />, status)
}

/** Ballots that began at each point and paper cards that came from it, over all pools. */
async function countsOf(c: HttpContext, processId: string): Promise<Map<string, number>> {
  const context = c.get('context')
  const polls = (await pollsOf(context, processId)).map(({ poll }) => poll.id)
  const counts = new Map<string, number>()
  for (const { place, count } of await placesOf(context.db, polls)) counts.set(place, (counts.get(place) ?? 0) + count)
  return counts
}

async function one(c: HttpContext, own: Own, given: Form | null, status = 200) {
  const context = c.get('context')
  const { db, house, actor } = context
  const { point, process, edition, frame } = own
  const { calendar, settings } = edition
  const shifts = await shiftsOf(db, [point])
  const devices = (await devicesOf(db, point.id)).map((device) => ({ ...device, code: codeOf(house.config, device) }))
  const values = {
    name: point.name,
    address: point.address,
    directions: point.directions,
    from: dayOfDate(calendar, 'votingFrom')?.toString() ?? '',
    to: dayOfDate(calendar, 'votingTo')?.toString() ?? '',
    key: newId(),
  }
  const form = given ? { ...given, values: { ...values, ...given.values } } : emptyForm(values)
  const props = { frame, point, shifts, devices, form }
  const address = `${house.config.url}${publicPathOf(process)}/punkt`
  const rights = { mayKeyIn: mayWorkOnRemarks(actor, process), byAccount: byAccount(settings.way) }
  return page(c, <PointPage {...props} {...rights} address={address} />, status)
}
