import {
  type App,
  type HttpContext,
  type Problem,
  page,
  requestSource,
  seeOther,
  throttle,
} from '../../../platform/http/index.ts'
import type { Beginning } from '../beginnings-store.ts'
import { checkAnswers } from '../checking.ts'
import { answersOf, filledRows, speechFor } from '../filled.tsx'
import { answerOf } from '../logic.ts'
import { versionById } from '../store.ts'
import { checkBeyond } from '../submitting.ts'
import { answersFrom, type TypedAnswers } from '../typed.ts'
import { questionsOf } from '../words.ts'
import { keepTyped, moveOn, ownBeginning, remembered } from './beginning.ts'
import { draftOf, type Shown } from './form-parts.tsx'
import { type At, askingOf, countedAnswers, inSentences, mustBeOpen, sectionsFor } from './mount.ts'
import { CheckPage, SectionPage } from './pages.tsx'
import { type Choice, findPlaces, keepFiles, type Posted, readPosted, withTyped } from './reading.ts'
import { sendAnswers, whoIs, whoProblems } from './sending.ts'
import { isTooQuick } from './shown.ts'
import { full, joinedField, received, sentBefore, start, tooQuick } from './ways.tsx'

/** One section a screen, a page to check everything, sending. What was typed is kept on the server after each screen. */
export function openSectionRoutes(routes: App, at: (c: HttpContext) => Promise<At>) {
  routes.get('/pytania', async (c) => {
    const here = await underway(c, await at(c))
    if (!here) return seeOther(c, (await at(c)).settings.home)
    const shown = shownOf(here)
    // Where its person stopped, unless that part is asked no more.
    const place = shown.find(({ section }) => section.id === here.beginning.sectionId) ?? shown[0]
    return seeOther(c, place ? sectionPath(here, place) : `${here.settings.home}/sprawdzenie`)
  })

  routes.get('/pytania/:section', async (c) => {
    const here = await underway(c, await at(c))
    if (!here) return seeOther(c, (await at(c)).settings.home)
    const shown = shownOf(here).find(({ section }) => section.id === c.req.param('section'))
    if (!shown) return seeOther(c, `${here.settings.home}/pytania`)
    // On the way back from checking, what is still to mend is said at once.
    const problems = c.req.query('popraw') === undefined ? [] : await problemsIn(c, here, shown)
    return section(c, here, shown, { typed: here.beginning.typed, problems })
  })

  routes.post('/pytania/:section', async (c) => {
    const here = await underway(c, await at(c))
    const context = c.get('context')
    const all = here?.version.definition.sections.find(({ id }) => id === c.req.param('section'))
    const posted = await readPosted(c, all?.questions ?? [])
    if (!here || !all) return afterEnd(c, await at(c))
    mustBeOpen(here, context)

    const found = await findPlaces(context, all.questions, posted.typed)
    const before = here.beginning.typed
    const files = await keepFiles(context, {
      questions: all.questions,
      files: posted.files,
      typed: found.typed,
      formId: here.form.id,
      anonymity: here.settings.anonymity,
    })
    const typed = withTyped(before, all.questions, files.typed)
    await keepTyped(context, here.beginning, typed, all.id)

    const now = { ...here, beginning: { ...here.beginning, typed } }
    const sections = shownOf(now)
    const place = sections.findIndex(({ section }) => section.id === all.id)
    const shown = sections[place]
    const then = posted.other('potem')
    const waiting = inSentences(context, files.problems)
    if (then && waiting.length === 0)
      return seeOther(c, then === 'pozniej' ? `${here.settings.home}/pozniej` : backOf(now, place))
    if (!shown) return seeOther(c, `${here.settings.home}/pytania`)
    const problems = [...waiting, ...(await problemsIn(c, now, shown, posted))]
    if (problems.length > 0) return section(c, now, shown, { typed, problems, found: found.found }, 422)
    if (joinedField(now, posted, typed, all.id)) return seeOther(c, sectionPath(now, shown), 'forms.flash.joined')
    const next = sections[place + 1]
    if (next) await moveOn(context, here.beginning, next.section.id)
    return seeOther(c, next ? sectionPath(now, next) : `${here.settings.home}/sprawdzenie`)
  })

  routes.get('/sprawdzenie', async (c) => {
    const here = await underway(c, await at(c))
    if (!here) return seeOther(c, (await at(c)).settings.home)
    return check(c, here)
  })

  routes.post('/wyslanie', async (c) => {
    const fresh = await at(c)
    const here = await underway(c, fresh)
    const context = c.get('context')
    const posted = await readPosted(c, [])
    if (!here) return afterEnd(c, fresh)
    mustBeOpen(here, context)
    const signed = remembered(c, here.form)
    if (!signed || isTooQuick(signed, context.now) || posted.other('website'))
      return check(c, here, posted, [tooQuick(c)])
    const who = whoProblems(context, here.settings, posted)
    if (who.length > 0) return check(c, here, posted, who)
    await throttle(context, { what: 'form', whom: requestSource(c), most: 60, seconds: 3600 })

    const { beginning } = here
    const sent = await sendAnswers(context, here, { typed: beginning.typed, key: beginning.id, posted, beginning })
    if (sent.ok) return received(c, here, sent.answered, sent.editKey)
    if (sent.problem === 'quota-full') return full(c, here)
    if (sent.problem === 'answered-before') return start(c, here, sent.answered.reference)
    const wrong = shownOf(here).find(({ questions }) =>
      questions.some(({ question }) => sent.problems.some((problem) => problem.question === question.id)),
    )
    return seeOther(c, wrong ? `${sectionPath(here, wrong)}?popraw` : `${here.settings.home}/pytania`)
  })
}

