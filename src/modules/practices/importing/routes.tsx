import { Hono } from 'hono'
import { z } from 'zod'
import { inTransaction } from '../../../platform/db/index.ts'
import { UnreadableFile } from '../../../platform/documents/index.ts'
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
import { beginWork, type Work, workById } from '../../../platform/works/index.ts'
import { record } from '../../audit/index.ts'
import { acceptOf, type FileFound, findFile, keepFile } from '../../media/index.ts'
import type { PracticesPorts } from '../ports.ts'
import { DESK, mayEditMap } from '../rules.ts'
import { openPractices, type Understood, understandFile, undoPractices } from './actions.ts'
import { FIELDS, type Field, guessMapping, type Mapping } from './columns.ts'
import { ImportsPage, PreviewPage, ProgressPage } from './pages.tsx'
import { importById, importsDone } from './store.ts'
import { IMPORT, type ImportOrder, isBad } from './work.ts'

/** What a file of an import belongs to; no guard lets anybody download it. */
export const IMPORT_FILE = 'practices-import'
export const IMPORTS = `${DESK}/importy`
const KINDS = ['csv', 'xlsx', 'jsonl', 'txt'] as const

const column = z
  .string()
  .regex(/^(\d{1,4}|-)$/)
  .optional()
  .catch(undefined)
const columns = Object.fromEntries(FIELDS.map((field) => [field, column])) as Record<Field, typeof column>
const Chosen = z.object(columns)
const Order = z.object({ ...columns, skipBad: z.string().optional() })

/** Practices brought in a file: columns, preview, import, taking it back. For editors of the map. */
export function importingRoutes(ports: PracticesPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(IMPORTS, async (c) => imports(c, ports, emptyForm()))

  routes.post(IMPORTS, async (c) => {
    const context = c.get('context')
    allow(mayEditMap(context.actor))
    const form = await readForm(c, z.object({}), { files: 1 })
    const [upload] = form.files
    if (!upload) return imports(c, ports, withProblem(c, form, 'file', 'practices.problem.file'), 422)
    const subject = { kind: IMPORT_FILE, id: context.requestId.length === 36 ? context.requestId : ZERO }
    const kept = await keepFile(context, upload, { subject, kinds: [...KINDS], visibility: 'private' })
    if (!kept.ok) return imports(c, ports, withProblem(c, form, 'file', kept.problem, kept.values), 422)
    return seeOther(c, `${IMPORTS}/${kept.file.id}`)
  })

  routes.get(`${IMPORTS}/postep/:id`, async (c) => {
    allow(mayEditMap(c.get('context').actor))
    const id = c.req.param('id')
    const work = found(isId(id) ? await workById(c.get('context').db, id) : null)
    allow(work.kind === IMPORT)
    return page(c, <ProgressPage desk={ports.desk(c)} work={work as Work} />)
  })

  routes.get(`${IMPORTS}/:file`, async (c) => {
    const file = await fileAt(c)
    return preview(c, ports, file, readQuery(c, Chosen), emptyForm())
  })

  routes.post(`${IMPORTS}/:file`, async (c) => {
    const context = c.get('context')
    const file = await fileAt(c)
    const form = await readForm(c, Order)
    if (!form.ok) return preview(c, ports, file, {}, form, 422)
    const skipBad = form.value.skipBad === 'tak'
    const read = await understood(c, file, form.value)
    if (read.problems.some(isBad) && !skipBad)
      return preview(c, ports, file, form.value, withProblem(c, form, 'skipBad', 'practices.import.skip-needed'), 422)
    const work = await inTransaction(context, async (context) => {
      await record(context, 'practices-import-ordered', { kind: 'practices-import', id: file.id })
      const input: ImportOrder = { fileId: file.id, mapping: read.mapping, skipBad }
      return beginWork(context, { kind: IMPORT, subjectId: file.id, input })
    })
    return seeOther(c, `${IMPORTS}/postep/${work}`)
  })

  routes.post(`${IMPORTS}/:file/cofniecie`, async (c) => {
    allow(mayEditMap(c.get('context').actor))
    await undoPractices(c.get('context'), found(await importById(c.get('context').db, c.req.param('file'))))
    return seeOther(c, IMPORTS, 'practices.done.undone')
  })

  return routes
}

const ZERO = '00000000-0000-7000-8000-000000000000'

async function imports(c: HttpContext, ports: PracticesPorts, form: Form, status = 200) {
  allow(mayEditMap(c.get('context').actor))
  const done = await importsDone(c.get('context').db, 50)
  return page(
    c,
    <ImportsPage desk={ports.desk(c)} form={form} imports={done} accept={`${acceptOf(KINDS)},.geojson`} />,
    status,
  )
}

async function fileAt(c: HttpContext): Promise<FileFound> {
  allow(mayEditMap(c.get('context').actor))
  const id = c.req.param('file') ?? ''
  const file = found(isId(id) ? await findFile(c.get('context').db, id) : null)
  allow(file.subject.kind === IMPORT_FILE)
  return file
}

async function understood(
  c: HttpContext,
  file: FileFound,
  chosen: Partial<Record<Field, string>>,
): Promise<Understood> {
  const context = c.get('context')
  const table = await openPractices(await context.house.files.read(file.hash), file.name)
  return understandFile(context, table, mappingOf(chosen) ?? guessMapping(table.columns))
}

/** The columns chosen, or null when nobody chose and they are to be guessed. */
function mappingOf(chosen: Partial<Record<Field, string | undefined>>): Mapping | null {
  if (FIELDS.every((field) => chosen[field] === undefined)) return null
  const places = FIELDS.map((field) => [field, Number(chosen[field] ?? '-')] as const)
  return Object.fromEntries(places.filter(([, place]) => Number.isInteger(place)))
}

async function preview(
  c: HttpContext,
  ports: PracticesPorts,
  file: FileFound,
  chosen: Partial<Record<Field, string | undefined>>,
  form: Form,
  status = 200,
) {
  try {
    const read = await understood(c, file, chosen as Partial<Record<Field, string>>)
    const values = Object.fromEntries(FIELDS.map((field) => [field, String(read.mapping[field] ?? '-')]))
    const shown = { ...form, values: { ...form.values, ...values } }
    return page(c, <PreviewPage desk={ports.desk(c)} form={shown} {...{ file, read }} />, status)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return imports(c, ports, withProblem(c, form, 'file', `refusal.${error.word}`), 422)
  }
}
