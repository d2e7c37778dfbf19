import type { TestDatabase } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, type Client, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import { jobs } from '../notices/index.ts'
import { someKnowledge } from './examples.ts'
import type { KnowledgePorts } from './ports.ts'
import { openRoutes } from './routes.ts'

export const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** A house with one of everything in its knowledge base, and the people who come there. */
export async function aLibrary(at: TestDatabase) {
  const house: TestHouse = await aHouse(at)
  house.jobs = testJobs(jobs)
  const member = aPerson({ name: 'Iga Jasna' })
  const coordinator = aPerson({ name: 'Franciszek Gil', roles: [{ role: 'coordinator', scope: null }] })
  const ports: KnowledgePorts = {
    desk: () => ({ owner: 'Portal', navigation: [] }),
    memberOf: async ({ actor }) =>
      actor.kind === 'person' && actor.id === member.id ? { id: member.id, name: member.name } : null,
    examples: async (_, tool) => [
      { title: `Przykład: ${tool}`, path: '/mapa/przyklad', essence: 'Co zrobiono.', where: 'Augustów, 2024' },
    ],
    examplesPath: () => '/mapa',
    alike: async () => [],
    networkName: async () => 'Sieć',
  }
  const people = { personByEmail: async () => null, personsByIds: async () => new Map() }
  const wing = await aWing(house, openRoutes({ ...ports, people }))
  const system = () => systemContext(house, 'test')
  await someKnowledge(system())

  /** The form at an address, sent ten seconds after it was shown. */
  async function fill(client: Client, path: string, fields: Record<string, string>, action = path) {
    const { html } = await client.get(path)
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    const sent = { formKey: hidden(html, 'formKey'), shown: hidden(html, 'shown'), website: '', ...fields }
    return { ...(await client.post(action, sent)), sent }
  }

  return { house, wing, member, coordinator, ports, system, fill, other: aPerson({ name: 'Piotr Rak' }) }
}
