import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { type Ground, mayModerate } from '../../moderation/index.ts'
import type { Declaration } from '../declarations/rules.ts'
import type { Member } from '../members/rules.ts'
import { hasConsent } from '../members/store.ts'
import { mayKeepMembers } from '../rules.ts'
import { type Card, type CardOwner, defaultVisibility, searchKeysFor } from './rules.ts'
import { cardOf, hidingGroundOf, putCard, putKeys, recordHiding } from './store.ts'

/** The card a member begins with: what they declared, seen by the desk alone until they decide otherwise. */
export async function openCard(context: Context, member: Member, declaration: Declaration) {
  allow(mayKeepMembers(context.actor))
  const { tools, experience, offers, seeks, email, phone } = declaration
  await keep(context, member, {
    memberId: member.id,
    about: '',
    tools,
    experience,
    offers,
    seeks,
    languages: [],
    website: null,
    email,
    phone,
    visibility: defaultVisibility(member.kind),
    takesLetters: member.kind === 'institution',
  })
}

/** Writes a card anew: what it says and who sees each field. */
export async function editCard(context: Context, member: Member, card: Card, { own }: { own: boolean }) {
  allow(card.memberId === member.id && (own || mayKeepMembers(context.actor)))
  await inTransaction(context, async (context) => {
    await keep(context, member, card)
    await record(context, 'card-edited', { kind: 'member', id: member.id }, {})
    await changed(context, 'members', `member:${member.id}`)
  })
}

/** What `seenBy` asks about whoever a card is of; of an institution the name is public anyway. */
export async function cardOwnerOf(context: Context, member: Member, active: boolean): Promise<CardOwner> {
  const published = member.kind === 'institution' || (await hasConsent(context.db, member.id, 'publication'))
  const hiddenGround = await hidingGroundOf(context.db, member.id)
  return {
    id: member.id,
    name: member.name,
    kind: member.kind,
    unitCode: member.unitCode,
    published,
    active,
    hiddenGround,
  }
}

/** Takes a card from view, or with a null ground shows it again; what others could search by goes and comes with it. */
export async function hideCard(context: Context, member: Member, ground: Ground | null) {
  allow(mayModerate(context.actor, null))
  await inTransaction(context, async (context) => {
    const card = found(await cardOf(context.db, member.id))
    await recordHiding(context.db, member.id, ground && { at: context.now, ground })
    await writeKeys(context, member, card)
    await record(
      context,
      ground ? 'card-hidden' : 'card-shown',
      { kind: 'member', id: member.id },
      ground ? { ground } : {},
    )
    await changed(context, 'members', `member:${member.id}`)
  })
}

async function keep(context: Context, member: Member, card: Card) {
  await putCard(
    context.db,
    { card, ...(await keysOf(context, member, card)) },
    { at: context.now, by: personId(context.actor) },
  )
}

const writeKeys = async (context: Context, member: Member, card: Card) =>
  putKeys(context.db, member.id, await keysOf(context, member, card))

async function keysOf(context: Context, member: Member, card: Card) {
  // Whether the owner agreed to be published changes at once and elsewhere, so it is asked when a search is read.
  const owner = { ...(await cardOwnerOf(context, member, true)), published: true }
  return {
    publicKeys: searchKeysFor('stranger', owner, card),
    membersKeys: searchKeysFor('member', owner, card),
  }
}
