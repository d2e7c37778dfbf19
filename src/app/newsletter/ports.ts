import type { People } from '../../modules/audit/index.ts'
import { newsletterConsents } from '../../modules/membership/index.ts'
import { type Role, teamOf } from '../../modules/network/index.ts'
import type { NewsletterPorts } from '../../modules/newsletter/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { coordinatorDesk } from '../desk/navigation.ts'
import { basketSources } from './basket.ts'

/** What the newsletter needs of the others. `answers` is filled by the portal, which alone can ask its own addresses. */
export const newsletterPorts = (people: People): NewsletterPorts => ({
  desk: (c) => coordinatorDesk(c),
  people,
  basket: basketSources,
  consenting: ({ db }) => newsletterConsents(db),
  coordinators: ({ db }) => holding(people, db, ['coordinator']),
  readers: ({ db }) => holding(people, db, ['coordinator', 'administrator']),
  answers: async () => {
    throw new Error('The portal has not opened yet')
  },
})

/** Everybody who holds one of these roles in the whole network, each once. */
async function holding(people: People, db: Db, roles: Role[]) {
  const held = (await teamOf(db, null)).filter(({ role }) => roles.includes(role))
  const ids = [...new Set(held.map(({ personId }) => personId))]
  return [...(await people.personsByIds(db, ids)).values()]
}
