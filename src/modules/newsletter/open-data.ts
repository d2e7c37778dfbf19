import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { archivePage, lastFrozenAt } from './archive/store.ts'
import { type Issue, isPublic, issuePath } from './issues/rules.ts'
import { issueById } from './issues/store.ts'
import { TOPICS } from './rules.ts'
import { wordsOf } from './search.ts'

const IssueItem = z.object({
  id: z.uuid(),
  url: z.url(),
  year: z.int(),
  number: z.int(),
  subject: z.string(),
  summary: z.string(),
  topics: z.array(z.enum(TOPICS)),
  unitCodes: z.array(z.string()),
  body: z.string(),
  publishedAt: z.iso.datetime({ offset: true }),
})
type IssueItem = z.infer<typeof IssueItem>

/** Issues of the archive, the newest first. */
export const issuesData: OpenCollection<IssueItem> = {
  name: 'newsletter',
  itemName: 'Issue',
  schema: IssueItem,
  filters: z.object({}),
  async page(context, _, page) {
    const { rows, next } = await archivePage(context.db, page)
    return { rows: rows.flatMap((issue) => itemOf(context, issue) ?? []), next }
  },
  async find(context, id) {
    const issue = await issueById(context.db, id)
    return issue && itemOf(context, issue)
  },
  themes: ['GOVE', 'SOCI'],
  keywords: ['newsletter', 'partycypacja'],
  changedAt: ({ db }) => lastFrozenAt(db),
}

function itemOf({ house }: Context, issue: Issue): IssueItem | null {
  const { id, year, number, subject, plainSummary, topics, unitCodes, blocks, frozenAt } = issue
  if (!isPublic(issue) || !frozenAt || year === null || number === null) return null
  return {
    id,
    url: house.config.url + issuePath(issue),
    year,
    number,
    subject,
    summary: plainSummary,
    topics,
    unitCodes,
    body: blocks.map(wordsOf).filter(Boolean).join('\n\n'),
    publishedAt: frozenAt.toString(),
  }
}
