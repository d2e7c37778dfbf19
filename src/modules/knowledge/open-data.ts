import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { Source } from './content.ts'
import { type Question, questionPath } from './questions/rules.ts'
import { lastQuestionAt, publicQuestionsByIds, questionsPage } from './questions/store.ts'
import { pathOf, type Text, TOOLS } from './rules.ts'
import { lastChangedAt, publishedByIds, publishedPage } from './store.ts'

const moment = z.iso.datetime({ offset: true })
const Filters = z.object({ narzedzie: z.enum(TOOLS).optional() })
type Filters = z.infer<typeof Filters>

const GuideItem = z.object({
  id: z.uuid(),
  url: z.url(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  tool: z.string().nullable(),
  author: z.string(),
  sources: z.array(Source),
  lawCheckedOn: z.iso.date().nullable(),
  createdAt: moment,
  changedAt: moment,
})
type GuideItem = z.infer<typeof GuideItem>

/** Guides as everybody reads them, in Polish. */
const guidesData: OpenCollection<GuideItem, Filters> = {
  name: 'poradniki',
  itemName: 'Guide',
  schema: GuideItem,
  filters: Filters,
  async page(context, { narzedzie }, page) {
    const { rows, next } = await publishedPage(context.db, 'guide', { tool: narzedzie, ...page })
    return { rows: rows.map((guide) => guideItem(context, guide)), next }
  },
  async find(context, id) {
    if (!isId(id)) return null
    const [guide] = await publishedByIds(context.db, [id])
    return guide?.kind === 'guide' ? guideItem(context, guide) : null
  },
  themes: ['GOVE', 'SOCI', 'EDUC'],
  keywords: ['partycypacja', 'poradniki'],
  changedAt: ({ db }) => lastChangedAt(db),
}

const guideItem = ({ house }: Context, text: Text): GuideItem => ({
  id: text.id,
  url: house.config.url + pathOf(text),
  slug: text.slug,
  title: text.content.title,
  summary: text.content.summary,
  body: text.content.body,
  tool: text.tool,
  author: text.content.author,
  sources: text.content.sources,
  lawCheckedOn: text.lawCheckedOn?.toString() ?? null,
  createdAt: text.createdAt.toString(),
  changedAt: text.changedAt.toString(),
})

const QuestionItem = z.object({
  id: z.uuid(),
  url: z.url(),
  title: z.string(),
  details: z.string(),
  tool: z.string().nullable(),
  answerCount: z.number().int(),
  publishedAt: moment,
  changedAt: moment,
})
type QuestionItem = z.infer<typeof QuestionItem>

/** Public questions, the newest first; who asked is told to nobody here. */
const questionsData: OpenCollection<QuestionItem, Filters> = {
  name: 'pytania',
  itemName: 'Question',
  schema: QuestionItem,
  filters: Filters,
  async page(context, { narzedzie }, page) {
    const { rows, next } = await questionsPage(context.db, { tool: narzedzie }, page)
    return { rows: rows.map((question) => questionItem(context, question)), next }
  },
  async find(context, id) {
    if (!isId(id)) return null
    const [question] = await publicQuestionsByIds(context.db, [id])
    return question ? questionItem(context, question) : null
  },
  themes: ['GOVE', 'SOCI'],
  keywords: ['partycypacja', 'pytania i odpowiedzi'],
  changedAt: ({ db }) => lastQuestionAt(db),
}

const questionItem = ({ house }: Context, question: Question): QuestionItem => ({
  id: question.id,
  url: house.config.url + questionPath(question),
  title: question.title,
  details: question.details,
  tool: question.tool,
  answerCount: question.answerCount,
  publishedAt: (question.publishedAt ?? question.askedAt).toString(),
  changedAt: question.changedAt.toString(),
})

export const knowledgeData = [guidesData, questionsData]
