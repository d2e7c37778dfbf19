import { z } from 'zod'
import { asStream, writeDocx } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import { type App, emptyForm, type HttpContext, page, readForm, seeOther } from '../../../platform/http/index.ts'
import { mayEditProcess } from '../../processes/index.ts'
import { invitedTo } from '../invited/store.ts'
import { placesMissing } from '../places.ts'
import type { PlanningPorts } from '../ports.ts'
import { framed } from '../work/frame.tsx'
import { changeText, currentText, documentOf, forgetText } from './actions.ts'
import { TextPage, TextsPage } from './pages.tsx'
import { textsOf } from './store.ts'
import { isTextKind, type TextKind } from './words.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const TextForm = z.object({ body: z.string().trim().min(1, 'http.form.needed').max(20_000, 'http.form.too-long') })

/** Texts of the announcement: written from the consultation, changed by the team, taken as a Word file. */
export function openAnnouncing(routes: App, ports: PlanningPorts) {
  routes.get('/:slug/teksty', async (c) => {
    const context = c.get('context')
    const frame = await framed(c, ports)
    const missing = await placesMissing(context, frame.process)
    return page(c, <TextsPage frame={frame} kept={await textsOf(context.db, frame.process.id)} missing={missing} />)
  })

  routes.get('/:slug/teksty/:kind', async (c) => {
    const kind = kindOf(c)
    const frame = await framed(c, ports)
    const body = await currentText(c.get('context'), ports, frame.process, kind)
    const changed = (await textsOf(c.get('context').db, frame.process.id)).has(kind)
    return page(c, <TextPage {...{ frame, kind, changed }} form={emptyForm({ body })} />)
  })

  routes.post('/:slug/teksty/:kind', async (c) => {
    const kind = kindOf(c)
    const frame = await framed(c, ports, mayEditProcess)
    const form = await readForm(c, TextForm)
    if (!form.ok) return page(c, <TextPage {...{ frame, kind, form }} changed />, 422)
    await changeText(c.get('context'), frame.process, kind, form.value.body)
    return seeOther(c, pathTo(frame.process.slug, kind), 'planning.flash.saved')
  })

  routes.post('/:slug/teksty/:kind/od-nowa', async (c) => {
    const kind = kindOf(c)
    const { process } = await framed(c, ports, mayEditProcess)
    await forgetText(c.get('context'), process, kind)
    return seeOther(c, pathTo(process.slug, kind), 'planning.flash.written-anew')
  })

  routes.get('/:slug/teksty/:kind/docx', async (c) => {
    const kind = kindOf(c)
    const context = c.get('context')
    const { process } = await framed(c, ports)
    const body = await currentText(context, ports, process, kind)
    const names = kind === 'letter' ? (await invitedTo(context.db, process.id)).map(({ name }) => name) : []
    c.header('content-type', DOCX)
    c.header('content-disposition', `attachment; filename="${process.slug}-${kind}.docx"`)
    return c.body(asStream(writeDocx(documentOf(context, process, kind, body, names))))
  })
}

const pathTo = (slug: string, kind: TextKind) => `/praca/konsultacje/${slug}/teksty/${kind}`

function kindOf(c: HttpContext): TextKind {
  const kind = c.req.param('kind') ?? ''
  allow(isTextKind(kind))
  return kind as TextKind
}
