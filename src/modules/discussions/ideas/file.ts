import type { Cell } from '../../../platform/documents/index.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { lastAnswers } from '../posts/answers-store.ts'
import { csvFile } from '../posts/file.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { ideasPage } from './store.ts'

const COLUMNS = [
  'number',
  'date',
  'title',
  'body',
  'theme',
  'place',
  'author',
  'supports',
  'comments',
  'state',
  'answer',
]

/** Every public idea as a row of a table. */
export function ideasFile(c: HttpContext, at: FoundRoom): Response {
  const { db, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  async function* rows(): AsyncGenerator<Cell[]> {
    let after: string | undefined
    do {
      const { rows, next } = await ideasPage(db, at.room.id, { order: 'newest' }, { after, limit: 200 })
      const answers = await lastAnswers(
        db,
        rows.map(({ id }) => id),
      )
      for (const idea of rows)
        yield [
          idea.number,
          idea.givenAt.toString(),
          idea.title,
          idea.body,
          idea.theme,
          idea.placeWords,
          idea.signature,
          idea.supports,
          idea.comments,
          t(`discussions.state.${idea.state}`),
          answers.get(idea.id)?.body ?? null,
        ]
      after = next ?? undefined
    } while (after)
  }
  const header = COLUMNS.map((name) => t(`discussions.file.${name}`))
  return csvFile(c, `pomysly-${at.process?.slug ?? 'siec'}`, header, rows())
}
