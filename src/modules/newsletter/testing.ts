import { aPerson, aWing, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { type Actor, stranger } from '../../platform/actor.ts'
import { systemContext } from '../../platform/context.ts'
import type { Mail } from '../../platform/mail/index.ts'
import { jobs } from '../notices/index.ts'
import type { NewsletterPorts } from './ports.ts'
import { openRoutes } from './routes.tsx'

/** Ports of a test: an empty basket, every address answers. */
export const portsOf = (given: Partial<NewsletterPorts> = {}): NewsletterPorts => ({
  desk: () => ({ owner: 'Sieć', navigation: [{ label: 'Newsletter', href: '/administracja/newsletter' }] }),
  people: { personsByIds: async () => new Map(), personByEmail: async () => null },
  coordinators: async () => [],
  readers: async () => [],
  consenting: async () => [],
  basket: [],
  answers: async () => true,
  ...given,
})

/** The newsletter in a house of a test, with who keeps it and the letters that leave. */
export async function newsletterIn(house: TestHouse, given: Partial<NewsletterPorts> = {}) {
  const ports = portsOf(given)
  const wing = await aWing(house, openRoutes(ports))
  const coordinator = aPerson({ name: 'Katarzyna', roles: [{ role: 'coordinator', scope: null }] })
  const second = aPerson({ name: 'Paweł', roles: [{ role: 'administrator', scope: null }] })
  return {
    ports,
    wing,
    coordinator,
    second,
    as: (actor: Actor = stranger) => contextOf(house, actor),
    aMinuteGoes: () => house.clock.set(house.clock.now().add({ minutes: 1 })),
    /** Letters that leave now. */
    letters: async (): Promise<Mail[]> => {
      const sent: Mail[] = []
      const mail = {
        ...house.mail,
        send: async (letter: Mail) => {
          sent.push(letter)
          return { state: 'accepted' as const }
        },
      }
      for (const job of jobs) await job.run(systemContext({ ...house, mail }, job.name), {} as never)
      return sent
    },
  }
}
