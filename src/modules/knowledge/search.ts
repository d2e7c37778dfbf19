import { EVERYBODY, type Findable, type SearchSource, withoutMarks } from '../../platform/search.ts'
import { withoutTerms } from '../../ui/index.ts'
import { questionPath } from './questions/rules.ts'
import { answersOf, publicQuestionsByIds, questionIds } from './questions/store.ts'
import { type Kind, pathOf } from './rules.ts'
import { publishedByIds, textIds } from './store.ts'

/** Texts of one kind as everybody reads them; drafts and withdrawn ones are nobody's to find. */
const textsFound = (kind: Exclude<Kind, 'collection'>, weight: number): SearchSource => ({
  // Documents of consultations have that word already.
  kind: kind === 'document' ? 'library' : kind,
  async read({ db }, ids) {
    return (await publishedByIds(db, ids))
      .filter((text) => text.kind === kind)
      .map((text): Findable => {
        const { content } = text
        const words = [
          content.summary,
          content.body,
          content.aliases.join(', '),
          content.en?.title,
          content.en?.summary,
        ]
        return {
          id: text.id,
          path: pathOf(text),
          title: content.title,
          context: content.document?.publisher ?? content.place,
          body: withoutMarks(withoutTerms(words.filter(Boolean).join('\n')).replace(/\{[#{][^}]*\}+/g, '')),
          datedAt: text.changedAt,
          unitCode: null,
          audiences: [EVERYBODY],
          weight,
        }
      })
  },
  ids: ({ db }, after, limit) => textIds(db, kind, after, limit),
  async visible({ db }, ids) {
    return new Set((await publishedByIds(db, ids)).filter((text) => text.kind === kind).map(({ id }) => id))
  },
})

/** Questions with their answers; hidden ones and those that wait are nobody's to find. */
const questionsFound: SearchSource = {
  kind: 'question',
  async read({ db }, ids) {
    const found: Findable[] = []
    for (const question of await publicQuestionsByIds(db, ids)) {
      const answers = (await answersOf(db, question.id)).filter(({ hiddenAt }) => hiddenAt === null)
      found.push({
        id: question.id,
        path: questionPath(question),
        title: question.title,
        context: '',
        body: withoutMarks([question.details, ...answers.map(({ body }) => body)].filter(Boolean).join('\n')),
        datedAt: question.publishedAt ?? question.askedAt,
        unitCode: null,
        audiences: [EVERYBODY],
        weight: 0.9,
      })
    }
    return found
  },
  ids: ({ db }, after, limit) => questionIds(db, after, limit),
  async visible({ db }, ids) {
    return new Set((await publicQuestionsByIds(db, ids)).map(({ id }) => id))
  },
}

export const knowledgeFound: SearchSource[] = [
  textsFound('guide', 1),
  textsFound('template', 0.9),
  textsFound('story', 0.9),
  textsFound('document', 0.8),
  textsFound('term', 0.95),
  questionsFound,
]
