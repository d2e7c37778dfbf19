import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  type HttpContext,
  type Problem,
  page,
  requestSource,
  seeOther,
  throttle,
} from '../../../platform/http/index.ts'
import { checkAnswers } from '../checking.ts'
import { countStep } from '../participation-store.ts'
import type { FormsPorts } from '../ports.ts'
import { answeringPhase } from '../rules.ts'
import { answersFrom } from '../typed.ts'
import { answeredHere, beginAnswering, rememberAnswered, rememberBeginning } from './beginning.ts'
import { type At, askingOf, formAt, inSentences, type Mount, mustBeOpen, sectionsFor } from './mount.ts'
import { openOwnRoutes } from './own-routes.tsx'
import { WholePage } from './pages.tsx'
import { findPlaces, keepFiles, type Posted, readPosted } from './reading.ts'
import { openResumeRoutes } from './resume-routes.tsx'
import { openSectionRoutes } from './section-routes.tsx'
import { sendAnswers, whoIs, whoProblems } from './sending.ts'
import { isTooQuick, readSignedId, signMoment } from './shown.ts'
import { full, joinedField, received, start, tooQuick } from './ways.tsx'

/**
 * The pages people answer a form on, for the module that owns forms of a kind to mount at its own address:
 * `routes.route('/konsultacje/:slug/ankieta', forms.openAnswering(ports, { kind: 'survey', ownerOf }))`.
 */
export function openAnswering(ports: FormsPorts, mount: Mount): App {
  const routes: App = new Hono<AppEnv>()
  const at = (c: HttpContext) => formAt(c, ports, mount)

  routes.get('/', async (c) => {
    const here = await at(c)
    const context = c.get('context')
    if (here.version.definition.layout === 'page' && answeringPhase(here.settings, context.now) === 'open')
      return whole(c, here, { key: randomUUID(), moment: signMoment(context.house, context.now) })
    return start(c, here)
  })

  // A whole form on one page.
  routes.post('/', async (c) => {
    const here = await at(c)
    mustBeOpen(here, c.get('context'))
    const context = c.get('context')
    const { definition } = here.version
    const questions = definition.sections.flatMap((section) => section.questions)
    const posted = await readPosted(c, questions)
    // One that cannot be ours is no reason to lose what was answered.
    const key = KEY.test(posted.other('key')) ? posted.other('key') : randomUUID()
    const signed = readSignedId(context.house, posted.other('moment'))
    const moment = signed ? posted.other('moment') : signMoment(context.house, context.now)
    const found = await findPlaces(context, questions, posted.typed)
    if (!signed || isTooQuick(signed, context.now) || posted.other('website'))
      return whole(c, here, { key, moment, posted, ...found, problems: [tooQuick(c)] }, 422)
    await throttle(context, { what: 'form', whom: requestSource(c), most: 60, seconds: 3600 })

    const { settings, form } = here
    const files = await keepFiles(context, {
      questions,
      files: posted.files,
      typed: found.typed,
      formId: form.id,
      anonymity: settings.anonymity,
    })
    const again = (problems: Problem[]) =>
      whole(c, here, { key, moment, posted, typed: files.typed, found: found.found, problems }, 422)
    const onPage = new Set(posted.other('asked').split(' '))
    const problems = [
      ...inSentences(context, [
        ...files.problems,
        ...checkAnswers(definition, answersFrom(definition, files.typed), onPage),
      ]),
      ...whoProblems(context, settings, posted),
    ]
    if (problems.length > 0) return again(problems)
    const added = joinedField(here, posted, files.typed)
    if (added) return again([{ field: added, text: context.house.texts.in(c.get('locale'))('forms.problem.joined') }])

    const sent = await sendAnswers(context, here, { typed: files.typed, key, posted, beginning: null })
    if (sent.ok && here.settings.oneFromBrowser) rememberAnswered(c, here.form)
    if (sent.ok) return received(c, here, sent.answered, sent.editKey)
    if (sent.problem === 'answers') return again(inSentences(context, sent.problems))
    return sent.problem === 'quota-full' ? full(c, here) : start(c, here, sent.answered.reference)
  })

  routes.post('/poczatek', async (c) => {
    const here = await at(c)
    const context = c.get('context')
    const { other } = await readPosted(c, [])
    mustBeOpen(here, context)
    if (other('website')) return start(c, here, null, [tooQuick(c)])
    if (here.settings.oncePerPerson && !whoIs(context)) refuse('form-needs-account', 409)
    await throttle(context, { what: 'form-begin', whom: requestSource(c), most: 120, seconds: 3600 })
    const beginning = await beginAnswering(context, here.form, here.version, here.settings)
    rememberBeginning(c, here.form, beginning)
    return seeOther(c, `${here.settings.home}/pytania`)
  })

  // Counts that the page was opened: told by the page itself, because a GET counts nothing.
  routes.post('/obejrzane', async (c) => {
    const { form } = await at(c)
    await throttle(c.get('context'), { what: 'form-seen', whom: requestSource(c), most: 300, seconds: 3600 })
    await countStep(c.get('context').db, form.id, 'seen')
    return c.body(null, 204)
  })

  openSectionRoutes(routes, at)
  openResumeRoutes(routes, at)
  openOwnRoutes(routes, at)
  return routes
}

/** Long enough to be random; only its hash is kept. */
const KEY = /^[\w-]{20,80}$/

interface WholeState extends Partial<Awaited<ReturnType<typeof findPlaces>>> {
  /** Known to the sender alone; the same form sent again carries the same one. */
  key: string
  /** When it was shown, signed. */
  moment: string
  posted?: Posted
  problems?: Problem[]
}

async function whole(
  c: HttpContext,
  at: At,
  { key, moment, posted, typed = {}, found = {}, problems = [] }: WholeState,
  status = 200,
) {
  const context = c.get('context')
  const name = posted?.other('name')
  const email = posted?.other('email')
  const asking = await askingOf(context, at, {
    typed: { ...typed, ...(name && { name: [name] }), ...(email && { email: [email] }) },
    seed: key,
    problems,
    found,
  })
  const sections = sectionsFor(at.version.definition, typed)
  return page(
    c,
    <WholePage
      {...at}
      {...{ asking, sections, who: whoIs(context) }}
      formKey={key}
      moment={moment}
      answeredHere={at.settings.oneFromBrowser === true && answeredHere(c, at.form)}
    />,
    status,
  )
}
