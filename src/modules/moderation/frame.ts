import { found } from '../../platform/errors.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { Needs } from './needs.ts'
import { mayModerateAll } from './rules.ts'

export const ALL_DESK = '/administracja/moderacja'

export const teamDeskPath = (organisationId: string) => `/praca/organizacje/${organisationId}/moderacja`

/** Where a moderator of these things works, and what stands around their pages. */
export async function frameOf(
  c: HttpContext,
  needs: Needs,
  organisationId: string | null,
): Promise<{ desk: Desk; home: string }> {
  const { actor, db } = c.get('context')
  if (organisationId === null || mayModerateAll(actor)) return { desk: needs.desk(c), home: ALL_DESK }
  const organisation = found((await needs.organisations(db, [organisationId])).get(organisationId))
  return { desk: needs.teamDesk(c, organisation), home: teamDeskPath(organisationId) }
}
