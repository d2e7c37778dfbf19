import { Hono } from 'hono'
import type { VNode } from 'preact'
import { z } from 'zod'
import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  throttle,
} from '../../../platform/http/index.ts'
import { namedMembers } from '../names-store.ts'
import type { MembershipPorts } from '../ports.ts'
import { mayKeepMembers } from '../rules.ts'
import {
  activeMember,
  answerIdea,
  commentOnIdea,
  hideComment,
  IDEAS,
  proposeIdea,
  stopSupporting,
  supportIdea,
  withdrawIdea,
} from './actions.ts'
import { AnswerPage, HideCommentPage, ProposePage, WithdrawPage } from './asking-pages.tsx'
import { AnswerForm, CommentForm, HideForm, IdeaForm } from './forms.ts'
import { IDEAS_HOME, IdeaListPage, IdeaPage, LISTS, type ListName, pathOfIdea } from './pages.tsx'
import { type Idea, isLive } from './rules.ts'
import { answersOf, commentsOf, ideaById, ideasPage, supportsIdea } from './store.ts'

const PER_PAGE = 24

const ListQuery = z.object({
  lista: z.enum(Object.keys(LISTS) as [ListName, ...ListName[]]).default('otwarte'),
  po: z.string().optional(),
})

/** Ideas of members: read by everybody, proposed and supported by members, answered by the desk. */
export function ideaRoutes({ ideasAlike }: Pick<MembershipPorts, 'ideasAlike'> = {}): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(IDEAS_HOME, async (c) => {
    const context = c.get('context')
    const { lista, po } = readQuery(c, ListQuery)
    const { rows, next } = await ideasPage(context.db, LISTS[lista], { after: po, limit: PER_PAGE })
    const reader = await readerOf(context)
    const nameOf = await namesFor(context, reader, rows)
    return page(c, <IdeaListPage list={lista} ideas={rows} {...{ next, nameOf, reader }} />, 200, {
      cache: [IDEAS, 'members'],
    })
  })

  routes.get(`${IDEAS_HOME}/nowy`, async (c) => {
    allow((await activeMember(c.get('context'))) !== null)
    return page(c, <ProposePage form={emptyForm()} formKey={newId()} />)
  })

  routes.post(`${IDEAS_HOME}/nowy`, async (c) => {
    allow((await activeMember(c.get('context'))) !== null)
    const form = await readForm(c, IdeaForm)
    if (!form.ok) return page(c, <ProposePage form={form} formKey={String(form.values.key ?? newId())} />, 422)
    const { key, ...input } = form.value
    await limited(c, 'idea')
    const id = await proposeIdea(c.get('context'), input, key)
    return seeOther(c, pathOfIdea({ id }), 'membership.done.idea')
  })

  routes.get(`${IDEAS_HOME}/:id`, async (c) => {
    const idea = await ideaAt(c)
    return ideaPage(c, idea, emptyForm(), 200, await ideasAlike?.(c.get('context'), idea))
  })

  routes.post(`${IDEAS_HOME}/:id/poparcie`, async (c) => {
    const idea = await ideaAt(c)
    await limited(c, 'idea-support')
    await supportIdea(c.get('context'), idea)
    return seeOther(c, pathOfIdea(idea), 'membership.done.supported')
  })

  routes.post(`${IDEAS_HOME}/:id/poparcie/wycofanie`, async (c) => {
    const idea = await ideaAt(c)
    await limited(c, 'idea-support')
    await stopSupporting(c.get('context'), idea)
    return seeOther(c, pathOfIdea(idea), 'membership.done.unsupported')
  })

  routes.post(`${IDEAS_HOME}/:id/komentarze`, async (c) => {
    const idea = await ideaAt(c)
    allow((await activeMember(c.get('context'))) !== null)
    const form = await readForm(c, CommentForm)
    if (!form.ok) return ideaPage(c, idea, form, 422)
    await limited(c, 'idea-comment')
    await commentOnIdea(c.get('context'), idea, form.value.body, form.value.key)
    return seeOther(c, pathOfIdea(idea), 'membership.done.comment')
  })

  routes.get(`${IDEAS_HOME}/:id/komentarze/:comment/ukrycie`, async (c) => {
    const { idea, commentId } = await commentAt(c)
    return page(c, <HideCommentPage {...{ idea, commentId }} form={emptyForm()} />)
  })

  routes.post(`${IDEAS_HOME}/:id/komentarze/:comment/ukrycie`, async (c) => {
    const { idea, commentId } = await commentAt(c)
    const form = await readForm(c, HideForm)
    if (!form.ok) return page(c, <HideCommentPage {...{ idea, commentId, form }} />, 422)
    await hideComment(c.get('context'), idea, commentId, form.value.reason)
    return seeOther(c, pathOfIdea(idea), 'membership.done.comment-hidden')
  })

  routes.get(`${IDEAS_HOME}/:id/odpowiedz`, async (c) => {
    const idea = await ideaAt(c)
    allow(mayKeepMembers(c.get('context').actor) && isLive(idea))
    return page(c, <AnswerPage idea={idea} form={emptyForm()} />)
  })

  routes.post(`${IDEAS_HOME}/:id/odpowiedz`, async (c) => {
    const idea = await ideaAt(c)
    allow(mayKeepMembers(c.get('context').actor))
    const form = await readForm(c, AnswerForm)
    if (!form.ok) return page(c, <AnswerPage {...{ idea, form }} />, 422)
    const { becamePath, ...rest } = form.value
    await answerIdea(c.get('context'), idea, { ...rest, becamePath: rest.answer === 'became' ? becamePath : null })
    return seeOther(c, pathOfIdea(idea), 'membership.done.answered')
  })

  routes.get(`${IDEAS_HOME}/:id/wycofanie`, async (c) => {
    const idea = await ideaAt(c)
    allow((await activeMember(c.get('context')))?.id === idea.memberId)
    return page(c, <WithdrawPage idea={idea} />)
  })

  routes.post(`${IDEAS_HOME}/:id/wycofanie`, async (c) => {
    const idea = await ideaAt(c)
    await withdrawIdea(c.get('context'), idea)
    return seeOther(c, pathOfIdea(idea), 'membership.done.withdrawn')
  })

  return routes
}

