import { Hono } from 'hono'
import { type App, type AppEnv, type HttpContext, page } from '../../../../platform/http/index.ts'
import type { Shown } from '../../answering/form-parts.tsx'
import { type At, askingOf, countedAnswers, inSentences, sectionsFor } from '../../answering/mount.ts'
import { type Choice, findPlaces, type Posted, readPosted, withTyped } from '../../answering/reading.ts'
import { checkAnswers } from '../../checking.ts'
import { answersOf, filledRows, speechFor } from '../../filled.tsx'
import { answerOf } from '../../logic.ts'
import { type AnsweringSettings, portOf } from '../../ports.ts'
import { answersFrom, type TypedAnswers } from '../../typed.ts'
import { questionsOf } from '../../words.ts'
import { atDesk, type Desk, designPath } from '../opening.ts'
import type { DesigningPorts } from '../ports.ts'
import { PreviewPage, TrialEndPage, TrialSectionPage, TrialStartPage } from './pages.tsx'

/** Frames may hold only the trial, and only ours. */
const FRAMED = { framableHere: true }

/** The draft as people will see it on a phone, and a trial through its real questions. Nothing typed there is kept. */
export function openPreview(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:form/podglad', async (c) => {
    const desk = await atDesk(c, ports)
    const asked = c.req.query('jezyk')
    const locale = desk.draft.languages.find((language) => language === asked) ?? c.get('locale')
    return page(c, <PreviewPage desk={desk} locale={locale} />, 200, { frames: true })
  })

  routes.get('/:form/proba', async (c) => {
    const at = await trialOf(c, await atDesk(c, ports))
    if (at.version.definition.layout === 'page') return section(c, at, whole(at, {}), {})
    return page(
      c,
      <TrialStartPage at={at} asking={await askingOf(c.get('context'), at, { typed: {}, seed: '' })} />,
      200,
      FRAMED,
    )
  })

  // Everything typed so far travels in the page, because nothing of a trial is kept; so an answer to POST is a page.
  routes.post('/:form/proba', async (c) => {
    const context = c.get('context')
    const at = await trialOf(c, await atDesk(c, ports))
    const { definition } = at.version
    const questions = questionsOf(definition)
    const posted = await readPosted(c, questions)
    const found = await findPlaces(context, questions, posted.typed)
    const { typed } = found
    if (definition.layout === 'page') {
      const problems = problemsIn(
        c,
        at,
        questions.map(({ id }) => id),
        posted,
        typed,
      )
      return problems.length > 0
        ? section(c, at, whole(at, typed), typed, { problems, found: found.found })
        : end(c, at, typed)
    }
    const sections = sectionsFor(definition, typed).filter(({ shown }) => shown)
    const from = sections.findIndex(({ section }) => section.id === posted.other('section'))
    const here = sections[from]
    const back = posted.other('potem') === 'wstecz'
    if (here && !back) {
      const asked = here.questions.filter((one) => one.shown).map(({ question }) => question.id)
      const problems = problemsIn(c, at, asked, posted, typed)
      if (problems.length > 0) return section(c, at, [here], typed, { problems, found: found.found })
    }
    const next = sections[back ? Math.max(0, from - 1) : from + 1]
    return next ? section(c, at, [next], typed) : end(c, at, typed)
  })

  async function trialOf(c: HttpContext, desk: Desk): Promise<At> {
    const { form } = desk
    const settings = await portOf(ports, form.owner).answering(c.get('context'), form.owner.id)
    return {
      form,
      version: {
        id: form.id,
        formId: form.id,
        number: 0,
        definition: desk.draft,
        publishedAt: form.editedAt,
        publishedBy: null,
      },
      settings: {
        ...(settings ?? ANY),
        home: designPath(form, '/proba'),
        // The page around a frame cannot be opened in it.
        back: { label: '', href: inFrame(c) ? '' : designPath(form, '/podglad') },
      },
      ports,
    }
  }

  return routes
}

const inFrame = (c: HttpContext) => c.req.header('sec-fetch-dest') === 'iframe'

/** For an owner that has not decided yet how its form is answered. */
const ANY: AnsweringSettings = {
  home: '',
  caption: '',
  back: { label: '', href: '/' },
  anonymity: 'confidential',
  opensAt: null,
  closesAt: null,
  editable: false,
  oncePerPerson: false,
  privacyNotice: '',
  next: [],
}

const whole = ({ version }: At, typed: TypedAnswers): Shown[] => sectionsFor(version.definition, typed)

/** The checks of answering, except that no file is kept, so none is asked for again. */
function problemsIn(c: HttpContext, { version }: At, ids: string[], posted: Posted, typed: TypedAnswers) {
  const { definition } = version
  const onPage = new Set(posted.other('asked').split(' '))
  const files = new Set(
    questionsOf(definition)
      .filter(({ type }) => type === 'file')
      .map(({ id }) => id),
  )
  const looked = new Set(ids.filter((id) => onPage.has(id) && !files.has(id)))
  return inSentences(c.get('context'), checkAnswers(definition, answersFrom(definition, typed), looked))
}

async function section(
  c: HttpContext,
  at: At,
  shown: Shown[],
  typed: TypedAnswers,
  { problems = [], found = {} }: { problems?: ReturnType<typeof problemsIn>; found?: Record<string, Choice[]> } = {},
) {
  const { definition } = at.version
  const asking = await askingOf(c.get('context'), at, { typed, seed: at.form.id, problems, found })
  const here = shown.flatMap(({ questions }) => questions.map(({ question }) => question))
  const sections = sectionsFor(definition, typed).filter((one) => one.shown)
  const place = sections.findIndex((one) => one.section.id === shown[0]?.section.id)
  const carried = withTyped(typed, here, {})
  return page(
    c,
    <TrialSectionPage {...{ at, asking, shown, carried }} number={place + 1} of={sections.length} />,
    problems.length > 0 ? 422 : 200,
    FRAMED,
  )
}

async function end(c: HttpContext, at: At, typed: TypedAnswers) {
  const { definition } = at.version
  const given = answersFrom(definition, typed)
  const counted = countedAnswers(definition, typed)
  const rows = filledRows(definition, counted, await speechFor(c.get('context'), definition, [counted]))
  const dropped = questionsOf(definition).filter(({ id }) => answerOf(given, id) && !answerOf(counted, id)).length
  const asking = await askingOf(c.get('context'), at, { typed: {}, seed: '' })
  return page(c, <TrialEndPage {...{ at, asking, dropped }} answers={answersOf(rows)} />, 200, FRAMED)
}
