import type { ListedMember } from '../directory/listing-store.ts'
import type { Viewing } from '../directory/viewing.ts'

/** Letters one sender may send in a day, over all members. */
export const MOST_OF_SENDER = 5
/** Letters one member may get through the portal in a day. */
export const MOST_OF_RECIPIENT = 10
/** Reports by so many members, and nothing of this sender is passed on any more. */
export const REPORTS_THAT_STOP = 3

/** How long it is kept that a letter was passed on; a reported one stays longer, so that the sender stays stopped. */
export const KEPT = { days: 180 }
export const REPORTED_KEPT = { days: 720 }

/**
 * Whether this person may write to a member through the portal: members and the desk to everybody, strangers to those who
 * allow it. Only to somebody who is in the network today and has left an address.
 */
export function mayWriteTo(
  viewing: Viewing,
  { owner, card, email }: Pick<ListedMember, 'owner' | 'card' | 'email'>,
): boolean {
  if (!owner.active || !(card.email ?? email)) return false
  if (viewing.own.some(({ member }) => member.id === owner.id)) return false
  return viewing.asMember !== null || viewing.keepsMembers || (owner.published && card.takesLetters)
}
