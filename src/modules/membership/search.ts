import { dateOf, startOf } from '../../platform/clock.ts'
import { EVERYBODY, type Findable, type SearchSource, withoutMarks } from '../../platform/search.ts'
import { memberPath } from './directory/addresses.ts'
import { listedMember } from './directory/listing-store.ts'
import { seenBy } from './directory/rules.ts'
import { pathOfIdea } from './ideas/pages.tsx'
import { ideasByIds, idsOf } from './search-store.ts'

/** Public cards of people and institutions: exactly what a stranger sees of them, and nothing that they show to fewer. */
export const membersFound: SearchSource = {
  kind: 'member',
  async read({ db, now }, ids) {
    const found: Findable[] = []
    for (const id of ids) {
      const listed = await listedMember(db, id, dateOf(now))
      const seen = listed && seenBy('stranger', listed.owner, listed.card)
      // Of a card that moderators hid only the name and the ground are there: nothing to find it by.
      if (!listed || !seen || seen.hiddenGround) continue
      const words = [seen.about, seen.experience, seen.offers, seen.seeks]
      found.push({
        id,
        path: memberPath(id),
        title: seen.name,
        context: '',
        body: withoutMarks(words.filter(Boolean).join('\n')),
        datedAt: startOf(listed.since),
        unitCode: seen.unitCode ?? null,
        audiences: [EVERYBODY],
      })
    }
    return found
  },
  ids: ({ db }, after, limit) => idsOf(db, 'membership.members', after, limit),
  async visible({ db, now }, ids) {
    const open = new Set<string>()
    for (const id of ids) {
      const listed = await listedMember(db, id, dateOf(now))
      // As a stranger sees it, whoever looks: what is in the index is what strangers see.
      const seen = listed && seenBy('stranger', listed.owner, listed.card)
      if (seen && !seen.hiddenGround) open.add(id)
    }
    return open
  },
}

/** Ideas of members, read by everybody; without the names of those who proposed them. */
export const ideasFound: SearchSource = {
  kind: 'idea',
  async read({ db }, ids) {
    return (await ideasByIds(db, ids)).map(
      (idea): Findable => ({
        id: idea.id,
        path: pathOfIdea(idea),
        title: idea.title,
        context: '',
        body: withoutMarks([idea.what, idea.forWhom, idea.needed, idea.answers].filter(Boolean).join('\n')),
        datedAt: idea.proposedAt,
        unitCode: null,
        audiences: [EVERYBODY],
        weight: 0.9,
      }),
    )
  },
  ids: ({ db }, after, limit) => idsOf(db, 'membership.ideas', after, limit),
  async visible({ db }, ids) {
    return new Set((await ideasByIds(db, ids)).map(({ id }) => id))
  },
}
