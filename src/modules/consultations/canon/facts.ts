import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import {
  announcementPlacesOf,
  documentsOf,
  listProcesses,
  type Process,
  pathOf,
  stagesOf,
} from '../../processes/index.ts'
import { statisticsOf, tallyOf, workCountsOf } from '../../remarks/index.ts'
import { accessibleVersionsOf } from '../accessible/store.ts'
import { type FoundConsultation, KIND } from '../actions.ts'
import type { ConsultationPorts, PlanningEvidence } from '../ports.ts'
import { isReportTold } from '../reports/store.ts'
import { hasReport } from '../rules.ts'
import type { CanonFacts } from './points.ts'
import { type Declaration, declarationsOf } from './store.ts'

/** Where planning is asked; nothing is known of it where nobody plans. */
export type CanonEvidence = ConsultationPorts['canon']

const NOTHING_PLANNED: PlanningEvidence = { yearlyPlan: null, invited: { all: 0, invited: 0, answered: 0 } }

/** Everything a consultation shows of itself, to be judged by the points of the Canon. */
export async function canonFactsOf(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { process, consultation }: FoundConsultation,
  evidenceOf: CanonEvidence,
): Promise<{ facts: CanonFacts; declarations: Map<string, Declaration> }> {
  const declarations = await declarationsOf(db, process.id)
  const documents = await documentsOf(db, process.id)
  const work = await workCountsOf(db, process.id)
  const { all } = await tallyOf(db, process.id)
  const facts = {
    process,
    consultation,
    stages: await stagesOf(db, process.id),
    documents: documents.flatMap(({ versions, description, plainSummary }) => {
      const firstAt = versions.map(({ addedAt }) => addedAt).sort(Temporal.Instant.compare)[0]
      return firstAt ? [{ firstAt, described: Boolean(description.trim() || plainSummary?.trim()) }] : []
    }),
    announcedIn: (await announcementPlacesOf(db, process.id)).length,
    remarks: { all, toPublish: work.toPublish, toAnswer: work.toSettle + work.draft + work.toVerify },
    clashes: await clashesOf(db, process, now),
    otherWays: (await accessibleVersionsOf(db, process.id)).length,
    ...((await evidenceOf?.({ db }, process)) ?? NOTHING_PLANNED),
    knowsWhoTookPart: (await statisticsOf(db, process.id)).length > 0,
    report:
      process.reportedAt && hasReport(process, now)
        ? { publishedAt: process.reportedAt, tells: await isReportTold(db, process.id) }
        : null,
    declared: new Map([...declarations].map(([point, { declared }]) => [point, declared])),
    now,
  }
  return { facts, declarations }
}

/** Other announced consultations of the same unit whose time for remarks overlaps with this one's. */
async function clashesOf(db: Context['db'], process: Process, now: Temporal.Instant) {
  const { opensAt, closesAt } = process
  if (!opensAt || !closesAt) return []
  const { rows } = await listProcesses(db, { kind: KIND, unitCodes: [process.unitCode] }, now, { limit: 200 })
  return rows
    .filter((other) => other.id !== process.id && !other.cancelledAt && overlaps(other, opensAt, closesAt))
    .map((other) => ({ title: other.title, href: pathOf(other) }))
}

const overlaps = (other: Process, opensAt: Temporal.Instant, closesAt: Temporal.Instant) =>
  other.opensAt !== null &&
  other.closesAt !== null &&
  before(other.opensAt, closesAt) &&
  before(opensAt, other.closesAt)
