import { Hono } from 'hono'
import { allow, found, Refusal, refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  type HttpContext,
  page,
  readForm,
  requestSource,
  seeOther,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { findEdition } from '../editions/actions.ts'
import { takesProjects } from '../editions/calendar.ts'
import { proposeJoining, sayOnJoining } from '../joining/actions.ts'
import { joiningsShown } from '../joining/showing.ts'
import { joiningById } from '../joining/store.ts'
import { secretHash } from '../secrets.ts'
import { agreeToCoauthor, beginProject, inviteCoauthor, opens, ownPath, withdrawProject } from './actions.ts'
import { CoauthorPage, WithdrawPage } from './agreeing-pages.tsx'
import { coauthorById, recordHearing } from './authors-store.ts'
import { CoauthorForm, HearingForm, JoinAnswerForm, JoinWishForm, KeyForm } from './giving-forms.ts'
import { own } from './own-shown.tsx'
import type { Project } from './rules.ts'
import { type Hands, StartPage } from './step-pages.tsx'
import { projectById, projectByNumber } from './store.ts'
import { openWriting } from './writing-routes.tsx'

/** Submitting without an account: the link with the key is all an author needs. */
export function openGiving(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/zglos', async (c) => {
    const context = c.get('context')
    const { process, edition } = await findEdition(context, c.req.param('slug'))
    if (!takesProjects(edition.calendar, context.now)) refuse('budget-not-submitting')
    return page(c, <StartPage {...{ process, edition }} />)
  })

  routes.post('/:slug/zglos', async (c) => {
    const context = c.get('context')
    const at = await findEdition(context, c.req.param('slug'))
    await throttle(context, { what: 'budget-project', whom: requestSource(c), most: 30, seconds: 3600 })
    const { id, secret } = await beginProject(context, at)
    return seeOther(c, ownPath(at.process, { id }, secret, '/pomysl'))
  })

  routes.get('/:slug/wspolautorzy/:id', async (c) => {
    const { process, project, coauthor, secret } = await coauthorAt(c, c.req.query('klucz') ?? '')
    const joinings = await openJoinings(c, process, project)
    return page(c, <CoauthorPage {...{ process, project, coauthor, secret, joinings }} />)
  })

  routes.post('/:slug/wspolautorzy/:id', async (c) => {
    const form = await readForm(c, KeyForm)
    const { process, coauthor, secret } = await coauthorAt(c, form.ok ? form.value.klucz : '')
    await agreeToCoauthor(c.get('context'), coauthor, secret)
    return seeOther(c, pathOf(process), 'budgets.flash.coauthor')
  })

  routes.post('/:slug/wspolautorzy/:id/zgoda', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, JoinAnswerForm)
    const { at, project, coauthor, secret } = await coauthorAt(c, String(form.values.klucz ?? ''))
    if (!form.ok) refuse('form-broken', 400)
    const joining = await joiningOf(c, project, form.value.polaczenie)
    const speaker = { kind: 'coauthor' as const, coauthor, secret }
    await sayOnJoining(context, at, joining, speaker, form.value.zgoda === 'tak')
    return seeOther(
      c,
      `${pathOf(at.process)}/wspolautorzy/${coauthor.id}?klucz=${encodeURIComponent(secret)}`,
      'budgets.flash.joining-said',
    )
  })

  const authorOfAddress = async (c: HttpContext, key?: string): Promise<Hands> => {
    const context = c.get('context')
    const { process, edition } = await findEdition(context, c.req.param('slug') ?? '')
    const secret = key ?? c.req.query('klucz') ?? ''
    const project = found(await projectById(context.db, process.id, c.req.param('id') ?? ''))
    allow(opens(project, secret))
    return { process, edition, project, secret, path: (rest = '') => ownPath(process, project, secret, rest) }
  }
  openWriting(routes, '/:slug/zgloszenia/:id', authorOfAddress)

  routes.get('/:slug/zgloszenia/:id/wycofanie', async (c) => {
    const { process, project, secret } = await authorOfAddress(c)
    return page(c, <WithdrawPage {...{ process, project }} secret={secret ?? ''} />)
  })

  routes.post('/:slug/zgloszenia/:id/wycofanie', async (c) => {
    const form = await readForm(c, KeyForm)
    const hands = await authorOfAddress(c, form.ok ? form.value.klucz : '')
    await withdrawProject(c.get('context'), hands, hands.project, hands.secret ?? '')
    return seeOther(c, hands.path(), 'budgets.flash.withdrawn')
  })

  routes.post('/:slug/zgloszenia/:id/wspolautorzy', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, CoauthorForm)
    const hands = await authorOfAddress(c, String(form.values.klucz ?? ''))
    if (!form.ok) return own(c, hands, form, 422)
    await throttle(context, { what: 'budget-coauthor', whom: requestSource(c), most: 20, seconds: 3600 })
    const fresh = await inviteCoauthor(context, hands, hands.project, hands.secret ?? '', {
      name: form.value.coauthorName,
      email: form.value.coauthorEmail,
    })
    return seeOther(c, hands.path(), fresh ? 'budgets.flash.invited' : 'budgets.flash.invited-before')
  })

  routes.post('/:slug/zgloszenia/:id/rozmowa', async (c) => {
    const form = await readForm(c, HearingForm)
    const hands = await authorOfAddress(c, String(form.values.klucz ?? ''))
    if (!form.ok) refuse('form-broken', 400)
    await recordHearing(c.get('context').db, hands.project.id, form.value.listy === 'tak')
    return seeOther(c, hands.path(), form.value.listy === 'tak' ? 'budgets.flash.hears' : 'budgets.flash.hears-not')
  })

  routes.post('/:slug/zgloszenia/:id/zgoda', async (c) => {
    const form = await readForm(c, JoinAnswerForm)
    const hands = await authorOfAddress(c, String(form.values.klucz ?? ''))
    if (!form.ok) refuse('form-broken', 400)
    const joining = await joiningOf(c, hands.project, form.value.polaczenie)
    const speaker = { kind: 'author' as const, project: hands.project, secret: hands.secret ?? '' }
    await sayOnJoining(c.get('context'), hands, joining, speaker, form.value.zgoda === 'tak')
    return seeOther(c, hands.path(), 'budgets.flash.joining-said')
  })

  routes.post('/:slug/zgloszenia/:id/polaczenie', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, JoinWishForm)
    const hands = await authorOfAddress(c, String(form.values.klucz ?? ''))
    if (!form.ok) return own(c, hands, form, 422)
    const into = await projectByNumber(context.db, hands.process.id, form.value.into)
    if (!into) return own(c, hands, withProblem(c, form, 'into', 'refusal.budget-not-joinable'), 422)
    await throttle(context, { what: 'budget-joining', whom: requestSource(c), most: 20, seconds: 3600 })
    const wish = { project: hands.project, into, note: form.value.joinNote }
    try {
      await proposeJoining(context, hands, wish, hands.secret ?? '')
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error
      return own(c, hands, withProblem(c, form, 'into', `refusal.${error.word}`), 422)
    }
    return seeOther(c, hands.path(), 'budgets.flash.joining-proposed')
  })

  return routes
}

/** Open proposals of a project. */
async function openJoinings(c: HttpContext, process: Process, project: Project) {
  const all = await joiningsShown(c.get('context').db, process.id, project.id)
  return all.filter(({ joining }) => joining.endedAt === null)
}

async function joiningOf(c: HttpContext, project: Project, id: string) {
  const joining = found(await joiningById(c.get('context').db, id))
  allow([joining.projectId, joining.intoId].includes(project.id))
  return joining
}

async function coauthorAt(c: HttpContext, secret: string) {
  const context = c.get('context')
  const at = await findEdition(context, c.req.param('slug') ?? '')
  const { process } = at
  const coauthor = found(await coauthorById(context.db, c.req.param('id') ?? ''))
  allow(secret !== '' && secretHash(secret) === coauthor.keyHash)
  const project = found(await projectById(context.db, process.id, coauthor.projectId))
  return { at, process, project, coauthor, secret }
}
