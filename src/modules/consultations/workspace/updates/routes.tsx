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
import { mayEditProcess, updatesOf, workPathOf } from '../../../processes/index.ts'
import { addUpdate, dropUpdate } from '../../content.ts'
import { framed } from '../frame.tsx'
import { UpdateForm } from './forms.ts'
import { UpdatesPage } from './pages.tsx'

/** News of a consultation, also by letter to those who follow. */
export function openUpdates(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/aktualnosci', async (c) => updatesPage(c, emptyForm()))

  routes.post('/:slug/aktualnosci', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, UpdateForm)
    if (!form.ok) return updatesPage(c, form, 422)
    await addUpdate(c.get('context'), process, form.value)
    return seeOther(c, `${workPathOf(process)}/aktualnosci`, 'consultations.flash.update-published')
  })

  routes.post('/:slug/aktualnosci/:id/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropUpdate(c.get('context'), process, c.req.param('id'))
    return seeOther(c, `${workPathOf(process)}/aktualnosci`, 'consultations.flash.removed')
  })

  return routes
}

async function updatesPage(c: HttpContext, form: Form, status = 200) {
  const { frame, process } = await framed(c)
  return page(
    c,
    <UpdatesPage {...{ frame, form }} updates={await updatesOf(c.get('context').db, process.id)} />,
    status,
  )
}
