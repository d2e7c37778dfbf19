import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import type { Hours } from '../../../platform/hours.ts'
import { record } from '../../audit/index.ts'
import { byAccount } from '../../ballots/index.ts'
import { mayEditProcess, mayWorkOnRemarks, type Process, subjectOf, tagOf } from '../../processes/index.ts'
import { beginOf } from '../editions/calendar.ts'
import type { At } from '../projects/actions.ts'
import { codeOf, codeUntil, type Device, daysBetween, type VotingPoint } from './rules.ts'
import {
  deletePoint,
  deleteShift,
  insertDevice,
  insertPoint,
  insertShifts,
  type PointInput,
  recordEnded,
  recordJoined,
  updatePoint,
  waitingDevices,
} from './store.ts'

/**
 * Adds a point of voting, or changes one.
 * @returns its id, or null when another point of the edition has this name: paper is counted under it
 */
export async function keepPoint(
  context: Context,
  { process }: Pick<At, 'process'>,
  input: PointInput,
  known: VotingPoint | null,
): Promise<string | null> {
  allow(mayEditProcess(context.actor, process))
  return inTransaction(context, async (context) => {
    const id = known
      ? (await updatePoint(context.db, known, input)) && known.id
      : await insertPoint(context.db, process.id, input)
    if (id) await told(context, process)
    return id || null
  })
}

/** @throws Refusal `budget-point-used` when people have voted on a device there */
export async function removePoint(context: Context, { process }: Pick<At, 'process'>, point: VotingPoint) {
  allow(mayEditProcess(context.actor, process))
  await inTransaction(context, async (context) => {
    if (!(await deletePoint(context.db, point.id))) refuse('budget-point-used')
    await told(context, process)
  })
}

export interface ShiftInput {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  weekdaysOnly: boolean
  hours: Hours[]
  people: string[]
}

/** More would be another edition. */
const MOST_DAYS = 62

/** Puts the same people on duty on each day of a range. @returns on how many days */
export async function addShifts(
  context: Context,
  { process }: Pick<At, 'process'>,
  point: VotingPoint,
  { from, to, weekdaysOnly, hours, people }: ShiftInput,
): Promise<number> {
  allow(mayEditProcess(context.actor, process))
  const days = daysBetween(from, to, weekdaysOnly).slice(0, MOST_DAYS)
  await inTransaction(context, async (context) => {
    const shifts = days.flatMap((day) => hours.map((each) => ({ ...each, day })))
    await insertShifts(context.db, point.id, shifts, people)
    await told(context, process)
  })
  return days.length
}

export async function removeShift(context: Context, { process }: Pick<At, 'process'>, point: VotingPoint, id: string) {
  allow(mayEditProcess(context.actor, process))
  await inTransaction(context, async (context) => {
    await deleteShift(context.db, point.id, id)
    await told(context, process)
  })
}

async function told(context: Context, process: Process) {
  await record(context, 'budget-edited', subjectOf(process), { parts: ['points'] })
  await changed(context, tagOf(process))
}

/**
 * Prepares a device for a point: its code is shown to the team for minutes.
 * @param id made with the form, so that sending it twice makes one
 * @throws Refusal `budget-point-account` where people vote by an account, which nobody should open on a device of the office
 */
export async function addDevice(
  context: Context,
  { process, edition }: At,
  point: VotingPoint,
  { id, name }: { id: string; name: string },
) {
  allow(mayWorkOnRemarks(context.actor, process))
  if (byAccount(edition.settings.way)) refuse('budget-point-account', 422)
  await inTransaction(context, async (context) => {
    const { actor, now } = context
    await insertDevice(context.db, { id, pointId: point.id, name, addedAt: now, addedBy: personId(actor) })
    await record(context, 'budget-device-added', subjectOf(process))
  })
}

/** Stops a device; what it shows next is that it works no more. */
export async function endDevice(context: Context, { process }: Pick<At, 'process'>, point: VotingPoint, id: string) {
  allow(mayWorkOnRemarks(context.actor, process))
  await inTransaction(context, async (context) => {
    await recordEnded(context.db, point.id, id, context.now)
    await record(context, 'budget-device-ended', subjectOf(process))
  })
}

/**
 * Lets in the device on which this code was typed, once. Whoever types it needs no account: the device never had one.
 * @returns null when no device of the edition waits for this code
 */
export async function joinDevice(context: Context, { process, edition }: At, typed: string): Promise<Device | null> {
  const { db, now, house } = context
  const voted = beginOf(edition.calendar, 'votingTo')
  if (!voted || !before(now, voted)) return null
  const digits = typed.replace(/\D/g, '')
  for (const device of await waitingDevices(db, process.id, now.subtract({ hours: 1 }))) {
    if (!before(now, codeUntil(device)) || codeOf(house.config, device).replace(/\D/g, '') !== digits) continue
    return inTransaction(context, async (context) => {
      if (!(await recordJoined(context.db, device.id, now))) return null
      await record(context, 'budget-device-joined', subjectOf(process))
      return device
    })
  }
  return null
}
