import { EVERYBODY, type Findable, type SearchSource, withoutMarks } from '../../platform/search.ts'
import type { Block } from './issues/blocks.ts'
import { isPublic, issuePath } from './issues/rules.ts'
import { archivedByIds, archivedIds } from './search-store.ts'

/** Issues of the archive by every word in them. */
export const issuesFound: SearchSource = {
  kind: 'issue',
  async read({ db }, ids) {
    const issues = await archivedByIds(db, ids)
    return issues.map(
      (issue): Findable => ({
        id: issue.id,
        path: issuePath(issue),
        title: issue.subject,
        context: `${issue.number}/${issue.year}`,
        body: withoutMarks(
          [issue.preheader, issue.plainSummary, ...issue.blocks.map(wordsOf)].filter(Boolean).join('\n'),
        ),
        datedAt: issue.frozenAt ?? issue.createdAt,
        unitCode: null,
        audiences: [EVERYBODY],
      }),
    )
  },
  ids: ({ db }, after, limit) => archivedIds(db, after, limit),
  async visible({ db }, ids) {
    return new Set((await archivedByIds(db, ids)).filter(isPublic).map(({ id }) => id))
  },
}

/** What a block says, in plain words. */
export function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'divider':
      return ''
    case 'picture':
      return `${block.alt}\n${block.caption}`
    case 'quote':
      return `${block.text}\n${block.author}`
    case 'heading':
    case 'text':
      return block.text
    default:
      return [block.title, block.text, block.when, block.place].join('\n')
  }
}
