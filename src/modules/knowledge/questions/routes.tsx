import { Hono } from 'hono'
import { z } from 'zod'
import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { FEED_TYPES, writeFeed } from '../../../platform/feeds/atom.ts'
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
import { queryKeys, searchKeys } from '../../../platform/language/index.ts'
import { FOLLOW_ASKED, receiveFollow } from '../../notices/index.ts'
import { explaining } from '../glossary/explaining.ts'
import type { KnowledgePorts } from '../ports.ts'
import { KNOWLEDGE, mayEdit, QUESTIONS, TOOLS } from '../rules.ts'
import { publishedByIds, publishedHeads } from '../store.ts'
import { answer, answererName, ask, findQuestion, markBest, mayMark, publishQuestion, putIntoGuide } from './actions.ts'
import { AskedPage, AskPage } from './asking-pages.tsx'
import { questionsFeed } from './feed.ts'
import { AnswerForm, AskForm, carried, refusedSending, sourcesFrom } from './forms.ts'
import { QuestionList, QuestionThing } from './pages.tsx'
import { anchorOf, mayKeep, type Question, questionPath, subjectOf } from './rules.ts'
import { answerById, answersOf, questionsLike, questionsPage } from './store.ts'

const PER_PAGE = 24
const ALIKE = 5

const ListQuery = z.object({
  tekst: z.string().trim().max(200).optional().catch(undefined),
  narzedzie: z.enum(TOOLS).optional().catch(undefined),
  stan: z.literal('bez-odpowiedzi').optional().catch(undefined),
  po: z.string().max(500).optional().catch(undefined),
})

