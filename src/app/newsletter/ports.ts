import type { People } from '../../modules/audit/index.ts'
import { newsletterConsents } from '../../modules/membership/index.ts'
import { teamOf } from '../../modules/network/index.ts'
import type { NewsletterPorts } from '../../modules/newsletter/index.ts'
import { coordinatorDesk } from '../desk/navigation.ts'
import { basketSources } from './basket.ts'

/** What the newsletter needs of the others. `answers` is filled by the portal, which alone can ask its own addresses. */
export const newsletterPorts = (people: People): NewsletterPorts => ({
  desk: (c) => coordinatorDesk(c),
  people,
  basket: basketSources,
  consenting: ({ db }) => newsletterConsents(db),
  coordinators: async ({ db }) => {
    const held = (await teamOf(db, null)).filter(({ role }) => role === 'coordinator')
    return [
      ...(
        await people.personsByIds(
          db,
          held.map(({ personId }) => personId),
        )
      ).values(),
    ]
  },
  answers: async () => {
    throw new Error('The portal has not opened yet')
  },
})
