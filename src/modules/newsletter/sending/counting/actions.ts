import type { Context } from '../../../../platform/context.ts'
import { allow } from '../../../../platform/errors.ts'
import { issuePath } from '../../issues/rules.ts'
import type { FrozenIssue } from '../../letter/freezing.ts'
import { mayKeepNewsletter } from '../../rules.ts'
import { linksIn, VIEW_PLACE } from './links.ts'
import { deleteCountedLinks, insertCountedLinks, isCounted } from './store.ts'

/** Asks for sums of openings of one issue, or takes it back; before it is frozen. */
export async function chooseCounting(context: Context, issueId: string, counts: boolean) {
  allow(mayKeepNewsletter(context.actor))
  if (counts) await insertCountedLinks(context.db, issueId, [{ place: VIEW_PLACE, url: '' }])
  else await deleteCountedLinks(context.db, issueId)
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
