import type { Context } from '../../platform/context.ts'
import { countWaitingAppeals } from './decisions/list-store.ts'
import { ALL_DESK, teamDeskPath } from './frame.ts'
import { countOpenReports } from './reports/store.ts'
import { mayModerate } from './rules.ts'

export interface ModerationTask {
  label: string
  count: number
  href: string
}

/** What waits for a moderator of this organisation, or with null of the whole network; nothing for others. */
export async function tasksOf(
  { db, actor, house, locale }: Context,
  organisationId: string | null,
): Promise<ModerationTask[]> {
  if (!mayModerate(actor, organisationId)) return []
  const t = house.texts.in(locale)
  const href = organisationId ? teamDeskPath(organisationId) : ALL_DESK
  const tasks = [
    { label: t('moderation.desk.reports'), count: await countOpenReports(db, organisationId ?? undefined), href },
    { label: t('moderation.desk.appeals'), count: await countWaitingAppeals(db, organisationId ?? undefined), href },
  ]
  return tasks.filter(({ count }) => count > 0)
}
