import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { membersOfAccount, type OwnMember } from '../members/own-store.ts'
import { isActive } from '../members/rules.ts'
import { periodsOf } from '../members/store.ts'
import { mayKeepMembers } from '../rules.ts'
import type { Viewer } from './rules.ts'

/** What is known of somebody who looks at members, asked once for a request. */
export interface Viewing {
  /** Members they act for. */
  own: readonly OwnMember[]
  /** The one of them that belongs today, through whom they see what members see. */
  asMember: OwnMember['member'] | null
  keepsMembers: boolean
}

export const NOBODY: Viewing = { own: [], asMember: null, keepsMembers: false }

/** Who looks: their own membership, or that of an institution they represent, counts while it lasts. */
export async function viewingOf(context: Context): Promise<Viewing> {
  const { actor, db, now } = context
  const keepsMembers = mayKeepMembers(actor)
  if (actor.kind !== 'person') return { ...NOBODY, keepsMembers }
  const day = dateOf(now)
  const own = await membersOfAccount(db, actor.id, day)
  for (const { member } of own) {
    // Guests and observers look in from outside: what is for members is not for them.
    const periods = (await periodsOf(db, member.id)).filter(({ standing }) => standing === 'member')
    if (isActive(periods, day)) return { own, asMember: member, keepsMembers }
  }
  return { own, asMember: null, keepsMembers }
}

/** As whom they look at one member. */
export const viewerOf = (viewing: Viewing, memberId: string): Viewer =>
  viewing.own.some(({ member }) => member.id === memberId) ? 'owner' : viewerOfLists(viewing)

/** As whom they look at many, their own card among them. */
export function viewerOfLists({ keepsMembers, asMember }: Viewing): Exclude<Viewer, 'owner'> {
  if (keepsMembers) return 'coordinator'
  return asMember ? 'member' : 'stranger'
}
