import { Hono } from 'hono'
import { z } from 'zod'
import { type App, type AppEnv, emptyForm, line, page, readForm, seeOther } from '../../../../platform/http/index.ts'
import type { FormDefinition } from '../../model.ts'
import { atDesk, designPath } from '../opening.ts'
import { inLanguage } from '../operations.ts'
import type { DesigningPorts } from '../ports.ts'
import { changeSeen, seenOf } from '../saving.ts'
import { SettingsPage } from './pages.tsx'

const text = z.string().trim().max(10_000, 'http.form.too-long').default('')

const SettingsForm = z.object({
  seen: z.string().max(40).default(''),
  autosave: z.string().optional(),
  title: line(200).default(''),
  intro: text,
  thanks: text,
  layout: z.enum(['sections', 'page']).default('sections'),
})

/** What stands around the questions: title, beginning, thanks, and how many are shown at once. */
export function openSettings(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:form/ustawienia', async (c) => {
    const desk = await atDesk(c, ports)
    const { title, intro, thanks, layout } = desk.draft
    const said = (words: typeof title) => words[desk.language] ?? ''
    const form = emptyForm({ title: said(title), intro: said(intro), thanks: said(thanks), layout })
    return page(c, <SettingsPage desk={desk} form={form} seen={seenOf(around(desk.draft))} />)
  })

  routes.post('/:form/ustawienia', async (c) => {
    const desk = await atDesk(c, ports)
    const form = await readForm(c, SettingsForm)
    const mark = String(form.values.seen ?? '')
    if (!form.ok) return page(c, <SettingsPage {...{ desk, form }} seen={mark} />, 422)
    const { title, intro, thanks, layout, autosave } = form.value
    const changed = await changeSeen(c.get('context'), ports, desk.form.id, { part: around, mark }, (draft) => ({
      ...draft,
      title: inLanguage(draft.title, desk.language, title),
      intro: inLanguage(draft.intro, desk.language, intro),
      thanks: inLanguage(draft.thanks, desk.language, thanks),
      layout,
    }))
    if (autosave)
      return changed.ok
        ? c.body(null, 204, {
            'wiec-values': new URLSearchParams({ seen: seenOf(around(changed.form.draft)) }).toString(),
          })
        : c.body(null, 409)
    if (!changed.ok) {
      const fresh = await atDesk(c, ports)
      return page(c, <SettingsPage desk={fresh} form={form} seen={seenOf(around(fresh.draft))} conflict />, 409)
    }
    return seeOther(c, designPath(desk.form, '/ustawienia'), 'designing.flash.saved')
  })

  return routes
}

const around = ({ title, intro, thanks, layout }: FormDefinition) => ({ title, intro, thanks, layout })
