import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import { findPersonalData, mask, maskLabels } from '../../platform/mask/index.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { maySee, type Process, processById, processesByIds } from '../processes/index.ts'
import { remarkPath } from './addresses.ts'
import type { ListedRemark } from './deciding/decisions-store.ts'
import { exported } from './exporting/rows.ts'
import { lastChangedAt, publicRemarks } from './open-data-store.ts'
import { answersShown, type RemarksPorts } from './ports.ts'
import { listPublic } from './reading/store.ts'
import { CHANNELS, OUTCOMES } from './rules.ts'
import { publicByIds } from './search-store.ts'

const text = z.string().nullable()

const RemarkItem = z.object({
  id: z.uuid(),
  url: z.url(),
  processId: z.uuid(),
  reference: z.string(),
  receivedOn: z.iso.date(),
  publishedOn: z.iso.date().nullable(),
  channel: z.enum(CHANNELS),
  late: z.boolean(),
  organisation: text,
  body: z.string(),
  quotation: text,
  topic: text,
  place: text,
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  group: z.uuid().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  reason: text,
  change: text,
  decidedOn: z.iso.date().nullable(),
})
type RemarkItem = z.infer<typeof RemarkItem>

const Filters = z.object({ konsultacje: z.uuid().optional() })

/** Remarks with their decisions, as anybody may take them from pages: texts of people are masked by rule. */
export function remarksData({
  settingsOf,
}: Pick<RemarksPorts, 'settingsOf'>): OpenCollection<RemarkItem, z.infer<typeof Filters>> {
  const items = async (context: Context, remarks: ListedRemark[]): Promise<RemarkItem[]> => {
    const processes = await processesByIds(
      context.db,
      remarks.map(({ processId }) => processId),
    )
    const answers = new Map<string, boolean>()
    for (const [id, process] of processes)
      answers.set(id, answersShown(await settingsOf(context, process), process, context.now))
    const labels = maskLabels(context.house.texts.in(context.locale))
    const masked = (text: string) => mask(text, findPersonalData(text), labels)
    return remarks.flatMap((remark) => {
      const process = processes.get(remark.processId)
      if (!process || !maySee(context.actor, process)) return []
      return [itemOf(context, remark, process, exported(remark, answers.get(process.id) ?? false, masked))]
    })
  }
  return {
    name: 'uwagi',
    itemName: 'Remark',
    schema: RemarkItem,
    filters: Filters,
    async page(context, { konsultacje }, { limit, after }) {
      const { db } = context
      if (!konsultacje) {
        const { rows, next } = await publicRemarks(db, { limit, after })
        return { rows: await items(context, rows), next }
      }
      const process = await processById(db, konsultacje)
      if (!process || !maySee(context.actor, process)) return { rows: [], next: null }
      const { rows, next } = await listPublic(db, konsultacje, {}, { limit, ...(after ? { after } : {}) })
      return { rows: await items(context, rows), next }
    },
    async find(context, id) {
      if (!isId(id)) return null
      return (await items(context, await publicByIds(context.db, [id])))[0] ?? null
    },
    point: ({ lon, lat }) => (lon === null || lat === null ? null : { lon, lat }),
    themes: ['GOVE', 'SOCI'],
    keywords: ['konsultacje społeczne', 'uwagi', 'rozstrzygnięcia'],
    changedAt: ({ db }) => lastChangedAt(db),
  }
}

function itemOf(
  { house }: Context,
  remark: ListedRemark,
  process: Process,
  row: ReturnType<typeof exported>,
): RemarkItem {
  const { receivedOn, publishedOn, decidedOn, channel, outcome, ...words } = row
  return {
    id: remark.id,
    url: house.config.url + remarkPath(process, remark),
    processId: process.id,
    ...words,
    receivedOn: receivedOn.toString(),
    publishedOn: publishedOn?.toString() ?? null,
    channel: channel as RemarkItem['channel'],
    outcome: outcome as RemarkItem['outcome'],
    decidedOn: decidedOn?.toString() ?? null,
  }
}
