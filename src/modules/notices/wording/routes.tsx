import { Hono } from 'hono'
import { z } from 'zod'
import { allow, found } from '../../../platform/errors.ts'
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
import type { Locale } from '../../../platform/texts/index.ts'
import type { Desk } from '../../../ui/index.ts'
import { mayWordLetters, wordingProblems, wordLetter } from './actions.ts'
import { type LetterKind, previewOf, sentencesOf } from './kinds.ts'
import { LETTERS, LetterPage, LettersPage, letterPath, sentenceField } from './pages.tsx'
import { allWords } from './store.ts'

const ONE = `${LETTERS}/:template/:locale{pl|en}`

/** Where administrators change the words of letters. */
export function openWordingRoutes(desk: (c: HttpContext) => Desk, kinds: LetterKind[]): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(LETTERS, async (c) => {
    const context = c.get('context')
    allow(mayWordLetters(context))
    const words = await allWords(context.db)
    const { texts } = context.house
    const letters = kinds.map((kind) => ({
      template: kind.template,
      subject: kind.sample(texts.in(context.locale), context.locale).subject,
      changed: (['pl', 'en'] as const).some((locale) =>
        sentencesOf(texts, kind, locale).some(({ key }) => words[locale].has(key)),
      ),
    }))
    return page(c, <LettersPage desk={desk(c)} letters={letters} />)
  })

  routes.get(ONE, async (c) => {
    const { kind, locale, sentences } = letterOf(c)
    const words = (await allWords(c.get('context').db))[locale]
    const values = Object.fromEntries(sentences.map(({ key }, index) => [sentenceField(index), words.get(key) ?? '']))
    return letterPage(c, kind, locale, emptyForm(values))
  })

  routes.post(ONE, async (c) => {
    const { kind, locale, sentences } = letterOf(c)
    const fields = sentences.map((_, index) => [sentenceField(index), z.string().optional()] as const)
    let form: Form = await readForm(c, z.object({ ...Object.fromEntries(fields), co: z.string().optional() }))
    const words = wordsIn(form, sentences)
    for (const { key, ...wrong } of wordingProblems(sentences, words)) {
      const field = sentenceField(sentences.findIndex((sentence) => sentence.key === key))
      form =
        wrong.problem === 'gap'
          ? withProblem(c, form, field, 'notices.wording.unknown-gap', { gap: `{${wrong.gap}}` })
          : withProblem(c, form, field, 'notices.wording.too-long')
    }
    if (form.problems.length > 0) return letterPage(c, kind, locale, form, 422)
    if (form.values.co === 'podglad') return letterPage(c, kind, locale, form)
    await wordLetter(c.get('context'), { template: kind.template, locale, sentences, words })
    return seeOther(c, letterPath(kind.template, locale), 'notices.wording.saved')
  })

  function letterOf(c: HttpContext) {
    const context = c.get('context')
    allow(mayWordLetters(context))
    const kind = found(kinds.find(({ template }) => template === c.req.param('template')) ?? null)
    const locale = c.req.param('locale') as Locale
    return { kind, locale, sentences: sentencesOf(context.house.texts, kind, locale) }
  }

  function letterPage(c: HttpContext, kind: LetterKind, locale: Locale, form: Form, status = 200) {
    const { house } = c.get('context')
    const sentences = sentencesOf(house.texts, kind, locale)
    const own = Object.entries(wordsIn(form, sentences)).filter(([, words]) => words !== '')
    const ours = sentences.map(({ key, builtIn }) => [key, builtIn] as const)
    const preview = previewOf(house, kind, locale, new Map([...ours, ...own]))
    return page(
      c,
      <LetterPage
        desk={desk(c)}
        template={kind.template}
        locale={locale}
        sentences={sentences}
        form={form}
        preview={preview}
      />,
      status,
    )
  }

  return routes
}

const wordsIn = (form: Pick<Form, 'values'>, sentences: { key: string }[]): Record<string, string> =>
  Object.fromEntries(sentences.map(({ key }, index) => [key, String(form.values[sentenceField(index)] ?? '').trim()]))
