import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { maySee, type Process, pathOf, phaseOf, TOPICS } from './rules.ts'
import { lastAnnouncedAt } from './search-store.ts'
import { listProcesses, processById } from './store.ts'

const moment = z.iso.datetime({ offset: true }).nullable()
const text = z.string().nullable()

const ProcessItem = z.object({
  id: z.uuid(),
  url: z.url(),
  kind: z.string(),
  slug: z.string(),
  organisationId: z.uuid(),
  unitCode: z.string(),
  area: text,
  title: z.string(),
  summary: z.string(),
  plainLanguage: text,
  description: z.string(),
  purpose: z.string(),
  topic: z.enum(TOPICS),
  legalBasis: z.string(),
  phase: z.enum(['announced', 'open', 'closed', 'reported', 'effects', 'cancelled']),
  announcedAt: moment,
  opensAt: moment,
  closesAt: moment,
  reportDueOn: z.iso.date().nullable(),
  reportedAt: moment,
  effectsAt: moment,
  cancelledAt: moment,
  cancelledReason: text,
})
type ProcessItem = z.infer<typeof ProcessItem>

const Filters = z.object({
  stan: z.enum(['open', 'ahead', 'past', 'reported']).optional(),
  organizacja: z.uuid().optional(),
  teryt: z
    .string()
    .regex(/^\d{2}(\d{2})?(\d{3})?$/)
    .optional(),
})

/** Every announced process of this kind. */
export const processesData = (ofKind: string): OpenCollection<ProcessItem, z.infer<typeof Filters>> => ({
  name: 'konsultacje',
  itemName: 'Process',
  schema: ProcessItem,
  filters: Filters,
  async page(context, { stan, organizacja, teryt }, { limit, after }) {
    const filter = {
      kind: ofKind,
      ...(stan ? { phase: stan } : {}),
      ...(organizacja ? { organisationId: organizacja } : {}),
      ...(teryt ? { unitCodes: [teryt] } : {}),
    }
    const { rows, next } = await listProcesses(context.db, filter, context.now, { limit, ...(after ? { after } : {}) })
    return { rows: rows.filter((process) => maySee(context.actor, process)).map((each) => itemOf(context, each)), next }
  },
  async find(context, id) {
    const process = isId(id) ? await processById(context.db, id) : null
    return process?.kind === ofKind && maySee(context.actor, process) ? itemOf(context, process) : null
  },
  themes: ['GOVE', 'SOCI'],
  keywords: ['konsultacje społeczne', 'partycypacja'],
  changedAt: ({ db }) => lastAnnouncedAt(db),
})

function itemOf({ house, now }: Context, process: Process): ProcessItem {
  const at = (moment: Temporal.Instant | null) => moment?.toString() ?? null
  // What lies ahead is told on its day.
  const past = (moment: Temporal.Instant | null) =>
    moment && Temporal.Instant.compare(moment, now) <= 0 ? moment.toString() : null
  return {
    id: process.id,
    url: house.config.url + pathOf(process),
    kind: process.kind,
    slug: process.slug,
    organisationId: process.organisationId,
    unitCode: process.unitCode,
    area: process.areaWords,
    title: process.title,
    summary: process.summary,
    plainLanguage: process.plainLanguage,
    description: process.description,
    purpose: process.purpose,
    topic: process.topic as ProcessItem['topic'],
    legalBasis: process.legalBasis,
    phase: phaseOf(process, now) as ProcessItem['phase'],
    announcedAt: at(process.announcedAt),
    opensAt: at(process.opensAt),
    closesAt: at(process.closesAt),
    reportDueOn: process.reportDueOn?.toString() ?? null,
    reportedAt: past(process.reportedAt),
    effectsAt: past(process.effectsAt),
    cancelledAt: at(process.cancelledAt),
    cancelledReason: process.cancelledReason,
  }
}
