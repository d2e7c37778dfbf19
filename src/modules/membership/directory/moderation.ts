import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
import type { Moderated, ModerationSubject } from '../../moderation/index.ts'
import { notify } from '../../notices/index.ts'
import { localeOf } from '../members/own-store.ts'
import { isActive, type Member, representativesOn } from '../members/rules.ts'
import { memberById, periodsOf, representativesOf } from '../members/store.ts'
import { hideCard } from './actions.ts'
import { MEMBERS_HOME, memberPath } from './addresses.ts'
import { listedMember } from './listing-store.ts'
import { type Card, seenBy } from './rules.ts'
import { cardEditedAt, cardOf, hidingGroundOf } from './store.ts'
import { viewerOf, viewingOf } from './viewing.ts'

/** The word under which moderation keeps what it decides about a card. */
export const CARD = 'member-card'

/** How members' cards are reported, hidden and shown by moderators. A card belongs to the network, not to one team. */
export function cardSubject(): ModerationSubject {
  return {
    kind: CARD,
    name: 'membership.moderation.name',

    async findByPath(context, path) {
      const [, id = ''] = new RegExp(`^${MEMBERS_HOME}/([0-9a-f-]{36})(?=$|[/?#])`).exec(path) ?? []
      const listed = await listedMember(context.db, id, dateOf(context.now))
      if (!listed) return null
      const viewer = viewerOf(await viewingOf(context), id)
      return seenBy(viewer, listed.owner, listed.card) ? thing(context, id) : null
    },

    findById: thing,

    async hide(context, id, ground) {
      await hideCard(context, found(await memberById(context.db, id)), ground)
    },

    async show(context, id) {
      await hideCard(context, found(await memberById(context.db, id)), null)
    },

    async tellAuthor(context, id, { template, mail, once }) {
      const member = found(await memberById(context.db, id))
      const locale = await localeOf(context.db, id)
      const addresses = await addressesOf(context, member)
      for (const [index, email] of addresses.entries())
        await notify(context, {
          to: { email },
          template,
          locale,
          about: { kind: 'member', id },
          mail: mail(context.house.texts.in(locale), locale),
          once: index === 0 ? once : `${once}:${index}`,
          fleeting: true,
        })
      return addresses.length > 0
    },

    // A card is shown by its owner alone; nothing waits for a moderator.
    waiting: async () => ({ rows: [], next: null }),
    publish: async () => allow(false),
  }
}

async function thing(context: Context, id: string): Promise<Moderated | null> {
  const { db, now } = context
  const member = await memberById(db, id)
  const card = member && (await cardOf(db, id))
  if (!member || !card) return null
  const hidden = await hidingGroundOf(db, id)
  const belongs = isActive(await periodsOf(db, id), dateOf(now))
  return {
    kind: CARD,
    id,
    organisationId: null,
    label: (t) => t('membership.moderation.label', { name: member.name }),
    path: memberPath(id),
    text: textOf(card),
    givenAt: (await cardEditedAt(db, id)) ?? now,
    state: hidden ? 'hidden' : belongs ? 'public' : 'gone',
  }
}

const textOf = ({ about, experience, offers, seeks, website, email, phone }: Card) =>
  [about, experience, offers, seeks, website, email, phone].filter(Boolean).join('\n\n')

/** The author of a card: the person, or those who may edit it for an institution. */
async function addressesOf({ db, now }: Context, member: Member): Promise<string[]> {
  const editing =
    member.kind === 'institution'
      ? representativesOn(await representativesOf(db, member.id), dateOf(now), 'edit').flatMap(
          ({ email }) => email ?? [],
        )
      : []
  const own = member.email ?? (await cardOf(db, member.id))?.email
  return [...new Set(editing.length > 0 ? editing : own ? [own] : [])]
}
