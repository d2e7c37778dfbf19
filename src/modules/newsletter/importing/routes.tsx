import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import { newId } from '../../../platform/db/index.ts'
import { UnreadableFile } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  isoDay,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import type { NewsletterPorts } from '../ports.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { consentWords } from '../subscribing/store.ts'
import { confirmImport, findImport, readList, undoImport } from './actions.ts'
import { IMPORT, ImportedPage, ImportPage, UndoPage } from './pages.tsx'

const ImportForm = z.object({
  key: z.uuid(),
  words: z.string().trim().min(10, 'newsletter.import.words-needed').max(3000),
  proof: z.string().trim().min(10, 'newsletter.import.proof-needed').max(1000),
  collectedOn: isoDay('newsletter.import.day-needed').transform((day) => Temporal.PlainDate.from(day)),
})

/** Bringing in a list of people who agreed elsewhere: read, looked at, confirmed, taken back. */
export function importRoutes({ desk }: NewsletterPorts): App {
  const routes: App = new Hono<AppEnv>()
  const asking = (c: HttpContext, form: Form, status = 200) =>
    page(c, <ImportPage desk={desk(c)} form={form} formKey={String(form.values.key ?? newId())} />, status)

  routes.get(IMPORT, (c) => {
    allow(mayKeepNewsletter(c.get('context').actor))
    return asking(c, emptyForm())
  })

  routes.post(IMPORT, async (c) => {
    allow(mayKeepNewsletter(c.get('context').actor))
    const form = await readForm(c, ImportForm, { files: 1, size: 5_000_000 })
    const [file] = form.files
    if (!form.ok) return asking(c, form, 422)
    if (!file) return asking(c, withProblem(c, form, 'file', 'newsletter.import.file-needed'), 422)
    const { key, ...input } = form.value
    if (Temporal.PlainDate.compare(input.collectedOn, dateOf(c.get('context').now)) > 0)
      return asking(c, withProblem(c, form, 'collectedOn', 'newsletter.import.day-ahead'), 422)
    try {
      const id = await readList(c.get('context'), await readFile(file.path), input, key)
      return seeOther(c, `${IMPORT}/${id}`)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      const key = error.word === 'file-too-large' ? 'newsletter.import.too-many' : 'newsletter.import.unreadable'
      return asking(c, withProblem(c, form, 'file', key), 422)
    }
  })

  routes.get(`${IMPORT}/:id`, async (c) => {
    const list = await findImport(c.get('context'), c.req.param('id'))
    const words = (await consentWords(c.get('context').db, list.consentVersion)) ?? ''
    return page(c, <ImportedPage desk={desk(c)} list={list} words={words} />)
  })

  routes.post(`${IMPORT}/:id`, async (c) => {
    const list = await findImport(c.get('context'), c.req.param('id'))
    await confirmImport(c.get('context'), list.id)
    return seeOther(c, `${IMPORT}/${list.id}`, 'newsletter.flash.imported')
  })

  routes.get(`${IMPORT}/:id/cofniecie`, async (c) =>
    page(c, <UndoPage list={await findImport(c.get('context'), c.req.param('id'))} />),
  )

  routes.post(`${IMPORT}/:id/cofniecie`, async (c) => {
    const list = await findImport(c.get('context'), c.req.param('id'))
    await undoImport(c.get('context'), list.id)
    return seeOther(c, `${IMPORT}/${list.id}`, 'newsletter.flash.import-undone')
  })

  return routes
}
