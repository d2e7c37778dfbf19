import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { beginWork } from '../../../platform/works/index.ts'
import { record } from '../../audit/index.ts'
import {
  mayAnnounce,
  mayEditProcess,
  mayWorkOnRemarks,
  PROCESSES,
  type Process,
  phaseOf,
  processById,
  recordProcessFact,
  subjectOf,
  tagOf,
  takeBackProcessFact,
} from '../../processes/index.ts'
import { countWithoutReason, lastSettledAt, tallyOf, workCountsOf } from '../../remarks/index.ts'
import { tellEverybody } from '../telling.ts'
import type { MaskReview } from './masking.ts'
import { keepPart, keepReviews, partsChangedAt, partsOf, type Written } from './parts-store.ts'
import { isReady, type Readiness, type Report } from './rules.ts'
import { clearDate, dueReports, recordAnnouncement, recordDate, recordSigned, reportsOf } from './store.ts'

/** The work that makes a version, and the job that publishes at its second. */
export const MAKE_REPORT = 'consultations.report'
export const PUBLISH_REPORTS = 'consultations.publish-reports'

/** What still keeps the report from being published. */
export async function readinessOf({ db, now }: Pick<Context, 'db' | 'now'>, process: Process): Promise<Readiness> {
  const { toSettle, draft, toVerify, toPublish } = await workCountsOf(db, process.id)
  const written = await partsOf(db, process.id)
  const phase = phaseOf(process, now)
  return {
    toSettle,
    draft,
    toVerify,
    toPublish,
    withoutReason: await countWithoutReason(db, process.id),
    conclusionsMissing: (written.get('conclusions') ?? '') === '',
    open: phase === 'draft' || phase === 'announced' || phase === 'open',
  }
}

/** Whether answers or texts changed since a version was made, so that it should be made again. */
export async function isStale({ db }: Pick<Context, 'db'>, report: Report): Promise<boolean> {
  const moments = [await lastSettledAt(db, report.processId), await partsChangedAt(db, report.processId)]
  if (moments.some((moment) => moment && before(report.madeAt, moment))) return true
  return (await tallyOf(db, report.processId)).settled !== report.letters
}

/** Keeps what the team writes in one part. */
export async function writePart(context: Context, process: Process, part: Written, body: string) {
  allow(mayEditProcess(context.actor, process))
  await keepPart(context.db, process.id, part, body, { at: context.now, by: personId(context.actor) })
}

/** Somebody looked at places that may tell who somebody is, and said what becomes of them. What is kept counts in this process alone. */
export async function reviewPlaces(context: Context, process: Process, reviews: MaskReview[]) {
  allow(mayWorkOnRemarks(context.actor, process))

  await inTransaction(context, async (context) => {
    await keepReviews(context.db, process.id, reviews, { at: context.now, by: personId(context.actor) })
    await record(context, 'report-places-reviewed', subjectOf(process), { places: reviews.length })
  })
}

/**
 * Begins to make the next version from what is there now.
 * @returns the work to follow
 */
export async function orderReport(context: Context, process: Process): Promise<string> {
  allow(mayEditProcess(context.actor, process))
  const workId = await beginWork(context, {
    kind: MAKE_REPORT,
    subjectId: process.id,
    input: { processId: process.id },
  })
  await record(context, 'report-ordered', subjectOf(process))
  return workId
}

/**
 * Gives a version the moment from which everybody reads it; a moment already past means now. What it says cannot change
 * any more.
 * @param tells whether followers and authors hear of it; not of every corrected version they need to
 * @throws Refusal `report-not-ready` while something is missing, `report-dated-already` when it has a date
 */
export async function publishReport(
  context: Context,
  process: Process,
  report: Report,
  { publishAt, tells = true }: { publishAt: Temporal.Instant; tells?: boolean },
) {
  allow(mayAnnounce(context.actor, process) && report.processId === process.id)
  if (!isReady(await readinessOf(context, process))) refuse('report-not-ready', 422)
  const at = before(publishAt, context.now) ? context.now : publishAt

  await inTransaction(context, async (context) => {
    if (!(await recordDate(context.db, report.id, { at, by: personId(context.actor), tells })))
      refuse('report-dated-already')
    await recordProcessFact(context, process, 'reported_at', at)
    await context.house.jobs.send(context, PUBLISH_REPORTS, {}, { startAfter: at })
    await record(context, 'report-dated', subjectOf(process), { version: report.version, at: at.toString() })
    await changed(context, tagOf(process), PROCESSES)
  })
}

/**
 * Attaches the version that somebody signed, as a PDF beside the files made here.
 * @throws Refusal `report-not-dated`: only what has its number for good is signed
 */
export async function attachSigned(context: Context, process: Process, report: Report, fileId: string) {
  allow(mayAnnounce(context.actor, process) && report.processId === process.id)
  if (report.publishAt === null) refuse('report-not-dated')
  await inTransaction(context, async (context) => {
    await recordSigned(context.db, report.id, fileId, context.now)
    await record(context, 'report-signed', subjectOf(process), { version: report.version })
    await changed(context, tagOf(process))
  })
}

/** Takes the date back before it comes. */
export async function withholdReport(context: Context, process: Process, report: Report) {
  allow(mayAnnounce(context.actor, process) && report.processId === process.id)

  await inTransaction(context, async (context) => {
    if (!(await clearDate(context.db, report.id, context.now))) refuse('report-published')
    const dated = (await reportsOf(context.db, process.id)).some(({ publishAt }) => publishAt !== null)
    if (!dated) await takeBackProcessFact(context, process, 'reported_at')
    await record(context, 'report-withheld', subjectOf(process), { version: report.version })
    await changed(context, tagOf(process), PROCESSES)
  })
}

/**
 * Tells of the reports whose second has come. Readers see them by the clock alone; this drops what pages remember and sends
 * the letters, once for each report, whichever worker gets there and however often it is asked.
 */
export async function announceReports(context: Context) {
  for (const report of await dueReports(context.db, context.now)) {
    const process = await processById(context.db, report.processId)
    if (!process) continue
    await inTransaction(context, async (context) => {
      if (!(await recordAnnouncement(context.db, report.id, context.now))) return
      if (report.tells) await tellEverybody(context, { kind: 'report', id: report.id })
      await record(context, 'report-published', subjectOf(process), { version: report.version })
      await changed(context, tagOf(process), PROCESSES)
    })
  }
}
