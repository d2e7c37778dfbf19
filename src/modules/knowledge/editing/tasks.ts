import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { mayKeep } from '../questions/rules.ts'
import { countForDesk } from '../questions/store.ts'
import { DESK, isStale, KINDS, mayEdit } from '../rules.ts'
import { allHeads } from '../store.ts'

export interface KnowledgeTask {
  count: number
  label: string
  href: string
  /** Past its term. */
  late: boolean
}

/** What waits for whoever keeps the knowledge base: questions to show and to answer, texts whose law is to be looked at. */
export async function tasksOf(context: Context): Promise<KnowledgeTask[]> {
  const { actor, db, now, house, locale } = context
  const t = house.texts.in(locale)
  const tasks: KnowledgeTask[] = []
  const add = (count: number, key: string, href: string, late = false) => {
    if (count > 0) tasks.push({ count, label: t(key, { count }), href, late })
  }
  if (mayKeep(actor)) {
    const { waiting, unanswered } = await countForDesk(db)
    add(waiting, 'knowledge.task.waiting', `${DESK}/pytania`)
    add(unanswered, 'knowledge.task.unanswered', '/wiedza/pytania?stan=bez-odpowiedzi')
  }
  if (mayEdit(actor)) {
    const texts = (await allHeads(db, KINDS)).filter(({ withdrawnAt }) => withdrawnAt === null)
    const stale = texts.filter(({ lawCheckedOn }) => isStale(lawCheckedOn, dateOf(now)))
    add(stale.length, 'knowledge.task.law', `${DESK}?stan=prawo`, true)
    add(texts.filter(({ hasDraft }) => hasDraft).length, 'knowledge.task.drafts', `${DESK}?stan=szkice`)
  }
  return tasks
}
