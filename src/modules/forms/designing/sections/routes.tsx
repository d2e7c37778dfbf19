import { Hono } from 'hono'
import { z } from 'zod'
import { type App, type AppEnv, emptyForm, line, page, readForm, seeOther } from '../../../../platform/http/index.ts'
import type { FormDefinition } from '../../model.ts'
import { atDesk, designPath, sectionAt } from '../opening.ts'
import { inLanguage } from '../operations.ts'
import type { DesigningPorts } from '../ports.ts'
import { changeSeen, seenOf } from '../saving.ts'
import { sectionOf, withSection } from '../walk.ts'
import { SectionPage } from './pages.tsx'

const SectionForm = z.object({
  seen: z.string().max(40).default(''),
  autosave: z.string().optional(),
  title: line(200).default(''),
  text: z.string().trim().max(5000, 'http.form.too-long').default(''),
})

/** The title of a section and the text at its beginning. */
export function openSections(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:form/czesci/:section', async (c) => {
    const desk = await atDesk(c, ports)
    const section = sectionAt(c, desk.draft)
    const form = emptyForm({ title: section.title[desk.language] ?? '', text: section.text[desk.language] ?? '' })
    return page(c, <SectionPage {...{ desk, section, form }} seen={seenOf(wordsOf(section.id)(desk.draft))} />)
  })

  routes.post('/:form/czesci/:section', async (c) => {
    const desk = await atDesk(c, ports)
    const section = sectionAt(c, desk.draft)
    const form = await readForm(c, SectionForm)
    const mark = String(form.values.seen ?? '')
    if (!form.ok) return page(c, <SectionPage {...{ desk, section, form }} seen={mark} />, 422)
    const { title, text, autosave } = form.value
    const part = wordsOf(section.id)
    const changed = await changeSeen(c.get('context'), ports, desk.form.id, { part, mark }, (draft) =>
      withSection(draft, section.id, (now) => ({
        ...now,
        title: inLanguage(now.title, desk.language, title),
        text: inLanguage(now.text, desk.language, text),
      })),
    )
    if (autosave)
      return changed.ok
        ? c.body(null, 204, {
            'wiec-values': new URLSearchParams({ seen: seenOf(part(changed.form.draft)) }).toString(),
          })
        : c.body(null, 409)
    if (!changed.ok) {
      const fresh = await atDesk(c, ports)
      const theirs = sectionOf(fresh.draft, section.id) ?? section
      return page(
        c,
        <SectionPage desk={fresh} section={theirs} form={form} seen={seenOf(part(fresh.draft))} conflict />,
        409,
      )
    }
    return seeOther(c, designPath(desk.form, `#c-${section.id}`), 'designing.flash.saved')
  })

  return routes
}

/** What the page shows of a section. */
const wordsOf = (id: string) => (draft: FormDefinition) => {
  const section = sectionOf(draft, id)
  return section ? { title: section.title, text: section.text } : null
}
