import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
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
import { formatDate, type Locale } from '../../../platform/texts/index.ts'
import type { MembershipPorts } from '../ports.ts'
import { mayKeepMembers } from '../rules.ts'
import { lettersWords, restoreLetter, writeLetter } from './actions.ts'
import { LetterTextForm } from './forms.ts'
import { LETTERS_DESK, LettersPage, letterPath, WriteLetterPage } from './pages.tsx'
import { blocksOf, filled, LETTERS, type LetterName, type LetterText, missingIn, unknownIn } from './rules.ts'
import { ownLetters, ownText } from './store.ts'

/** Letters of the desk in the network's own words. */
export function lettersRoutes({ desk }: Pick<MembershipPorts, 'desk'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(LETTERS_DESK, async (c) => {
    allow(mayKeepMembers(c.get('context').actor))
    return page(c, <LettersPage desk={desk(c)} own={await ownLetters(c.get('context').db)} />)
  })

  routes.get(`${LETTERS_DESK}/:letter/:locale`, async (c) => {
    const { letter, locale } = letterAt(c)
    return write(c, emptyForm({ ...(await lettersWords(c.get('context'), letter, locale)) }))
  })

  routes.post(`${LETTERS_DESK}/:letter/:locale`, async (c) => {
    const { letter, locale } = letterAt(c)
    const form = await readForm(c, LetterTextForm)
    if (!form.ok) return write(c, form, null, 422)
    const { act, ...text } = form.value
    const wrong = problemOf(c, form, letter, text)
    if (wrong) return write(c, wrong, null, 422)
    if (act === 'preview') return write(c, form, previewOf(c, text, locale))
    await writeLetter(c.get('context'), letter, locale, text)
    return seeOther(c, LETTERS_DESK, 'membership.flash.letter-written')
  })

  routes.post(`${LETTERS_DESK}/:letter/:locale/przywrocenie`, async (c) => {
    const { letter, locale } = letterAt(c)
    await restoreLetter(c.get('context'), letter, locale)
    return seeOther(c, letterPath(letter, locale), 'membership.flash.letter-restored')
  })

  async function write(c: HttpContext, form: Form, preview: ReturnType<typeof previewOf> | null = null, status = 200) {
    const { letter, locale } = letterAt(c)
    const isOwn = (await ownText(c.get('context').db, letter, locale)) !== null
    const props = { letter, language: locale, form, isOwn, preview }
    return page(c, <WriteLetterPage desk={desk(c)} {...props} />, status)
  }

  return routes
}

function letterAt(c: HttpContext): { letter: LetterName; locale: Locale } {
  allow(mayKeepMembers(c.get('context').actor))
  const letter = found(LETTERS.find((name) => name === c.req.param('letter')) ?? null)
  const locale = found((['pl', 'en'] as const).find((name) => name === c.req.param('locale')) ?? null)
  return { letter, locale }
}

function problemOf(c: HttpContext, form: Form, letter: LetterName, text: LetterText): Form | null {
  const list = (words: string[]) => words.map((word) => `{${word}}`).join(', ')
  if (letter !== 'request' && !text.subject) return withProblem(c, form, 'subject', 'membership.letters.subject-needed')
  const [unknown, missing] = [unknownIn(letter, text), missingIn(letter, text)]
  if (unknown.length > 0) return withProblem(c, form, 'body', 'membership.letters.unknown', { words: list(unknown) })
  if (missing.length > 0) return withProblem(c, form, 'body', 'membership.letters.missing', { words: list(missing) })
  return null
}

/** The letter as somebody made up would get it. */
function previewOf(c: HttpContext, { subject, body }: LetterText, locale: Locale) {
  const { house, now } = c.get('context')
  const t = house.texts.in(locale)
  const values = {
    numer: `D/${dateOf(now).year}/14`,
    nazwa: t('membership.letters.example.name'),
    data: formatDate(now, locale),
    'numer-czlonka': '38',
    prosba: t('membership.letters.example.request'),
    uzasadnienie: t('membership.letters.example.reason'),
    braki: [`- ${t('membership.template.signature')}`, `- ${t('membership.template.number')}`].join('\n'),
  }
  return { subject: filled(subject, values), blocks: blocksOf(body, values) }
}
