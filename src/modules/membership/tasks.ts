import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { countByState } from './declarations/store.ts'
import { IDEAS_HOME } from './ideas/pages.tsx'
import { countUnansweredByNetwork } from './ideas/store.ts'
import { unrepresented } from './members/list-store.ts'
import { DESK } from './paths.ts'
import { REPORTED } from './relay/reported-pages.tsx'
import { countReported } from './relay/reported-store.ts'
import { mayKeepMembers } from './rules.ts'

export interface MembershipTask {
  label: string
  count: number
  href: string
}

/** What waits at the desk of members; nothing for those who do not keep it. */
export async function tasksOf({ db, actor, now, house, locale }: Context): Promise<MembershipTask[]> {
  if (!mayKeepMembers(actor)) return []
  const t = house.texts.in(locale)
  const states = await countByState(db)
  const alone = (await unrepresented(db, dateOf(now))).length
  const [reported, ideas] = [await countReported(db), await countUnansweredByNetwork(db, dateOf(now))]
  const task = (word: string, count: number, href: string) => ({
    label: t(`membership.task.${word}`, { count }),
    count,
    href,
  })
  return [
    task('submitted', states.submitted ?? 0, DESK),
    task('incomplete', states.incomplete ?? 0, DESK),
    task('unrepresented', alone, DESK),
    task('reported', reported, REPORTED),
    task('ideas', ideas, IDEAS_HOME),
  ].filter(({ count }) => count > 0)
}
