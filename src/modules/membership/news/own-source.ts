import { dateOf } from '../../../platform/clock.ts'
import { fullName } from '../../places/index.ts'
import { memberPath, OWN } from '../directory/addresses.ts'
import { seenMembers } from '../directory/listing.ts'
import { takenIn } from '../directory/listing-store.ts'
import { cardOf, hidingGroundOf } from '../directory/store.ts'
import { IDEAS_HOME, pathOfIdea } from '../ideas/pages.tsx'
import { membersOfAccount, membersWaitingFor } from '../members/own-store.ts'
import { ownPath } from '../own/pages.tsx'
import type { MembersSource, NewsItem, WaitingItem } from '../ports.ts'
import { countUnanswered, newAnswers, newIdeas } from './store.ts'

/** New members, ideas and what became of them; an account to be joined, a card nobody sees, ideas that want support. */
export const ownSource: MembersSource = {
  async news(context, { memberIds }, { before, limit }) {
    const { db, house, locale, now } = context
    const t = house.texts.in(locale)
    const listed = await takenIn(db, 'member', { day: dateOf(now), before, limit })
    const seen = new Map(
      (await seenMembers(context, 'member', listed)).map((member) => [member.seen.memberId, member] as const),
    )
    const members = listed.flatMap(({ owner, takenInAt }): NewsItem[] => {
      const member = seen.get(owner.id)
      if (!member || memberIds.includes(owner.id)) return []
      const where = member.unit && fullName(member.unit, t)
      return [
        {
          id: owner.id,
          at: takenInAt,
          sort: t('membership.news.sort.member'),
          title: member.seen.name,
          text: [t(`membership.kind.${owner.kind}`), where].filter(Boolean).join(', '),
          href: memberPath(owner.id),
        },
      ]
    })
    const ideas = (await newIdeas(db, { before, limit })).map(
      ({ id, at, title, forWhom }): NewsItem => ({
        id,
        at,
        sort: t('membership.news.sort.idea'),
        title,
        text: forWhom,
        href: pathOfIdea({ id }),
      }),
    )
    const answers = (await newAnswers(db, { before, limit })).map(
      ({ id, at, ideaId, title, answer, reason }): NewsItem => ({
        id,
        at,
        sort: t('membership.news.sort.answer'),
        title,
        text: `${t(`membership.ideas.answered.${answer}`)}. ${reason}`,
        href: pathOfIdea({ id: ideaId }),
      }),
    )
    return [...members, ...ideas, ...answers]
  },

  async waiting(context, { personId, memberIds }) {
    const { db, actor, house, locale, now } = context
    const t = house.texts.in(locale)
    const day = dateOf(now)
    const items: WaitingItem[] = []
    const add = (id: string, word: string, href: string, values = {}) =>
      items.push({
        id,
        title: t(`membership.news.waits.${word}`, values),
        text: t(`membership.news.waits.${word}.text`, values),
        href,
        dueAt: null,
      })
    const joining = actor.kind === 'person' && actor.email ? await membersWaitingFor(db, actor.email, day) : []
    for (const { id, name } of joining) add(`join-${id}`, 'join', OWN, { name })
    for (const { member, scopes } of await membersOfAccount(db, personId, day)) {
      if (!memberIds.includes(member.id) || !scopes.includes('edit')) continue
      if (await hidingGroundOf(db, member.id)) add(`hidden-${member.id}`, 'hidden', OWN, { name: member.name })
      const card = await cardOf(db, member.id)
      const shown = Object.values(card?.visibility ?? {}).some((level) => level === 'members' || level === 'public')
      if (card && !shown) add(`card-${member.id}`, 'card', `${ownPath(member.id)}/wizytowka`, { name: member.name })
    }
    const ideas = memberIds.length > 0 ? await countUnanswered(db, memberIds) : 0
    if (ideas > 0) add('ideas', 'ideas', IDEAS_HOME, { count: ideas })
    return items
  },
}
