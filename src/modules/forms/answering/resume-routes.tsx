import { allow } from '../../../platform/errors.ts'
import {
  type App,
  emptyForm,
  type HttpContext,
  page,
  requestSource,
  seeOther,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { mayResume } from '../rules.ts'
import { wordsIn } from '../words.ts'
import { beginningOfCode, codeEndsOn, giveCode, rememberBeginning } from './beginning.ts'
import { type At, mustBeOpen } from './mount.ts'
import { CodePage, LaterPage, ResumePage } from './own-pages.tsx'
import { readPosted } from './reading.ts'
import { underway } from './section-routes.tsx'

/** Leaving half-filled answers with us for later, and coming back with a code. Never where answers are anonymous. */
export function openResumeRoutes(routes: App, at: (c: HttpContext) => Promise<At>) {
  const resumable = async (c: HttpContext) => {
    const here = await at(c)
    allow(mayResume(here.settings.anonymity))
    return here
  }

  routes.get('/pozniej', async (c) => {
    const here = await resumable(c)
    if (!(await underway(c, here))) return seeOther(c, here.settings.home)
    const back = `${here.settings.home}/pytania`
    const until = codeEndsOn(c.get('context'), here.settings)
    return page(c, <LaterPage settings={here.settings} title={titleOf(c, here)} {...{ back, until }} />)
  })

  routes.post('/pozniej', async (c) => {
    const here = await resumable(c)
    await readPosted(c, [])
    const own = await underway(c, here)
    if (!own) return seeOther(c, here.settings.home, 'forms.flash.ended')
    const context = c.get('context')
    await throttle(context, { what: 'form-code', whom: requestSource(c), most: 30, seconds: 3600 })
    const { code, endsOn } = await giveCode(context, own.beginning, here.settings)
    const link = `${context.house.config.url}${c.get('url')(`${here.settings.home}/wznowienie?kod=${code}`)}`
    const back = `${here.settings.home}/pytania`
    return page(c, <CodePage settings={here.settings} title={titleOf(c, here)} {...{ code, endsOn, back, link }} />)
  })

  // The link only fills the code in: opening it changes nothing, and a scanner of letters takes nobody's answers.
  routes.get('/wznowienie', async (c) => {
    const here = await resumable(c)
    const form = emptyForm({ kod: c.req.query('kod') ?? '' })
    return page(c, <ResumePage settings={here.settings} title={titleOf(c, here)} form={form} />)
  })

  routes.post('/wznowienie', async (c) => {
    const here = await resumable(c)
    const context = c.get('context')
    const code = (await readPosted(c, [])).other('kod')
    mustBeOpen(here, context)
    await throttle(context, { what: 'form-resume', whom: requestSource(c), most: 20, seconds: 900 })
    // Also counted for the form, so that many addresses together do not try out codes.
    await throttle(context, { what: 'form-resume-all', whom: here.form.id, most: 2000, seconds: 900 })
    const beginning = await beginningOfCode(context, here.form.id, code)
    if (!beginning) {
      const form = withProblem(c, emptyForm({ kod: code }), 'kod', 'forms.problem.code')
      return page(c, <ResumePage settings={here.settings} title={titleOf(c, here)} form={form} />, 422)
    }
    rememberBeginning(c, here.form, beginning)
    return seeOther(c, `${here.settings.home}/pytania`, 'forms.flash.resumed')
  })
}

const titleOf = (c: HttpContext, { version }: At) =>
  wordsIn(version.definition.title, c.get('locale'), version.definition.languages)
