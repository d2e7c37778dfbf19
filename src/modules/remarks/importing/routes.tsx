import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
import { asStream, writeCsv } from '../../../platform/documents/index.ts'
import { UnreadableFile } from '../../../platform/documents/unreadable.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { latestWork, phaseOfWork, type Work, workById } from '../../../platform/works/index.ts'
import { recordReading } from '../../audit/index.ts'
import { type FileFound, findFile } from '../../media/index.ts'
import { mayWorkOnRemarks, type Process, subjectOf, workPathOf } from '../../processes/index.ts'
import { type Frame, framed } from '../frame.ts'
import type { RemarksWorkPorts } from '../ports.ts'
import { bringFile, IMPORT_FILE, orderImport, undoImport } from './actions.ts'
import { chosenColumns, ImportForm, ReadingQuery, readingValues, UndoForm, UploadForm } from './forms.ts'
import { guessColumns } from './letters.ts'
import { ImportsPage, ProgressPage, UndoPage } from './pages.tsx'
import { PreviewPage } from './preview-page.tsx'
import { countImported, importById, importsOf } from './store.ts'
import { type Understood, understand } from './storing.ts'
import { peek } from './table.ts'
import { IMPORT, openFileTable } from './work.ts'

/** Rows from which the columns are guessed. */
const SAMPLE = 50

/** Letters brought in a file: columns, preview, import, and taking it back. */
export function openImporting(ports: RemarksWorkPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/import', async (c) => imports(c, ports, emptyForm()))

  routes.post('/:slug/import', async (c) => {
    const { process } = await teamFramed(c, ports)
    const form = await readForm(c, UploadForm, { files: 1 })
    const [upload] = form.files
    if (!upload) return imports(c, ports, withProblem(c, form, 'file', 'remarks.import.file.needed'), 422)
    const kept = await bringFile(c.get('context'), process, upload)
    if (!kept.ok) return imports(c, ports, withProblem(c, form, 'file', kept.problem, kept.values), 422)
    return seeOther(c, `${workPathOf(process)}/import/${kept.file.id}`)
  })

  routes.get('/:slug/import/postep/:id', async (c) => {
    const { process, frame } = await teamFramed(c, ports)
    const id = c.req.param('id')
    const work = found(isId(id) ? await workById(c.get('context').db, id) : null)
    allow(work.kind === IMPORT && work.subjectId === process.id)
    return page(c, <ProgressPage {...{ frame }} work={work as Work} />)
  })

  routes.get('/:slug/import/:file', async (c) => {
    const at = await broughtFile(c, ports)
    return preview(c, ports, at, readQuery(c, ReadingQuery), emptyForm({ shown: 'now' }))
  })

  routes.get('/:slug/import/:file/bledy.csv', async (c) => {
    const context = c.get('context')
    const at = await broughtFile(c, ports)
    const { problems } = await read(c, at, readQuery(c, ReadingQuery))
    const t = context.house.texts.in(c.get('locale'))
    await recordReading(context, subjectOf(at.process), { list: 'import-problems', import: at.file.id })
    const rows = problems.map(({ line, problem, value }) => [line, t(`remarks.import.row.${problem}`, { value })])
    const csv = writeCsv(rows, { header: [t('remarks.import.line'), t('remarks.import.what')], delimiter: ';' })
    return c.body(asStream(csv), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="bledy.csv"',
      'cache-control': 'private, no-store',
    })
  })

  routes.post('/:slug/import/:file', async (c) => {
    const context = c.get('context')
    const at = await broughtFile(c, ports)
    const form = await readForm(c, ImportForm)
    if (!form.ok) return preview(c, ports, at, readQuery(c, ReadingQuery), form, 422)
    const { columns, letters, problems, reading } = await read(c, at, form.value)
    const wrong = problemOf({ letters, problems }, form.value.skipBad)
    if (wrong)
      return preview(
        c,
        ports,
        at,
        form.value,
        withProblem(c, form, wrong.field, wrong.key, { count: problems.length }),
        422,
      )

    const { moderation } = await ports.settingsOf(context, at.process)
    const work = await orderImport(context, at.process, {
      fileId: at.file.id,
      columns,
      channel: reading.channel,
      receivedOn: reading.receivedOn.toString(),
      headless: form.value.headless,
      publish: moderation === 'after' && form.value.shown === 'now',
      skipBad: form.value.skipBad,
    })
    return seeOther(c, `${workPathOf(at.process)}/import/postep/${work}`)
  })

  routes.get('/:slug/import/:id/cofniecie', async (c) => undoing(c, ports, emptyForm()))

  routes.post('/:slug/import/:id/cofniecie', async (c) => {
    const context = c.get('context')
    const { process } = await teamFramed(c, ports)
    const given = await ownImport(c, process)
    const form = await readForm(c, UndoForm)
    const evenSettled = form.ok && form.value.evenSettled
    const { settled } = await countImported(context.db, given.id)
    if (settled > 0 && !evenSettled)
      return undoing(c, ports, withProblem(c, form, 'evenSettled', 'remarks.import.undo.say-so'), 422)
    await undoImport(context, process, given, evenSettled)
    return seeOther(c, `${workPathOf(process)}/import`, 'remarks.flash.import-undone')
  })

  return routes
}

