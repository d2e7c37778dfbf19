import type { Context } from '../../../../platform/context.ts'
import { inTransaction } from '../../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../../platform/errors.ts'
import { type Issue, issuePath } from '../../issues/rules.ts'
import { lockIssue } from '../../issues/store.ts'
import type { FrozenIssue } from '../../letter/freezing.ts'
import { mayKeepNewsletter } from '../../rules.ts'
import { linksIn, VIEW_PLACE } from './links.ts'
import { deleteCountedLinks, insertCountedLinks, isCounted } from './store.ts'

/** Asks for sums of openings of one issue, or takes it back; before it is frozen. */
export async function chooseCounting(context: Context, { id }: Pick<Issue, 'id'>, counts: boolean) {
  allow(mayKeepNewsletter(context.actor))
  await inTransaction(context, async ({ db }) => {
    const issue = found(await lockIssue(db, id))
    if (issue.frozenAt) refuse('issue-has-left')
    if (counts) await insertCountedLinks(db, id, [{ place: VIEW_PLACE, url: '' }])
    else await deleteCountedLinks(db, id)
  })
}

/** Notes the links of an issue that has just been frozen, when its editors asked for sums. */
export async function keepCountedLinks(context: Context, frozen: FrozenIssue) {
  allow(mayKeepNewsletter(context.actor))
  if (!(await isCounted(context.db, frozen.issueId))) return
  const links = linksIn(frozen.html).map((url, index) => ({ place: index + 1, url }))
  await insertCountedLinks(context.db, frozen.issueId, links)
}

/** Where a counted link leads. */
export const targetOf = (frozen: FrozenIssue, place: number, url: string) =>
  place === VIEW_PLACE ? issuePath(frozen) : url
