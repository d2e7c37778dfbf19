import { Hono } from 'hono'
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
  withProblem,
} from '../../../platform/http/index.ts'
import type { DiscussionsPorts } from '../ports.ts'
import { draftAnswer, publishAnswer } from '../posts/answering.ts'
import { draftedAmong, draftedAnswer, lastAnswers } from '../posts/answers-store.ts'
import { isPublic } from '../posts/rules.ts'
import { postByNumber } from '../posts/store.ts'
import { addExpert, changeExpert, removeExpert, setPicture } from '../questions/actions.ts'
import { shownExperts } from '../questions/shown.ts'
import { countQuestions, expertById, expertsOf, questionsPage } from '../questions/store.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { numberIn } from '../rooms/numbers.ts'
import { mayAnswer, mayKeepRoom, roomWorkPath } from '../rooms/rules.ts'
import { ExpertForm, ListQuery, QuestionAnswerForm } from './forms.ts'
import type { Frame } from './frame.tsx'
import { framed, framedRoom, homeProps, newRoom } from './framing.tsx'
import { ExpertPage, ExpertsPage, QuestionAnswerPage, QuestionsHomePage } from './questions-pages.tsx'

const PER_PAGE = 50

export function openQuestionWork(ports: DiscussionsPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/pytania', async (c) => {
    const { db, actor } = c.get('context')
    const { process, room, frame } = await framed(c, ports, 'questions')
    if (!room) return newRoom(c, frame)
    const { stan, po } = readQuery(c, ListQuery)
    const state = stan === 'asked' || stan === 'answered' ? stan : undefined
    const { rows, next } = await questionsPage(db, room.id, { state }, { after: po, limit: PER_PAGE })
    const ids = rows.map(({ id }) => id)
    const answers = await lastAnswers(db, ids)
    const drafted = await draftedAmong(db, ids)
    const [all, answered] = [
      await countQuestions(db, room.id),
      await countQuestions(db, room.id, { state: 'answered' }),
    ]
    const more =
      next &&
      `${roomWorkPath(process, 'questions')}?${new URLSearchParams({ ...(state ? { stan: state } : {}), po: next })}`
    return page(
      c,
      <QuestionsHomePage
        {...(await homeProps(c, frame, room))}
        questions={rows.map((post) => ({ ...post, isAnswered: answers.has(post.id), isDrafted: drafted.has(post.id) }))}
        state={state ?? null}
        byState={{ all, answered, asked: all - answered }}
        experts={await expertsOf(db, room.id)}
        next={more}
        mayAnswer={mayAnswer(actor, process)}
      />,
    )
  })

  routes.get('/:slug/pytania/eksperci', async (c) => {
    const { frame, at } = await framedRoom(c, ports, 'questions', mayKeepRoom)
    return expertsPage(c, frame, at, emptyForm())
  })

  routes.post('/:slug/pytania/eksperci', async (c) => {
    const context = c.get('context')
    const { frame, at } = await framedRoom(c, ports, 'questions', mayKeepRoom)
    const form = await readForm(c, ExpertForm, { files: 1 })
    if (!form.ok) return expertsPage(c, frame, at, form, 422)
    const problem = altNeeded(c, form)
    if (problem) return expertsPage(c, frame, at, problem, 422)
    const { alt, ...words } = form.value
    const id = await addExpert(context, at, words)
    const [file] = form.files
    const kept = file ? await setPicture(context, at, { id, pictureId: null }, file, alt) : null
    return seeOther(
      c,
      `${roomWorkPath(at.process, 'questions')}/eksperci`,
      kept && !kept.ok ? 'discussions.flash.picture-refused' : 'discussions.flash.expert-added',
    )
  })

  routes.get('/:slug/pytania/eksperci/:expert', async (c) => {
    const { frame, at, expert } = await expertAt(c)
    const { name, role, about } = expert
    const alt = (await shownExperts(c.get('context'), at)).find(({ id }) => id === expert.id)?.picture?.alt ?? ''
    return page(c, <ExpertPage {...{ frame, expert }} form={emptyForm({ name, role, about, alt })} />)
  })

  routes.post('/:slug/pytania/eksperci/:expert/dane', async (c) => {
    const context = c.get('context')
    const { frame, at, expert } = await expertAt(c)
    const form = await readForm(c, ExpertForm, { files: 1 })
    if (!form.ok) return page(c, <ExpertPage {...{ frame, expert, form }} />, 422)
    const problem = altNeeded(c, form)
    if (problem) return page(c, <ExpertPage {...{ frame, expert }} form={problem} />, 422)
    const { alt, ...words } = form.value
    await changeExpert(context, at, expert, words, alt)
    const [file] = form.files
    const kept = file ? await setPicture(context, at, expert, file, alt) : null
    return seeOther(
      c,
      `${roomWorkPath(at.process, 'questions')}/eksperci`,
      kept && !kept.ok ? 'discussions.flash.picture-refused' : 'discussions.flash.saved',
    )
  })

  routes.post('/:slug/pytania/eksperci/:expert/usuniecie', async (c) => {
    const { at, expert } = await expertAt(c)
    await removeExpert(c.get('context'), at, expert)
    return seeOther(c, `${roomWorkPath(at.process, 'questions')}/eksperci`, 'discussions.flash.expert-removed')
  })

  routes.get('/:slug/pytania/:number/odpowiedz', async (c) => {
    const { frame, question, experts } = await questionAt(c)
    const draft = await draftedAnswer(c.get('context').db, question.id)
    const form = emptyForm({ expert: draft?.expertId ?? question.expertId ?? '', body: draft?.body ?? '' })
    return page(c, <QuestionAnswerPage {...{ frame, question, experts, form }} isDrafted={draft !== null} />)
  })

  routes.post('/:slug/pytania/:number/odpowiedz', async (c) => {
    const context = c.get('context')
    const { frame, at, question, experts } = await questionAt(c)
    const form = await readForm(c, QuestionAnswerForm)
    if (!form.ok) return page(c, <QuestionAnswerPage {...{ frame, question, experts, form }} isDrafted={false} />, 422)
    const { expert, body, publish } = form.value
    const expertId = experts.find(({ id }) => id === expert)?.id ?? null
    await draftAnswer(context, at, question, { state: null, body, expertId })
    if (publish) await publishAnswer(context, at, question)
    return seeOther(
      c,
      roomWorkPath(at.process, 'questions'),
      publish ? 'discussions.flash.answered' : 'discussions.flash.drafted',
    )
  })

  async function questionAt(c: HttpContext) {
    const { db } = c.get('context')
    const { frame, at } = await framedRoom(c, ports, 'questions', mayAnswer)
    const question = found(await postByNumber(db, at.room.id, numberIn(c, 'number')))
    allow(question.kind === 'question' && isPublic(question))
    const experts = (await expertsOf(db, at.room.id)).filter(({ removedAt }) => removedAt === null)
    return { frame, at, question, experts }
  }

  async function expertAt(c: HttpContext) {
    const { frame, at } = await framedRoom(c, ports, 'questions', mayKeepRoom)
    const expert = found(await expertById(c.get('context').db, c.req.param('expert') ?? ''))
    allow(expert.roomId === at.room.id && expert.removedAt === null)
    return { frame, at, expert }
  }

  async function expertsPage(c: HttpContext, frame: Frame, at: FoundRoom, form: Form, status = 200) {
    const experts = (await shownExperts(c.get('context'), at)).filter(({ removedAt }) => removedAt === null)
    return page(c, <ExpertsPage {...{ frame, experts, form }} />, status)
  }

  return routes
}

/** A picture nobody describes says nothing to those who do not see it. */
function altNeeded<T extends { alt: string }>(c: HttpContext, form: Form<T> & { ok: true }): Form<T> | null {
  return form.files.length > 0 && !form.value.alt ? withProblem(c, form, 'alt', 'discussions.form.expert.alt') : null
}
