import type { Findable, SearchSource } from '../../platform/search.ts'
import { audiencesOfProcess, maySee, processesByIds } from '../processes/index.ts'
import { remarkPath } from './addresses.ts'
import { answersShown, type RemarksPorts } from './ports.ts'
import { publicAuthor } from './rules.ts'
import { publicByIds, remarkIds } from './search-store.ts'

/** Remarks that everybody may read, with what was decided and why once readers see the answers. */
export const remarksFound = ({ settingsOf }: Pick<RemarksPorts, 'settingsOf'>): SearchSource => ({
  kind: 'remark',
  async read(context, ids) {
    const { db, now } = context
    const remarks = await publicByIds(db, ids)
    const processes = await processesByIds(
      db,
      remarks.map(({ processId }) => processId),
    )
    const answered = new Set<string>()
    for (const process of processes.values())
      if (answersShown(await settingsOf(context, process), process, now)) answered.add(process.id)
    return remarks.flatMap((remark): Findable[] => {
      const process = processes.get(remark.processId)
      if (!process) return []
      const decision = answered.has(process.id) && remark.decision?.state === 'accepted' ? remark.decision : null
      const words = [
        remark.body,
        remark.quotation,
        remark.topic,
        remark.placeWords,
        publicAuthor(remark),
        decision?.reason,
        decision?.change,
      ]
      return [
        {
          id: remark.id,
          path: remarkPath(process, remark),
          title: beginningOf(remark.body),
          context: `${process.title} · ${remark.reference}`,
          body: words.filter(Boolean).join('\n'),
          datedAt: remark.receivedAt,
          unitCode: process.unitCode,
          audiences: audiencesOfProcess(process),
          weight: 0.4,
        },
      ]
    })
  },
  ids: ({ db }, after, limit) => remarkIds(db, after, limit),
  async visible({ db, actor }, ids) {
    const remarks = await publicByIds(db, ids)
    const processes = await processesByIds(
      db,
      remarks.map(({ processId }) => processId),
    )
    const seen = remarks.filter(({ processId }) => {
      const process = processes.get(processId)
      return process && maySee(actor, process)
    })
    return new Set(seen.map(({ id }) => id))
  },
})

const TITLE = 80

/** A remark has no title of its own: its first words stand for one. */
export function beginningOf(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim()
  if (line.length <= TITLE) return line
  const space = line.lastIndexOf(' ', TITLE)
  return `${line.slice(0, space > TITLE / 2 ? space : TITLE)}…`
}
