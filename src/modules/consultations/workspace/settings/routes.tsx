import { Hono } from 'hono'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../../platform/http/index.ts'
import { cancelProcess, mayAnnounce, mayEditProcess, workPathOf } from '../../../processes/index.ts'
import { editConsultation } from '../../actions.ts'
import type { Consultation } from '../../store.ts'
import { framed } from '../frame.tsx'
import { CancelForm, SettingsForm } from './forms.ts'
import { CancelPage, SettingsPage } from './pages.tsx'

/** How a consultation takes remarks, and cancelling it. */
export function openSettings(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/ustawienia', async (c) => settingsPage(c, null))

  routes.post('/:slug/ustawienia', async (c) => {
    const { frame: _, ...own } = await framed(c, mayEditProcess)
    const form = await readForm(c, SettingsForm)
    if (!form.ok) return settingsPage(c, form, 422)
    await editConsultation(c.get('context'), own, { consultation: form.value })
    return seeOther(c, `${workPathOf(own.process)}/ustawienia`, 'consultations.flash.saved')
  })

  routes.get('/:slug/uniewaznienie', async (c) => {
    const { frame } = await framed(c, mayAnnounce)
    return page(c, <CancelPage frame={frame} form={emptyForm()} />)
  })

  routes.post('/:slug/uniewaznienie', async (c) => {
    const { frame, process } = await framed(c, mayAnnounce)
    const form = await readForm(c, CancelForm)
    if (!form.ok) return page(c, <CancelPage {...{ frame, form }} />, 422)
    await cancelProcess(c.get('context'), process, form.value.reason)
    return seeOther(c, workPathOf(process), 'consultations.flash.cancelled')
  })

  return routes
}

async function settingsPage(c: HttpContext, given: Form | null, status = 200) {
  const { frame, process, consultation } = await framed(c, mayEditProcess)
  const mayCancel = mayAnnounce(c.get('context').actor, process) && process.cancelledAt === null
  return page(
    c,
    <SettingsPage {...{ frame, mayCancel }} form={given ?? emptyForm(settingsValues(consultation))} />,
    status,
  )
}

const settingsValues = (consultation: Consultation) => ({
  moderation: consultation.moderation,
  decisionsPublic: consultation.decisionsPublic,
  secondAcceptance: yes(consultation.secondAcceptance),
  takesPlace: yes(consultation.takesPlace),
  takesAttachments: yes(consultation.takesAttachments),
})

const yes = (value: boolean) => (value ? 'tak' : '')