async function teamFramed(c: HttpContext, ports: RemarksWorkPorts): Promise<{ process: Process; frame: Frame }> {
  const at = await framed(c, ports)
  allow(mayWorkOnRemarks(c.get('context').actor, at.process))
  return at
}

interface Brought {
  process: Process
  frame: Frame
  file: FileFound
}

/** A file brought for an import into this very process. */
async function broughtFile(c: HttpContext, ports: RemarksWorkPorts): Promise<Brought> {
  const at = await teamFramed(c, ports)
  const id = c.req.param('file') ?? ''
  const file = found(isId(id) ? await findFile(c.get('context').db, id) : null)
  allow(file.subject.kind === IMPORT_FILE && file.subject.id === at.process.id)
  return { ...at, file }
}

async function ownImport(c: HttpContext, process: Process) {
  const id = c.req.param('id') ?? ''
  const given = found(isId(id) ? await importById(c.get('context').db, id) : null)
  allow(given.processId === process.id && given.undoneAt === null)
  return given
}

async function imports(c: HttpContext, ports: RemarksWorkPorts, form: Form, status = 200) {
  const { db } = c.get('context')
  const { process, frame } = await teamFramed(c, ports)
  const rows = await importsOf(db, process.id)
  const people = await ports.people.personsByIds(
    db,
    rows.flatMap(({ importedBy }) => importedBy ?? []),
  )
  const latest = await latestWork(db, IMPORT, process.id)
  const running = latest && ['waiting', 'running'].includes(phaseOfWork(latest)) ? latest.id : null
  return page(c, <ImportsPage {...{ frame, form, imports: rows, people, running }} />, status)
}

/** Understands the file as the choices say; what nobody chose is guessed. */
async function read(c: HttpContext, { process, file }: Brought, query: ReadingQuery) {
  const context = c.get('context')
  const { sample, table } = await peek(await openFileTable(context, file, query.headless), SAMPLE)
  const columns = chosenColumns(query, table.columns.length) ?? guessColumns(table.columns, sample)
  const reading = {
    columns,
    channel: query.defaultChannel,
    receivedOn: query.defaultDay ? Temporal.PlainDate.from(query.defaultDay) : dateOf(context.now),
  }
  const understood: Understood =
    columns.body === undefined
      ? { letters: [], problems: [], notes: [], tooMany: false }
      : await understand(context, process, table, reading)
  return { ...understood, names: table.columns, columns, reading }
}

async function preview(
  c: HttpContext,
  ports: RemarksWorkPorts,
  at: Brought,
  query: ReadingQuery,
  form: Form,
  status = 200,
) {
  const context = c.get('context')
  const { process, frame, file } = at
  const reader = await read(c, at, query).catch((error) => {
    if (error instanceof UnreadableFile) return null
    throw error
  })
  if (!reader) return imports(c, ports, withProblem(c, emptyForm(), 'file', 'remarks.import.file.unreadable'), 422)

  const { names, columns, letters, problems, notes, tooMany, reading } = reader
  if (letters.some(({ author, email }) => author.name || email))
    await recordReading(context, subjectOf(process), { list: 'import-preview', import: file.id })
  const { moderation } = await ports.settingsOf(context, process)
  const before = (await importsOf(context.db, process.id)).some(
    ({ fileName, undoneAt }) => fileName === file.name && !undoneAt,
  )
  const shown = { ...form, values: { ...form.values, ...readingValues(columns, query, reading.receivedOn.toString()) } }
  const props = {
    frame,
    file,
    columns: names,
    letters,
    problems,
    notes,
    tooMany,
    before,
    form: shown,
    bodyChosen: columns.body !== undefined,
    moderated: moderation === 'before',
  }
  return page(c, <PreviewPage {...props} />, status)
}

function problemOf(
  { letters, problems }: Pick<Understood, 'letters' | 'problems'>,
  skipBad: boolean,
): { field: string; key: string } | null {
  if (letters.length === 0) return { field: 'body', key: 'remarks.import.problem.empty' }
  return problems.length > 0 && !skipBad ? { field: 'skipBad', key: 'remarks.import.skip-bad.needed' } : null
}

async function undoing(c: HttpContext, ports: RemarksWorkPorts, form: Form, status = 200) {
  const { process, frame } = await teamFramed(c, ports)
  const given = await ownImport(c, process)
  return page(
    c,
    <UndoPage {...{ frame, given, form }} counts={await countImported(c.get('context').db, given.id)} />,
    status,
  )
}
