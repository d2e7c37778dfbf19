import { Hono } from 'hono'
import { allow } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { organisationsByIds } from '../../network/index.ts'
import { findUnits, type UnitFound, unitByCode } from '../../places/index.ts'
import {
  cancelProcess,
  mayAnnounce,
  mayCreateProcess,
  mayEditProcess,
  processesOfOrganisations,
  workPathOf,
} from '../../processes/index.ts'
import {
  announceConsultation,
  type ConsultationChanges,
  draftConsultation,
  editConsultation,
  type FoundConsultation,
  findOwnConsultation,
  tellEffect,
} from '../actions.ts'
import type { ConsultationPorts } from '../ports.ts'
import { openReportWork } from '../reports/work-routes.tsx'
import { missingForAnnouncement } from '../rules.ts'
import { effectsOf } from '../store.ts'
import { openContentRoutes } from './content-routes.tsx'
import { CancelForm, CreateForm, EffectForm, SettingsForm } from './forms.ts'
import { framed } from './frame.ts'
import {
  AnnouncePage,
  CancelPage,
  CreatePage,
  EffectsPage,
  PartPage,
  SettingsPage,
  WaitingPage,
  WorkList,
} from './pages.tsx'
import { PARTS, type Part } from './parts.ts'

/** `/praca/konsultacje`: the workspace of those who run consultations. */
export function openWorkRoutes(ports: ConsultationPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/', async (c) => {
    const { actor, db } = c.var.context
    const scopes = scopesOf(c)
    allow(scopes.length > 0)
    const processes = await processesOfOrganisations(db, scopes)
    const organisations = await organisationsByIds(db, scopes)
    return page(
      c,
      <WorkList
        processes={processes}
        organisations={organisations}
        mayCreate={scopes.some((id) => mayCreateProcess(actor, id))}
      />,
    )
  })

  routes.get('/nowa', async (c) => creating(c, emptyForm(), []))

  routes.post('/nowa', async (c) => {
    const { context } = c.var
    const form = await readForm(c, CreateForm)
    if (!form.ok) return creating(c, form, [], 422)
    const { unitCode, place, ...input } = form.value
    const units = unitCode ? [] : await findUnits(context.db, place, { limit: 8, level: 'gmina' })
    const unit = unitCode ? await unitByCode(context.db, unitCode) : units.length === 1 ? units[0]?.unit : null
    if (!unit)
      return creating(
        c,
        withProblem(
          c,
          form,
          units.length > 1 ? 'unitCode' : 'place',
          units.length > 1 ? 'consultations.create.choose-place' : 'consultations.create.place-unknown',
        ),
        units,
        422,
      )
    const draft = await draftConsultation(context, { ...input, unitCode: unit.code })
    return seeOther(c, `/praca/konsultacje/${draft.slug}`, 'consultations.flash.drafted')
  })

  routes.get('/:slug', async (c) => {
    const { context } = c.var
    const { frame, process, consultation } = await framed(c)
    const work = (await Promise.all(ports.activities.map((activity) => activity.workList(context, process)))).flat()
    const tasks = work.map((item) => ({
      figure: item.count,
      label: item.label,
      href: item.href,
      late: Boolean(item.count && item.dueAt && Temporal.Instant.compare(item.dueAt, context.now) < 0),
    }))
    return page(
      c,
      <WaitingPage
        {...{ frame, tasks, found: { process, consultation } }}
        mayAnnounce={mayAnnounce(context.actor, process)}
      />,
    )
  })

  for (const part of PARTS) {
    routes.get(`/:slug/ogloszenie/${part.key}`, async (c) => {
      const { frame, ...found } = await framed(c, mayEditProcess)
      return page(c, <PartPage {...{ frame, part }} form={emptyForm(part.values(found))} />)
    })

    routes.post(`/:slug/ogloszenie/${part.key}`, async (c) => {
      const { frame, ...found } = await framed(c, mayEditProcess)
      const form = await readForm(c, part.schema)
      if (!form.ok) return page(c, <PartPage {...{ frame, part, form }} />, 422)
      const changes = part.changes(form.value)
      const emptied = emptiedBy(changes, part, found)
      if (emptied)
        return page(c, <PartPage {...{ frame, part }} form={withProblem(c, form, emptied, 'http.form.needed')} />, 422)
      await editConsultation(c.var.context, found, changes)
      return seeOther(
        c,
        `${workPathOf(found.process)}${found.process.announcedAt ? '/ogloszenie' : ''}`,
        'consultations.flash.saved',
      )
    })
  }

  routes.get('/:slug/publikacja', async (c) => {
    const own = await findOwnConsultation(c.var.context, c.req.param('slug'))
    allow(mayAnnounce(c.var.context.actor, own.process))
    return page(c, <AnnouncePage found={own} missing={missingForAnnouncement(own)} />)
  })

  routes.post('/:slug/publikacja', async (c) => {
    const own = await findOwnConsultation(c.var.context, c.req.param('slug'))
    await announceConsultation(c.var.context, own)
    return seeOther(c, workPathOf(own.process), 'consultations.flash.announced')
  })

  routes.get('/:slug/uniewaznienie', async (c) => {
    const { frame, process } = await framed(c, mayAnnounce)
    return page(c, <CancelPage frame={frame} form={emptyForm()} />)
  })

  routes.post('/:slug/uniewaznienie', async (c) => {
    const { frame, process } = await framed(c, mayAnnounce)
    const form = await readForm(c, CancelForm)
    if (!form.ok) return page(c, <CancelPage {...{ frame, form }} />, 422)
    await cancelProcess(c.var.context, process, form.value.reason)
    return seeOther(c, workPathOf(process), 'consultations.flash.cancelled')
  })

  routes.get('/:slug/efekty', async (c) => {
    const { frame, process } = await framed(c)
    return page(
      c,
      <EffectsPage frame={frame} effects={await effectsOf(c.var.context.db, process.id)} form={emptyForm()} />,
    )
  })

  routes.post('/:slug/efekty', async (c) => {
    const { frame, ...own } = await framed(c, mayAnnounce)
    const form = await readForm(c, EffectForm)
    if (!form.ok)
      return page(
        c,
        <EffectsPage frame={frame} effects={await effectsOf(c.var.context.db, own.process.id)} form={form} />,
        422,
      )
    await tellEffect(c.var.context, own, form.value)
    return seeOther(c, `${workPathOf(own.process)}/efekty`, 'consultations.flash.effect-told')
  })

  routes.get('/:slug/ustawienia', async (c) => {
    const { frame, process, consultation } = await framed(c, mayEditProcess)
    const yes = (value: boolean) => (value ? 'tak' : '')
    const form = emptyForm({
      moderation: consultation.moderation,
      decisionsPublic: consultation.decisionsPublic,
      secondAcceptance: yes(consultation.secondAcceptance),
      takesPlace: yes(consultation.takesPlace),
      takesAttachments: yes(consultation.takesAttachments),
    })
    return page(c, <SettingsPage {...{ frame, form }} cancelled={process.cancelledAt !== null} />)
  })

  routes.post('/:slug/ustawienia', async (c) => {
    const { frame, ...own } = await framed(c, mayEditProcess)
    const form = await readForm(c, SettingsForm)
    if (!form.ok)
      return page(c, <SettingsPage {...{ frame, form }} cancelled={own.process.cancelledAt !== null} />, 422)
    await editConsultation(c.var.context, own, { consultation: form.value })
    return seeOther(c, `${workPathOf(own.process)}/ustawienia`, 'consultations.flash.saved')
  })

  routes.route('/', openContentRoutes())
  routes.route('/', openReportWork(ports))
  return routes
}

/** The field which an announcement that is out cannot do without, and which these changes would leave empty. */
function emptiedBy(changes: ConsultationChanges, { answers }: Part, found: FoundConsultation): string | undefined {
  if (!found.process.announcedAt) return undefined
  const process = { ...found.process, ...changes.process }
  const after = { process, consultation: { ...found.consultation, ...changes.consultation } }
  const missing = missingForAnnouncement(after).find((field) => answers.includes(field))
  if (missing === 'dates') return process.opensAt ? 'closesAt' : 'opensAt'
  return missing === 'contact' ? 'contactEmail' : missing
}

async function creating(c: HttpContext, form: Form, units: UnitFound[], status = 200) {
  const { actor, db } = c.var.context
  const mine = scopesOf(c).filter((id) => mayCreateProcess(actor, id))
  allow(mine.length > 0)
  const organisations = [...(await organisationsByIds(db, mine)).values()]
  return page(c, <CreatePage {...{ form, organisations, units }} />, status)
}

/** The organisations in whose teams this person is. */
function scopesOf(c: HttpContext): string[] {
  const { actor } = c.var.context
  if (actor.kind !== 'person') return []
  return [...new Set(actor.roles.flatMap((held) => held.scope ?? []))]
}
