import { Hono } from 'hono'
import { z } from 'zod'
import { found } from '../../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../../platform/http/index.ts'
import type { Locale } from '../../../../platform/texts/index.ts'
import type { FormDefinition } from '../../model.ts'
import { atDesk, type Desk, designPath } from '../opening.ts'
import { setLanguages } from '../operations.ts'
import type { DesigningPorts } from '../ports.ts'
import { change, changeSeen, seenOf } from '../saving.ts'
import { LanguagesPage, TranslationPage } from './pages.tsx'
import { type Sentence, sentencesIn, translated } from './sentences.ts'

export const LOCALES: readonly Locale[] = ['pl', 'en']

const LanguagesForm = z.object({
  languages: z.array(z.enum(['pl', 'en'])).default([]),
  first: z.enum(['pl', 'en']).default('pl'),
})

/** Languages of a form, and its sentences beside one another. */
export function openTranslations(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:form/jezyki', async (c) => {
    const desk = await atDesk(c, ports)
    return page(
      c,
      <LanguagesPage desk={desk} form={emptyForm({ languages: desk.draft.languages, first: desk.language })} />,
    )
  })

  routes.post('/:form/jezyki', async (c) => {
    const desk = await atDesk(c, ports)
    const form = await readForm(c, LanguagesForm)
    if (!form.ok) return page(c, <LanguagesPage {...{ desk, form }} />, 422)
    const { languages, first } = form.value
    if (!languages.includes(first))
      return page(
        c,
        <LanguagesPage desk={desk} form={withProblem(c, form, 'languages', 'designing.form.languages')} />,
        422,
      )
    await change(c.get('context'), ports, desk.form.id, (draft) => setLanguages(draft, [first, ...languages]))
    return seeOther(c, designPath(desk.form, '/jezyki'), 'designing.flash.saved')
  })

  routes.get('/:form/jezyki/:locale/:part', async (c) => {
    const at = translating(await atDesk(c, ports), c.req.param('locale'), c.req.param('part'))
    const form = emptyForm(
      Object.fromEntries(at.sentences.map(({ path, words }) => [fieldOf(path), words[at.locale] ?? ''])),
    )
    return page(c, <TranslationPage {...at} form={form} seen={seenOf(at.sentences)} />)
  })

  routes.post('/:form/jezyki/:locale/:part', async (c) => {
    const at = translating(await atDesk(c, ports), c.req.param('locale'), c.req.param('part'))
    const { desk, locale, part, sentences } = at
    const form = await readForm(c, schemaOf(sentences))
    const mark = String(form.values.seen ?? '')
    if (!form.ok) return page(c, <TranslationPage {...{ ...at, form }} seen={mark} />, 422)
    const typed = form.value as Record<string, string | undefined>
    const texts = new Map(
      sentences.flatMap(({ path }) => {
        const text = typed[fieldOf(path)]
        return text === undefined ? [] : [[path, text] as const]
      }),
    )
    const ofPart = (draft: FormDefinition) => sentencesIn(draft).filter((sentence) => sentence.part === part)
    const changed = await changeSeen(c.get('context'), ports, desk.form.id, { part: ofPart, mark }, (draft) =>
      translated(draft, locale, texts),
    )
    if (typed.autosave)
      return changed.ok
        ? c.body(null, 204, {
            'wiec-values': new URLSearchParams({ seen: seenOf(ofPart(changed.form.draft)) }).toString(),
          })
        : c.body(null, 409)
    if (!changed.ok) {
      const fresh = translating(await atDesk(c, ports), locale, part)
      return page(c, <TranslationPage {...fresh} form={form} seen={seenOf(fresh.sentences)} conflict />, 409)
    }
    return seeOther(c, designPath(desk.form, '/jezyki'), 'designing.flash.saved')
  })

  return routes
}

/** A path may hold spaces, a name of a field had better not. */
export const fieldOf = (path: string) => `w-${path.replaceAll(' ', '--')}`

const schemaOf = (sentences: Sentence[]) =>
  z.object({
    seen: z.string().max(40).default(''),
    autosave: z.string().optional(),
    ...Object.fromEntries(sentences.map(({ path }) => [fieldOf(path), z.string().trim().max(10_000).optional()])),
  })

function translating(desk: Desk, locale: string, part: string) {
  const to = found(desk.draft.languages.find((language) => language === locale && language !== desk.language))
  const sentences = sentencesIn(desk.draft).filter((sentence) => sentence.part === part)
  found(part === 'form' || desk.draft.sections.some(({ id }) => id === part) ? part : null)
  return { desk, locale: to, part, sentences }
}
