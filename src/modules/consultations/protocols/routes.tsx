import { Hono } from 'hono'
import { z } from 'zod'
import { found, refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { filesByIds } from '../../media/index.ts'
import { mayWorkOnRemarks, type Process, type Stage, stagesOf, workPathOf } from '../../processes/index.ts'
import { keepAttached } from '../workspace/attaching.ts'
import { needed, text } from '../workspace/fields.ts'
import { framed } from '../workspace/frame.tsx'
import { writeProtocol } from './actions.ts'
import { ProtocolPage, ProtocolsPage } from './pages.tsx'
import { isHeld, needsProtocol, type Protocol } from './rules.ts'
import { protocolsOf } from './store.ts'

const KINDS = ['pdf', 'docx', 'odt', 'image'] as const

const ProtocolForm = z.object({
  ledBy: text(160),
  writtenDownBy: text(160),
  participants: z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, 'consultations.protocols.participants-number')
    .default('')
    .transform((value) => (value ? Number(value) : null))
    .pipe(z.number().max(100_000, 'consultations.protocols.participants-number').nullable()),
  course: needed(20_000),
  findings: text(5000),
})

/** `/praca/konsultacje/:slug/protokoly`: what was said at meetings, walks and points, for the report. */
export function openProtocols(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/protokoly', async (c) => {
    const { frame, process } = await framed(c)
    const { actor, db } = c.get('context')
    const stages = (await stagesOf(db, process.id)).filter(needsProtocol)
    const protocols = await protocolsOf(db, process.id)
    return page(c, <ProtocolsPage {...{ frame, stages, protocols }} mayWrite={mayWorkOnRemarks(actor, process)} />)
  })

  routes.get('/:slug/protokoly/:stage', async (c) => {
    const { process } = await framed(c, mayWorkOnRemarks)
    const stage = await stageAt(c, process)
    const protocol = (await protocolsOf(c.get('context').db, process.id)).get(stage.id)
    return protocolPage(c, stage, emptyForm(protocol ? typed(protocol) : {}))
  })

  routes.post('/:slug/protokoly/:stage', async (c) => {
    const { process } = await framed(c, mayWorkOnRemarks)
    const stage = await stageAt(c, process)
    const form = await readForm(c, ProtocolForm, { files: 1 })
    if (!form.ok) return protocolPage(c, stage, form, 422)
    const kept = await keepAttached(c, process, form, { title: stage.title, kinds: KINDS })
    if ('problem' in kept) return protocolPage(c, stage, kept.problem, 422)
    await writeProtocol(c.get('context'), process, stage, { ...form.value, ...kept })
    return seeOther(c, `${workPathOf(process)}/protokoly`, 'consultations.flash.saved')
  })

  return routes
}

const typed = ({ ledBy, writtenDownBy, participants, course, findings }: Protocol) => ({
  ledBy,
  writtenDownBy,
  participants: String(participants ?? ''),
  course,
  findings,
})

/** The stage of the address, once it is over: before, there is nothing to write down. */
async function stageAt(c: HttpContext, process: Process): Promise<Stage> {
  const { db, now } = c.get('context')
  const stage = found((await stagesOf(db, process.id)).find(({ id }) => id === c.req.param('stage')))
  if (!isHeld(stage, now)) refuse('protocol-too-early')
  return stage
}

async function protocolPage(c: HttpContext, stage: Stage, form: Form, status = 200) {
  const { frame, process } = await framed(c)
  const { db } = c.get('context')
  const fileId = (await protocolsOf(db, process.id)).get(stage.id)?.fileId
  const file = fileId ? ((await filesByIds(db, [fileId])).get(fileId) ?? null) : null
  return page(c, <ProtocolPage {...{ frame, stage, form, file }} />, status)
}
