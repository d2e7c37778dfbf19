import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { TestDatabase } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, type Person, type TestHouse } from '../../../tests/support/house.ts'
import { anOrganisation, withRoles } from './examples.ts'
import type { SendInvitation } from './invitations/actions.ts'
import type { Needs } from './needs.ts'
import type { Organisation } from './organisations/rules.ts'
import { openRoutes } from './routes.tsx'

/** The addresses of the network for a test, with an organisation and somebody of each kind. */
export interface NetworkAtTest {
  house: TestHouse
  wing: Awaited<ReturnType<typeof aWing>>
  coordinator: Person
  administrator: Person
  /** A new one for each test, with its one team admin. */
  organisation: Organisation
  admin: Person
  /** Letters sent in this test. */
  letters: Parameters<SendInvitation>[1][]
  /** Somebody whom the portal knows by name. */
  somebody(given?: Partial<Person>): Person
  /** An address of the organisation's workspace. */
  work(part?: string): string
  /** The secret in the last letter. */
  secret(): string
}

/** Fills in before the tests of a file; call it where the tests are written. */
export function networkAtTest(at: TestDatabase): NetworkAtTest {
  const known = new Map<string, Person>()
  const network = {} as NetworkAtTest
  Object.assign(network, {
    letters: [],
    somebody(given: Partial<Person> = {}) {
      const person = aPerson(given)
      known.set(person.id, person)
      return person
    },
    work: (part = '') => `/praca/organizacje/${network.organisation.id}${part}`,
    secret: () => network.letters.at(-1)?.url.split('/').at(-1) ?? '',
  })

  const needs: Needs = {
    people: {
      personsByIds: async (_, ids) => new Map([...known].filter(([id]) => ids.includes(id))),
      personByEmail: async (_, email) => [...known.values()].find((person) => person.email === email) ?? null,
    },
    sendInvitation: async (_, letter) => void network.letters.push(letter),
    desk: () => ({ owner: 'Sieć', navigation: [{ label: 'Organizacje', href: '/administracja/organizacje' }] }),
    teamDesk: (_, { id, name }) => ({
      owner: name,
      navigation: [{ label: 'Zespół', href: `/praca/organizacje/${id}/zespol` }],
    }),
    sections: async () => ({ content: <h2>Trwające konsultacje</h2>, cache: ['processes'] }),
    tasks: async () => null,
    signInPath: (back) => `/zaloguj?dalej=${encodeURIComponent(back)}`,
    signUpPath: (back) => `/zarejestruj?dalej=${encodeURIComponent(back)}`,
    aboutLinks: () => [{ label: 'Pomysły', href: '/siec/pomysly' }],
    menu: (_, locale) => [{ label: locale === 'pl' ? 'Konsultacje' : 'Consultations', href: '/konsultacje' }],
  }

  beforeAll(async () => {
    network.house = await aHouse(at)
    network.wing = await aWing(network.house, openRoutes(needs))
    network.coordinator = await withRoles(network.house, network.somebody({ name: 'Celina Koordynatorka' }), [
      'coordinator',
    ])
    network.administrator = await withRoles(network.house, network.somebody({ name: 'Ewa Administratorka' }), [
      'administrator',
    ])
  })
  beforeEach(async () => {
    network.letters.length = 0
    network.house.clock.set('2026-09-30T10:00:00Z')
    network.organisation = await anOrganisation(network.house)
    network.admin = await withRoles(
      network.house,
      network.somebody({ name: 'Adam Zespołowy' }),
      ['team-admin'],
      network.organisation,
    )
  })
  afterAll(() => network.house.close())
  return network
}