/** What one person may do with ideas in a day; kept here so that a test and a reader find the same numbers. */
export const MOST_A_DAY = { idea: 5, 'idea-support': 200, 'idea-comment': 40 } as const

// Whoever may not do it at all learns of no limit: the act refuses them as absent.
async function limited(c: HttpContext, what: keyof typeof MOST_A_DAY) {
  const context = c.get('context')
  const whom = personId(context.actor)
  if (whom) await throttle(context, { what, whom, most: MOST_A_DAY[what], seconds: 86_400 })
}

const ideaAt = async (c: HttpContext): Promise<Idea> =>
  found(await ideaById(c.get('context').db, c.req.param('id') ?? ''))

async function commentAt(c: HttpContext) {
  const context = c.get('context')
  allow(mayKeepMembers(context.actor))
  const idea = await ideaAt(c)
  const comments = await commentsOf(context.db, idea.id)
  const { id } = found(comments.find((each) => each.id === c.req.param('comment') && each.hiddenReason === null))
  return { idea, commentId: id }
}

async function ideaPage(c: HttpContext, idea: Idea, comment: Form, status = 200, alike: VNode[] = []) {
  const context = c.get('context')
  const member = await activeMember(context)
  const reader = {
    ...(await readerOf(context)),
    isAuthor: member?.id === idea.memberId,
    supports: member !== null && (await supportsIdea(context.db, idea.id, member.id)),
  }
  const comments = await commentsOf(context.db, idea.id)
  const answers = await answersOf(context.db, idea.id)
  const nameOf = await namesFor(context, reader, [idea, ...comments])
  const commentKey = String(comment.values.key ?? newId())
  return page(c, <IdeaPage {...{ idea, answers, comments, nameOf, reader, comment, commentKey, alike }} />, status, {
    cache: [IDEAS, 'members'],
  })
}

async function readerOf(context: Context) {
  return { isMember: (await activeMember(context)) !== null, keepsMembers: mayKeepMembers(context.actor) }
}

/** Members and the desk read names; everybody else only of those who agreed to be published. */
async function namesFor(
  context: Context,
  { isMember, keepsMembers }: { isMember: boolean; keepsMembers: boolean },
  rows: readonly { memberId: string }[],
) {
  const t = context.house.texts.in(context.locale)
  const members = await namedMembers(
    context.db,
    rows.map(({ memberId }) => memberId),
  )
  return (memberId: string): string => {
    const member = members.get(memberId)
    if (!member || member.gone) return t('membership.somebody-gone')
    return isMember || keepsMembers || member.published ? member.name : t('membership.a-member')
  }
}