/** `/wiedza/pytania`: anyone asks, practitioners answer by name. */
export function questionsRoutes(ports: KnowledgePorts): App {
  const routes: App = new Hono<AppEnv>()
  const at = (c: HttpContext) => findQuestion(c.get('context'), c.req.param('slug') ?? '')

  routes.get(QUESTIONS, async (c) => {
    const query = readQuery(c, ListQuery)
    const filter = {
      tool: query.narzedzie,
      answered: query.stan ? false : undefined,
      words: query.tekst ? queryKeys(query.tekst) : undefined,
    }
    const { rows, next } = await questionsPage(c.get('context').db, filter, { limit: PER_PAGE, after: query.po })
    return page(c, <QuestionList {...{ query, next }} questions={rows} />, 200, { cache: [KNOWLEDGE] })
  })

  for (const ending of ['xml', 'json'] as const)
    routes.get(`${QUESTIONS}/kanal.${ending}`, async (c) => {
      const feed = await questionsFeed(c, ports, readQuery(c, ListQuery).narzedzie)
      c.set('pageOptions', { file: FEED_TYPES[ending].split(';')[0] ?? '' })
      return c.body(writeFeed(feed, ending), 200, { 'content-type': FEED_TYPES[ending] })
    })

  routes.get(`${QUESTIONS}/nowe`, (c) => {
    const { narzedzie } = readQuery(c, ListQuery)
    const form = emptyForm({ tool: narzedzie ?? '' })
    return page(c, <AskPage form={form} {...carried(c.var, form)} alike={null} />)
  })

  routes.get(`${QUESTIONS}/podobne`, async (c) => {
    const like = await alikeFor(c, (c.req.query('q') ?? '').slice(0, 800))
    return c.json(like.map(({ label, href }) => ({ label, href: c.get('url')(href) })))
  })

  routes.post(`${QUESTIONS}/nowe`, async (c) => {
    const form = await readForm(c, AskForm)
    const asking = async (form: Form, alike: { label: string; href: string }[] | null, status: number) =>
      page(c, <AskPage form={form} {...carried(c.var, form)} alike={alike} />, status)
    // Looking first: nothing is wrong yet, whatever is missing.
    if (form.values.similar === 'tak')
      return asking(emptyForm(form.values), await alikeFor(c, `${form.values.title} ${form.values.details}`), 200)
    if (!form.ok) return asking(form, null, 422)
    const refused = await refusedSending(c, form)
    if (refused) return asking(refused, null, 422)
    const { title, details, tool, signature, email, formKey } = form.value
    const given = { title, details, tool: tool || null, signature, email: email || null, formKey }
    const { question, secret } = await ask(c.get('context'), ports, given)
    return page(c, <AskedPage {...{ question, secret }} email={given.email !== null} />)
  })

  routes.get(`${QUESTIONS}/:slug`, async (c) => questionPage(c, await at(c), {}))

  routes.post(`${QUESTIONS}/:slug/odpowiedzi`, async (c) => {
    const question = await at(c)
    allow((await answererName(c.get('context'), ports)) !== null)
    const form = await readForm(c, AnswerForm)
    if (!form.ok) return questionPage(c, question, { form }, 422)
    const { body, sources, formKey } = form.value
    const given = await answer(c.get('context'), ports, question, { body, sources: sourcesFrom(sources), formKey })
    return seeOther(c, `${questionPath(question)}#${anchorOf(given)}`, 'knowledge.done.answered')
  })

  routes.post(`${QUESTIONS}/:slug/najlepsza`, async (c) => {
    const question = await at(c)
    const Mark = z.object({ answer: z.string().max(40).default(''), secret: z.string().max(100).default('') })
    const form = await readForm(c, Mark)
    const { answer: id, secret } = form.ok ? form.value : { answer: '', secret: '' }
    const chosen = isId(id) ? found(await answerById(c.get('context').db, id)) : null
    await markBest(c.get('context'), question, chosen, secret)
    const key = secret ? `?klucz=${encodeURIComponent(secret)}` : ''
    return seeOther(c, questionPath(question) + key, chosen ? 'knowledge.done.marked' : 'knowledge.done.unmarked')
  })

  routes.post(`${QUESTIONS}/:slug/obserwowanie`, async (c) => {
    const question = await at(c)
    allow(question.publishedAt !== null && question.hiddenAt === null)
    const follow = await receiveFollow(c, {
      subject: subjectOf(question),
      title: question.title,
      url: questionPath(question),
    })
    if (!follow.ok) return questionPage(c, question, { follow }, 422)
    return seeOther(c, questionPath(question), FOLLOW_ASKED)
  })

  routes.post(`${QUESTIONS}/:slug/publikacja`, async (c) => {
    const question = await at(c)
    await publishQuestion(c.get('context'), question)
    return seeOther(c, questionPath(question), 'knowledge.done.published')
  })

  routes.post(`${QUESTIONS}/:slug/poradnik`, async (c) => {
    const question = await at(c)
    const form = await readForm(c, z.object({ guide: z.string().max(40).default('') }))
    const id = form.ok && isId(form.value.guide) ? form.value.guide : null
    await putIntoGuide(c.get('context'), question, id)
    return seeOther(c, questionPath(question), 'knowledge.done.saved')
  })

  async function questionPage(
    c: HttpContext,
    question: Question,
    { form = emptyForm(), follow = emptyForm() }: { form?: Form; follow?: Form },
    status = 200,
  ) {
    const context = c.get('context')
    const { actor, db } = context
    const secret = (c.req.query('klucz') ?? '').slice(0, 100)
    const edit = mayEdit(actor)
    const props = {
      question,
      answers: await answersOf(db, question.id),
      explain: await explaining(db, c.get('locale'), c.get('url')),
      guide: question.guideId ? ((await publishedByIds(db, [question.guideId]))[0] ?? null) : null,
      guides: edit ? await publishedHeads(db, 'guide') : [],
      alike: question.hiddenAt
        ? []
        : await ports.alike(context, {
            kind: 'question',
            id: question.id,
            text: `${question.title} ${question.details}`,
          }),
      may: {
        answer: await answererName(context, ports),
        mark: await mayMark(context, question, secret),
        keep: mayKeep(actor),
        edit,
      },
      secret,
      form,
      formKey: carried(c.var, form).formKey,
      follow,
    }
    // With its key in the address the page belongs to whoever asked.
    return page(c, <QuestionThing {...props} />, status, secret ? {} : { cache: [KNOWLEDGE] })
  }

  return routes
}

/** Public questions most like some words, as links. */
async function alikeFor(c: HttpContext, words: string): Promise<{ label: string; href: string }[]> {
  const keys = searchKeys(words.trim()).slice(0, 60)
  const like = await questionsLike(c.get('context').db, keys, ALIKE)
  return like.map((question) => ({ label: question.title, href: questionPath(question) }))
}
