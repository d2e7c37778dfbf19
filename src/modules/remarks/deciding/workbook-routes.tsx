import { Hono } from 'hono'
import { z } from 'zod'
import { asStream, collect, UnreadableFile } from '../../../platform/documents/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { record } from '../../audit/index.ts'
import { findFile, keepFile, openFile, removeFile } from '../../media/index.ts'
import { mayWorkOnRemarks, subjectOf, workPathOf } from '../../processes/index.ts'
import { framed } from '../frame.ts'
import type { RemarksWorkPorts } from '../ports.ts'
import { applyWorkbook, planWorkbook, writeWorkbook } from './workbook.ts'
import { WorkbookPage, WorkbookPlanPage } from './workbook-pages.tsx'

const UploadForm = z.object({})
const ApplyForm = z.object({ file: z.uuid() })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Decisions out to a spreadsheet and back in, with what conflicts. */
export function openWorkbook(ports: RemarksWorkPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/uwagi/plik.xlsx', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, ports)
    allow(mayWorkOnRemarks(context.actor, process))
    await record(context, 'remarks-exported', subjectOf(process))
    const t = context.house.texts.in(c.get('locale'))
    return c.body(asStream(writeWorkbook(context, process, t)), 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="${process.slug}-rozstrzygniecia.xlsx"`,
      'cache-control': 'private, no-store',
    })
  })

  routes.get('/:slug/uwagi/plik', async (c) => {
    const { frame } = await framed(c, ports)
    return page(c, <WorkbookPage frame={frame} form={emptyForm()} />)
  })

  routes.post('/:slug/uwagi/plik', async (c) => {
    const context = c.get('context')
    const { process, frame } = await framed(c, ports)
    allow(mayWorkOnRemarks(context.actor, process))
    const form = await readForm(c, UploadForm, { files: 1 })
    const [upload] = form.files
    if (!upload)
      return page(
        c,
        <WorkbookPage frame={frame} form={withProblem(c, form, 'file', 'remarks.workbook.file-needed')} />,
        422,
      )
    try {
      const plan = await planWorkbook(context, process, upload.path, context.house.texts.in(c.get('locale')))
      const kept = await keepFile(context, upload, {
        subject: subjectOfWorkbook(process),
        kinds: ['xlsx'],
        visibility: 'team',
      })
      if (!kept.ok)
        return page(
          c,
          <WorkbookPage frame={frame} form={withProblem(c, form, 'file', kept.problem, kept.values)} />,
          422,
        )
      return page(c, <WorkbookPlanPage {...{ frame, plan }} file={kept.file.id} />)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      return page(c, <WorkbookPage frame={frame} form={withProblem(c, form, 'file', `refusal.${error.word}`)} />, 422)
    }
  })

  routes.post('/:slug/uwagi/plik/zatwierdzenie', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, ports)
    allow(mayWorkOnRemarks(context.actor, process))
    const form = await readForm(c, ApplyForm)
    const file = found(form.ok ? await findFile(context.db, form.value.file) : null)
    allow(file.subject.kind === WORKBOOK && file.subject.id === process.id)
    const bytes = await collect(await openFile(context, file.id))
    await applyWorkbook(
      context,
      process,
      await ports.settingsOf(context, process),
      bytes,
      context.house.texts.in(c.get('locale')),
    )
    await removeFile(context, file.id)
    return seeOther(c, `${workPathOf(process)}/uwagi`, 'remarks.flash.workbook-applied')
  })

  return routes
}

// A kind of subject that no guard serves: the file is between two pages of one person and is never downloaded.
const WORKBOOK = 'remarks-workbook'

const subjectOfWorkbook = (process: { id: string }) => ({ kind: WORKBOOK, id: process.id })