type Underway = At & { beginning: Beginning }

/** The answers under way in this browser, with the version they began: a newer one is for those who begin later. */
export async function underway(c: HttpContext, at: At): Promise<Underway | null> {
  const context = c.get('context')
  const beginning = await ownBeginning(c, at.form)
  const version = beginning && (await versionById(context.db, beginning.versionId))
  return beginning && version ? { ...at, version, beginning } : null
}

/** Posting to what is over: answers that were sent lead to their receipt, others begin again. */
async function afterEnd(c: HttpContext, at: At) {
  const sent = await sentBefore(c, at)
  if (sent) return received(c, at, sent.answered, sent.editKey)
  return seeOther(c, at.settings.home, 'forms.flash.ended')
}

const shownOf = ({ version, beginning }: Underway): Shown[] =>
  sectionsFor(version.definition, beginning.typed).filter(({ shown }) => shown)

export const sectionPath = ({ settings }: Pick<At, 'settings'>, { section }: Pick<Shown, 'section'>) =>
  `${settings.home}/pytania/${section.id}`

function backOf(here: Underway, place: number): string {
  const before = shownOf(here)[place - 1]
  return before ? sectionPath(here, before) : here.settings.home
}

/** What is to mend in one section; of a page that was sent, only in questions that stood on it. */
async function problemsIn(c: HttpContext, here: Underway, shown: Shown, posted?: Posted): Promise<Problem[]> {
  const { definition } = here.version
  const asked = shown.questions.filter((one) => one.shown).map(({ question }) => question.id)
  const onPage = posted && new Set(posted.other('asked').split(' '))
  const looked = new Set(asked.filter((id) => !onPage || onPage.has(id)))
  const answers = countedAnswers(definition, here.beginning.typed)
  const beyond = await checkBeyond(c.get('context'), here.ports, here.form, definition, answers)
  return inSentences(c.get('context'), [
    ...checkAnswers(definition, answers, looked),
    ...beyond.filter(({ question }) => looked.has(question)),
  ])
}

async function section(
  c: HttpContext,
  here: Underway,
  shown: Shown,
  { typed, problems, found }: { typed: TypedAnswers; problems: Problem[]; found?: Record<string, Choice[]> },
  status = 200,
) {
  const { beginning, version } = here
  const sections = shownOf(here)
  const place = sections.findIndex(({ section }) => section.id === shown.section.id)
  const asking = await askingOf(c.get('context'), here, {
    typed,
    seed: beginning.id,
    problems,
    ...(found && { found }),
  })
  // Kept by us already, so the browser may forget its own copies of the other sections.
  const drafts = sections
    .filter((one) => one !== shown && isTyped(one, typed))
    .map((one) => draftOf(version, one.section.id))
  return page(
    c,
    <SectionPage
      {...here}
      {...{ asking, shown, drafts }}
      number={place + 1}
      of={sections.length}
      back={backOf(here, place)}
      elsewhere={answersElsewhere(here, shown)}
    />,
    status,
  )
}

const isTyped = ({ questions }: Shown, typed: TypedAnswers) =>
  questions.some(({ question }) => Object.keys(typed).some((name) => name.startsWith(`q-${question.id}`)))

/** Answers of other sections, for conditions that look at them in the browser. */
function answersElsewhere({ version, beginning }: Underway, shown: Shown) {
  const answers = answersFrom(version.definition, beginning.typed)
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => !shown.questions.some(({ question }) => question.id === id)),
  )
}

async function check(c: HttpContext, here: Underway, posted?: Posted, problems: Problem[] = []) {
  const context = c.get('context')
  const { definition } = here.version
  const { typed } = here.beginning
  const answers = countedAnswers(definition, typed)
  const speech = await speechFor(context, definition, [answers])
  const name = posted?.other('name')
  const email = posted?.other('email')
  const asking = await askingOf(context, here, {
    typed: { ...(name && { name: [name] }), ...(email && { email: [email] }) },
    seed: here.beginning.id,
    problems,
  })
  const typedAnswers = answersFrom(definition, typed)
  const hiddenDropped = questionsOf(definition).some(({ id }) => answerOf(typedAnswers, id) && !answerOf(answers, id))
  const rows = filledRows(definition, answers, speech)
  return page(
    c,
    <CheckPage
      {...here}
      {...{ asking, hiddenDropped }}
      answers={answersOf(rows, (row) => `${here.settings.home}/pytania/${row.section}#f-q-${row.question}`)}
      who={whoIs(context)}
      back={backOf(here, shownOf(here).length)}
    />,
    problems.length > 0 ? 422 : 200,
  )
}
