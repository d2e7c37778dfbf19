import type { Actor } from '../../../platform/actor.ts'
import { allow } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { organisationsByIds } from '../../network/index.ts'
import { mayKeepMeeting } from '../rules.ts'

/** Organisations whose meetings this person keeps, and whether the network's as well. */
export function scopeOf(actor: Actor) {
  const scopes = actor.kind === 'person' ? actor.roles.flatMap(({ scope }) => scope ?? []) : []
  return {
    organisationIds: [...new Set(scopes)].filter((organisationId) => mayKeepMeeting(actor, { organisationId })),
    ofNetwork: mayKeepMeeting(actor, { organisationId: null }),
  }
}

/** Who may hold what this person makes, for a field to choose from. */
export async function holdersFor(c: HttpContext) {
  const context = c.get('context')
  const { organisationIds, ofNetwork } = scopeOf(context.actor)
  allow(ofNetwork || organisationIds.length > 0)
  const organisations = await organisationsByIds(context.db, organisationIds)
  return [
    ...(ofNetwork ? [{ value: 'siec', label: context.house.texts.in(c.get('locale'))('meetings.of-network') }] : []),
    ...[...organisations.values()].map(({ id, name }) => ({ value: id, label: name })),
  ]
}
