import type { Findable, SearchSource } from '../../platform/search.ts'
import { audiencesOfProcess, maySee, processesByIds } from '../processes/index.ts'
import { remarkPath } from './addresses.ts'
import { publicAuthor } from './rules.ts'
import { publicByIds, remarkIds } from './search-store.ts'

/** Remarks that everybody may read, with what was decided and why. */
export const remarksFound: SearchSource = {
  kind: 'remark',
  async read({ db }, ids) {
    const remarks = await publicByIds(db, ids)
    const processes = await processesByIds(
      db,
      remarks.map(({ processId }) => processId),
    )
    return remarks.flatMap((remark): Findable[] => {
      const process = processes.get(remark.processId)
      if (!process) return []
      const decision = remark.decision?.state === 'accepted' ? remark.decision : null
      const words = [
        remark.body,
        remark.quotation,
        remark.topic,
        remark.placeWords,
        publicAuthor(remark),
        decision?.reason,
        decision?.change,
        remark.reference,
      ]
      return [
        {
          id: remark.id,
          path: remarkPath(process, remark),
          title: beginningOf(remark.body),
          context: process.title,
          body: words.filter(Boolean).join('\n'),
          datedAt: remark.receivedAt,
          unitCode: process.unitCode,
          audiences: audiencesOfProcess(process),
          weight: 0.6,
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
}

const TITLE = 80

/** A remark has no title of its own: its first words stand for one. */
export function beginningOf(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim()
  if (line.length <= TITLE) return line
  const space = line.lastIndexOf(' ', TITLE)
  return `${line.slice(0, space > TITLE / 2 ? space : TITLE)}…`
}
