import { KIND as CONSULTATION, shortTag } from '../../modules/consultations/index.ts'
import { MEETINGS, pathOf as meetingPath, meetingsPage } from '../../modules/meetings/index.ts'
import { MEMBERS, membersOnMap } from '../../modules/membership/index.ts'
import { keptLayer, type MapLayer, type MarkLook, unitsByCodes } from '../../modules/places/index.ts'
import { practicesLayer } from '../../modules/practices/index.ts'
import { listProcesses, PROCESSES, type Process, pathOf as processPath } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import type { PageOf } from '../../platform/http/index.ts'
import { formatDate } from '../../platform/texts/index.ts'

const PER_READING = 500

/** Everything a list pages through, for layers that are small enough to be read whole. */
async function all<T>(pageAfter: (after: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const rows: T[] = []
  let after: string | undefined
  do {
    const next = await pageAfter(after)
    rows.push(...next.rows)
    after = next.next ?? undefined
  } while (after)
  return rows
}

/** Consultations that run or will; what is over is in the list, and would hide them. */
const consultations = keptLayer({
  name: 'konsultacje',
  say: (t, what, values) => t(`maps.consultations.${what}`, values),
  tags: [PROCESSES, 'process:'],
  async read(context) {
    const { db, now, locale } = context
    const t = context.house.texts.in(locale)
    const list = (phase: 'open' | 'ahead') =>
      all<Process>((after) =>
        listProcesses(db, { kind: CONSULTATION, phase }, now, { limit: PER_READING, ...(after ? { after } : {}) }),
      )
    const processes = [...(await list('ahead')), ...(await list('open'))]
    const units = await unitsByCodes(
      db,
      processes.map(({ unitCode }) => unitCode),
    )
    return processes.map((process) => {
      const unit = units.get(process.unitCode)
      return {
        title: process.title,
        href: processPath(process),
        note: [unit?.name, shortTag(process, now, t, locale).children].filter(Boolean).join(' · '),
        point: unit?.point ?? null,
        unitCode: process.unitCode,
      }
    })
  },
})

/** Meetings ahead that are held somewhere, where they are held or at least in which gmina. */
const meetings = keptLayer({
  name: 'spotkania',
  say: (t, what, values) => t(`maps.meetings.${what}`, values),
  tags: [MEETINGS, 'meeting:'],
  async read(context) {
    const { db, now, locale } = context
    const ahead = await all((after) => meetingsPage(db, { when: 'ahead' }, { now, after, limit: PER_READING }))
    const held = ahead.filter(
      ({ cancelledAt, places, point, unitCode }) => !cancelledAt && places['on-site'] !== 0 && (point || unitCode),
    )
    const units = await unitsByCodes(
      db,
      held.flatMap(({ unitCode }) => unitCode ?? []),
    )
    return held.map((meeting) => {
      const unit = units.get(meeting.unitCode ?? '')
      return {
        title: meeting.title,
        href: meetingPath(meeting),
        note: [unit?.name ?? meeting.placeName, formatDate(meeting.startsAt, locale)].filter(Boolean).join(' · '),
        point: meeting.point ?? unit?.point ?? null,
        unitCode: meeting.unitCode,
      }
    })
  },
})

/** Members as the public directory has them. */
const members = keptLayer({
  name: 'czlonkowie',
  say: (t, what, values) => t(`maps.members.${what}`, values),
  tags: [MEMBERS, 'member:'],
  async read(context: Context) {
    const shown = await membersOnMap(context)
    const units = await unitsByCodes(
      context.db,
      shown.map(({ unitCode }) => unitCode),
    )
    return shown.map((member) => ({ ...member, point: units.get(member.unitCode)?.point ?? null }))
  },
})

/** Everything our map shows, in the order in which it is offered, and what the marks of each look like. */
export const LAYERS: readonly { layer: MapLayer; look: MarkLook }[] = [
  { layer: practicesLayer, look: 'circle' },
  { layer: consultations, look: 'square' },
  { layer: meetings, look: 'diamond' },
  { layer: members, look: 'hexagon' },
]
