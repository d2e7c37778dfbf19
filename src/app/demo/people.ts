import { createPerson, hashPassword, personByEmail } from '../../modules/identity/index.ts'
import { giveRole, type Role } from '../../modules/network/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { mailOf, type OrganisationKey } from './organisations.ts'

/** One password for all demonstration accounts; it opens nothing but a demonstration. */
export const PASSWORD = 'wiec-demo-2026'

interface DemoPerson {
  name: string
  mailbox: string
  role: Role
  /** What is said of them when the portal starts; without it nobody signs in as them. */
  shownAs?: string
}

const NETWORK: DemoPerson[] = [
  { name: 'Katarzyna Wierzbicka', mailbox: 'koordynacja', role: 'coordinator', shownAs: 'koordynatorka Sieci' },
  { name: 'Paweł Sosnowski', mailbox: 'administracja', role: 'administrator', shownAs: 'administrator portalu' },
]

const TEAMS: Partial<Record<OrganisationKey, DemoPerson[]>> = {
  augustow: [
    { name: 'Monika Jeziorna', mailbox: 'monika.jeziorna', role: 'team-admin', shownAs: 'kieruje zespołem, Augustów' },
    { name: 'Tomasz Olszyński', mailbox: 'tomasz.olszynski', role: 'editor', shownAs: 'redaktor, Augustów' },
    {
      name: 'Halina Brzozowska-Rak',
      mailbox: 'halina.brzozowska',
      role: 'clerk',
      shownAs: 'wprowadza uwagi z papieru, Augustów',
    },
    { name: 'Igor Kładka', mailbox: 'igor.kladka', role: 'moderator', shownAs: 'moderator, Augustów' },
  ],
  zabludow: [
    { name: 'Beata Polna', mailbox: 'beata.polna', role: 'team-admin', shownAs: 'kieruje zespołem, Zabłudów' },
    { name: 'Marek Gryka', mailbox: 'marek.gryka', role: 'clerk' },
  ],
  elk: [
    { name: 'Grzegorz Przystań', mailbox: 'grzegorz.przystan', role: 'team-admin', shownAs: 'kieruje zespołem, Ełk' },
  ],
  hajnowka: [{ name: 'Anna Puszczańska', mailbox: 'anna.puszczanska', role: 'team-admin' }],
  suwalki: [
    { name: 'Joanna Hańcza', mailbox: 'joanna.hancza', role: 'team-admin' },
    { name: 'Piotr Wigierski', mailbox: 'piotr.wigierski', role: 'clerk' },
  ],
  lomza: [{ name: 'Robert Nadnarwiański', mailbox: 'robert.nadnarwianski', role: 'team-admin' }],
  goldap: [{ name: 'Ewa Romincka', mailbox: 'ewa.romincka', role: 'team-admin' }],
  ostroleka: [{ name: 'Dariusz Kurpik', mailbox: 'dariusz.kurpik', role: 'team-admin' }],
  biala: [{ name: 'Sylwia Krzna', mailbox: 'sylwia.krzna', role: 'team-admin' }],
  suprasl: [{ name: 'Michał Knyszyński', mailbox: 'michal.knyszynski', role: 'team-admin' }],
  sejny: [{ name: 'Renata Marycha', mailbox: 'renata.marycha', role: 'team-admin' }],
  soclab: [{ name: 'Adam Przędzalny', mailbox: 'adam.przedzalny', role: 'team-admin' }],
}

/** Members of the network with an account and no role on the portal; their names are on the list of members. */
export const MEMBERS = [
  { name: 'Barbara Modrzewska', mailbox: 'barbara.modrzewska', shownAs: 'członkini Sieci' },
  { name: 'Karol Supraski', mailbox: 'karol.supraski', shownAs: 'członek Sieci' },
]

export type Person = Extract<Actor, { kind: 'person' }>

/** Who acts for an organisation in the stories. */
export interface Team {
  head: Actor
  editor: Actor
  clerk: Actor
}

/** Creates all demonstration accounts with their roles. @returns the teams, by organisation */
export async function bringPeople(
  context: Context,
  organisationIds: Record<OrganisationKey, string>,
): Promise<Record<OrganisationKey, Team>> {
  // The same for all: a hash is slow on purpose.
  const passwordHash = await hashPassword(PASSWORD)
  const bring = (person: DemoPerson, organisationId: string | null) =>
    create(context, person, passwordHash, organisationId)
  for (const person of NETWORK) await bring(person, null)
  const teams = {} as Record<OrganisationKey, Team>
  for (const [key, organisationId] of Object.entries(organisationIds) as [OrganisationKey, string][]) {
    const people: Person[] = []
    for (const person of TEAMS[key] ?? []) people.push(await bring(person, organisationId))
    teams[key] = teamOf(people)
  }
  return teams
}

/** Creates the accounts of members who hold no role. */
export async function bringMemberAccounts(context: Context): Promise<Person[]> {
  const passwordHash = await hashPassword(PASSWORD)
  const accounts: Person[] = []
  for (const { name, mailbox } of MEMBERS) {
    const email = mailOf(mailbox)
    const id = await createPerson(context, { name, email, demo: true, passwordHash })
    accounts.push({ kind: 'person', id, name, email, roles: [] })
  }
  return accounts
}

/** Whoever leads each team, when their account is still here: a later chapter may come to a portal that is in use. */
export async function headsOfTeams(context: Context): Promise<Partial<Record<OrganisationKey, Person>>> {
  const heads: Partial<Record<OrganisationKey, Person>> = {}
  for (const [key, people] of Object.entries(TEAMS) as [OrganisationKey, DemoPerson[]][]) {
    const head = people.find(({ role }) => role === 'team-admin')
    const found = head && (await personByEmail(context, mailOf(head.mailbox)))
    if (found) heads[key] = { kind: 'person', id: found.id, name: found.name, email: found.email, roles: [] }
  }
  return heads
}

async function create(
  context: Context,
  { name, mailbox, role, shownAs }: DemoPerson,
  passwordHash: string,
  organisationId: string | null,
): Promise<Person> {
  const email = mailOf(mailbox)
  const id = await createPerson(context, { name, email, demo: true, ...(shownAs ? { passwordHash } : {}) })
  await giveRole(context, { personId: id, role, organisationId })
  return { kind: 'person', id, name, email, roles: [{ role, scope: organisationId }] }
}

function teamOf(people: Person[]): Team {
  const head = people.find(({ roles }) => roles[0]?.role === 'team-admin')
  if (!head) throw new Error('Every team of the demonstration has somebody who leads it')
  const holder = (role: Role) => people.find(({ roles }) => roles[0]?.role === role) ?? head
  return { head, editor: holder('editor'), clerk: holder('clerk') }
}

/** What is printed at the start: who can be signed in as, and how. */
export function signInLines(): string[] {
  const shown = [...NETWORK, ...MEMBERS, ...Object.values(TEAMS).flat()].filter(({ shownAs }) => shownAs)
  const width = Math.max(...shown.map(({ mailbox }) => mailOf(mailbox).length)) + 2
  return [
    '',
    `Konta pokazowe (hasło do każdego: ${PASSWORD}):`,
    ...shown.map(({ mailbox, name, shownAs }) => `  ${mailOf(mailbox).padEnd(width)}${name}, ${shownAs}`),
  ]
}
