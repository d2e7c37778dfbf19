import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { queryKeys } from '../../../platform/language/index.ts'
import { filesByIds } from '../../media/index.ts'
import { maySeeWorkspace, type Process, tagOf, workPathOf } from '../../processes/index.ts'
import { findConsultation } from '../actions.ts'
import { effectsOf } from '../store.ts'
import { EntriesPage } from './entries.tsx'
import { countEntries, type EntryFilter, listEntries } from './entries-store.ts'
import { EntryQuery, VersionQuery } from './forms.ts'
import { EffectsPage, ReportNotYet, ReportPage } from './pages.tsx'
import { FORMATS, type Format, isPublished, type Report } from './rules.ts'
import { chaptersOfReport, reportsOf } from './store.ts'

const FIRST_ENTRIES = 20
const PER_PAGE = 50

const TYPES: Record<Format, string> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** `/konsultacje/:slug/raport…` and `/efekty`: what everybody reads, from the second it is published at. */
export function openReports(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/raport', async (c) => {
    const context = c.get('context')
    const { process, report, versions } = await wanted(c, readQuery(c, VersionQuery).wersja)
    if (!report) return page(c, <ReportNotYet process={process} />, 404)
    const props = {
      process,
      report,
      versions,
      chapters: await chaptersOfReport(context.db, report.id),
      entries: (await listEntries(context.db, report.id, {}, { limit: FIRST_ENTRIES })).rows,
      signed: report.signedFileId
        ? ((await filesByIds(context.db, [report.signedFileId])).get(report.signedFileId) ?? null)
        : null,
      workPath: maySeeWorkspace(context.actor, process) ? `${workPathOf(process)}/raport` : null,
    }
    return page(c, <ReportPage {...props} />, 200, { cache: [tagOf(process)] })
  })

  routes.get('/:slug/raport/uwagi', async (c) => {
    const { db } = c.get('context')
    const filter = readQuery(c, EntryQuery)
    const { process, report, versions } = await wanted(c, filter.wersja)
    if (!report) return page(c, <ReportNotYet process={process} />, 404)
    const wantedEntries: EntryFilter = {
      outcome: filter.rozstrzygniecie,
      words: filter.tekst ? queryKeys(filter.tekst) : undefined,
    }
    const { rows, next } = await listEntries(db, report.id, wantedEntries, { limit: PER_PAGE, after: filter.po })
    const count = await countEntries(db, report.id, wantedEntries)
    return page(c, <EntriesPage {...{ process, report, versions, filter, entries: rows, next, count }} />, 200, {
      cache: [tagOf(process)],
    })
  })

  for (const format of FORMATS) {
    routes.get(`/:slug/raport.${format}`, async (c) => {
      const { process, report } = await wanted(c, readQuery(c, VersionQuery).wersja)
      return download(c, process, found(report), format)
    })
  }

  routes.get('/:slug/efekty', async (c) => {
    const { process } = await findConsultation(c.get('context'), c.req.param('slug'))
    return page(c, <EffectsPage process={process} effects={await effectsOf(c.get('context').db, process.id)} />, 200, {
      cache: [tagOf(process)],
    })
  })

  return routes
}

/**
 * The version asked for, or the newest that is published; the team also sees those that are not. Null while there is none
 * to be seen.
 * @throws Refusal `absent` for a version that is not there, or not yet
 */
async function wanted(
  c: HttpContext,
  version: number | undefined,
): Promise<{ process: Process; report: Report | null; versions: Report[] }> {
  const context = c.get('context')
  const { process } = await findConsultation(context, c.req.param('slug') ?? '')
  const all = await reportsOf(context.db, process.id)
  const versions = maySeeWorkspace(context.actor, process)
    ? all
    : all.filter((report) => isPublished(report, context.now))
  if (version) return { process, versions, report: found(versions.find((report) => report.version === version)) }
  return {
    process,
    versions,
    report: versions.find((report) => isPublished(report, context.now)) ?? versions[0] ?? null,
  }
}

/** The file as it was frozen. Its tag is its content, so a browser that has it does not fetch it again. */
async function download(c: HttpContext, process: Process, report: Report, format: Format): Promise<Response> {
  const hash = report.hashes[format]
  const etag = `"${hash}"`
  const version = report.version > 1 ? `-wersja-${report.version}` : ''
  c.set('pageOptions', { file: TYPES[format] })
  c.header('etag', etag)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  c.header('content-type', TYPES[format])
  c.header('content-length', String(report.sizes[format]))
  c.header('content-disposition', `attachment; filename="raport-z-konsultacji-${process.slug}${version}.${format}"`)
  return c.body(Readable.toWeb(await c.get('context').house.files.open(hash)) as ReadableStream)
}
