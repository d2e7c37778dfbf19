import { Hono } from 'hono'
import { z } from 'zod'
import type { Cell } from '../../../platform/documents/index.ts'
import { absent, found } from '../../../platform/errors.ts'
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
} from '../../../platform/http/index.ts'
import type { DiscussionsPorts } from '../ports.ts'
import { askQuestion } from '../posts/actions.ts'
import { answersOf, lastAnswers } from '../posts/answers-store.ts'
import { csvFile } from '../posts/file.ts'
import { QuestionForm, refusedSending } from '../posts/forms.ts'
import { isPublic, ownPath, stateOfPost, takesPosts } from '../posts/rules.ts'
import { inLocale, mustTake, sendingOf } from '../posts/sending.ts'
import { alikeFor, similarQuery } from '../posts/similar.ts'
import { everyPost, postByNumber } from '../posts/store.ts'
import { type FoundRoom, findPublicRoom } from '../rooms/actions.ts'
import { numberIn } from '../rooms/numbers.ts'
import { roomPath, tagOfRoom } from '../rooms/rules.ts'
import { AskingPage, OneQuestionPage, QuestionListPage } from './pages.tsx'
import { shownExperts } from './shown.ts'
import { countQuestions, expertsOf, questionsPage } from './store.ts'

const PER_PAGE = 20

const ListQuery = z.object({
  stan: z.enum(['asked', 'answered']).optional(),
  temat: z.string().max(100).optional(),
  ekspert: z.uuid().optional(),
  po: z.string().optional(),
})

const COLUMNS = ['number', 'date', 'question', 'theme', 'author', 'expert', 'answer', 'answered-at']

/** Questions to experts: asked without an account, answered in public. */
export function openQuestions(ports: DiscussionsPorts): App {
  const routes = new Hono<AppEnv>()
  const roomAt = (c: HttpContext) =>
    findPublicRoom(c.get('context'), ports.kind, c.req.param('slug') ?? '', 'questions')

  routes.get('/:slug/pytania', async (c) => {
    const context = c.get('context')
    const { db } = context
    const at = await roomAt(c)
    const { stan, temat, ekspert, po } = readQuery(c, ListQuery)
    const filter = { state: stan, theme: temat, expertId: ekspert }
    const { rows, next } = await questionsPage(db, at.room.id, filter, { after: po, limit: PER_PAGE })
    const asked = Object.entries({ stan, temat, ekspert }).flatMap(([name, value]) => (value ? [[name, value]] : []))
    const query = new URLSearchParams([...asked, ...(next ? [['po', next]] : [])] as string[][])
    return page(
      c,
      <QuestionListPage
        {...{ at, filter }}
        questions={rows}
        answers={
          await lastAnswers(
            db,
            rows.map(({ id }) => id),
          )
        }
        experts={await shownExperts(context, at)}
        count={await countQuestions(db, at.room.id, filter)}
        form={emptyForm({ stan: stan ?? '', temat: temat ?? '', ekspert: ekspert ?? '' })}
        next={next && `${roomPath(at.process, 'questions')}?${query}`}
        isOpen={takesPosts(at, context.now)}
      />,
      200,
      { cache: [tagOfRoom(at.room)] },
    )
  })

  routes.get('/:slug/pytania.csv', async (c) => questionsFile(c, await roomAt(c)))

  routes.get('/:slug/pytania/podobne', async (c) => {
    const at = await roomAt(c)
    const found = await alikeFor(c.get('context'), at, 'question', similarQuery(c))
    return c.json(found.map(inLocale(c)))
  })

  routes.get('/:slug/pytania/nowe', async (c) =>
    asking(c, await roomAt(c), emptyForm({ expert: c.req.query('ekspert') ?? '' })),
  )

  routes.post('/:slug/pytania/nowe', async (c) => {
    const context = c.get('context')
    const at = await roomAt(c)
    mustTake(c, at)
    const form = await readForm(c, QuestionForm)
    if (form.values.similar) return asking(c, at, emptyForm(form.values), 200, true)
    if (!form.ok) return asking(c, at, form, 422)
    const refused = await refusedSending(c, form)
    if (refused) return asking(c, at, refused, 422)
    const { theme, expert, ...words } = form.value
    const experts = await expertsOf(context.db, at.room.id)
    const given = await askQuestion(context, at, {
      ...words,
      theme: theme && at.room.themes.includes(theme) ? theme : null,
      expertId: experts.find(({ id, removedAt }) => id === expert && !removedAt)?.id ?? null,
    })
    return given.secret
      ? seeOther(c, ownPath(given.post.id, given.secret))
      : seeOther(c, roomPath(at.process, 'questions'), 'discussions.flash.given-before')
  })

  routes.get('/:slug/pytania/:number', async (c) => {
    const { db } = c.get('context')
    const at = await roomAt(c)
    const question = found(await postByNumber(db, at.room.id, numberIn(c, 'number')))
    if (question.kind !== 'question' || stateOfPost(question) === 'waiting') throw absent()
    const answers = isPublic(question) ? await answersOf(db, question.id) : []
    const experts = await expertsOf(db, at.room.id)
    return page(c, <OneQuestionPage {...{ at, question, answers, experts }} />, 200, { cache: [tagOfRoom(at.room)] })
  })

  async function asking(c: HttpContext, at: FoundRoom, form: Form, status = 200, asked = false) {
    mustTake(c, at)
    const context = c.get('context')
    const found = asked ? await alikeFor(context, at, 'question', String(form.values.body ?? '')) : []
    const experts = (await expertsOf(context.db, at.room.id)).filter(({ removedAt }) => removedAt === null)
    const sending = await sendingOf(c, ports, at, form)
    return page(c, <AskingPage {...sending} {...{ at, experts }} alike={{ found, asked }} />, status)
  }

  return routes
}

/** Every public question as a row of a table, with its last answer. */
function questionsFile(c: HttpContext, at: FoundRoom): Response {
  const { db, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  async function* rows(): AsyncGenerator<Cell[]> {
    const experts = new Map((await expertsOf(db, at.room.id)).map(({ id, name }) => [id, name]))
    for await (const question of everyPost(db, at.room.id, 'question')) {
      const [answer] = await answersOf(db, question.id)
      yield [
        question.number,
        question.givenAt.toString(),
        question.body,
        question.theme,
        question.signature,
        experts.get(answer?.expertId ?? question.expertId ?? '') ?? null,
        answer?.body ?? null,
        answer?.publishedAt?.toString() ?? null,
      ]
    }
  }
  const header = COLUMNS.map((name) => t(`discussions.file.${name}`))
  return csvFile(c, `pytania-${at.process?.slug ?? 'siec'}`, header, rows())
}
