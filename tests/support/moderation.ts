import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createOrganisation } from '../../src/modules/network/index.ts'
import type { TestDatabase } from './database.ts'
import type { Person } from './house.ts'
import { wordsOf } from './markup.ts'
import { aPortal, NOW, type TestPortal } from './portal.ts'
import type { Fields, Visitor } from './visitor.ts'
import { aConsultation, type WorldRemark } from './world/consultations.ts'

export const RUDE = 'Ta urzędniczka z pokoju 12 to złodziejka, mieszka przy Lipowej 7.'

/** A portal with one team, and for each test a consultation with a rude remark whose author left an address. */
export interface ModerationAtTest {
  portal: TestPortal
  organisation: { id: string }
  /** A team admin and a moderator of the team, a coordinator, and an admin of another team. */
  anna: Person
  darek: Person
  coordinator: Person
  foreigner: Person
  slug: string
  remark: WorldRemark
  /** Public address of the remark. */
  path: string
  /** The team's desk. */
  desk: string
  as(person: Person): Promise<Visitor>
  /** Reports the remark; gives the id of the report as moderators see it. */
  report(fields?: Fields, form?: string): Promise<string>
  /** Letters to an address since the test began, oldest first. */
  lettersTo(email: string): Promise<{ subject: string; text: string }[]>
  /** The letter to an address with these words in its subject. */
  letterTo(email: string, subject: string): Promise<string>
  /** What the last letter with a way to appeal opens. */
  appealOf(email: string): Promise<{ path: string; id: string; key: string }>
}

export const AUTHOR = 'autorka@example.org'
export const REPORTER = 'jan.kos@example.org'

export const A_REPORT = {
  ground: 'personal-data',
  explanation: 'Wpis podaje adres urzędniczki.',
  name: 'Jan Kos',
  email: REPORTER,
  goodFaith: 'tak',
}

/** Fills in before the tests of a file; call it where the tests are written. */
export function moderationAtTest(
  at: TestDatabase,
  settings: { moderation?: 'before' | 'after' } = {},
): ModerationAtTest {
  const here = {} as ModerationAtTest
  let seen = new Set<string>()
  Object.assign(here, {
    as: (person: Person) => here.portal.signedIn(person),
    async report(fields: Fields = {}, form = '/zgloszenie') {
      const { location } = await here.portal.stranger().post(form, { address: here.path, ...A_REPORT, ...fields })
      const reference = location?.split('/').at(-1) ?? ''
      const { html } = await (await here.as(here.coordinator)).get('/administracja/moderacja')
      return new RegExp(`/moderacja/zgloszenia/([0-9a-f-]{36})"[^(]*\\(${reference}\\)`).exec(html)?.[1] ?? ''
    },
    async lettersTo(email: string) {
      await here.portal.jobs.drain()
      const letters = (await here.portal.letters()).filter(({ name, to }) => !seen.has(name) && to === email)
      return letters.reverse()
    },
    async letterTo(email: string, subject: string) {
      const letter = (await here.lettersTo(email)).find((letter) => letter.subject.includes(subject))
      return letter?.text ?? ''
    },
    async appealOf(email: string) {
      const links = (await here.lettersTo(email)).map(({ text }) =>
        /\/moderacja\/decyzje\/([0-9a-f-]{36})\/odwolanie\?klucz=(\S+)/.exec(text),
      )
      const [path = '', id = '', key = ''] = links.findLast((link) => link) ?? []
      return { path, id, key }
    },
  })

  beforeAll(async () => {
    here.portal = await aPortal(at)
    const { portal } = here
    const name = 'Urząd Miejski w Augustowie'
    const unit = {
      kind: 'local-government' as const,
      unitCode: '2001011',
      email: 'urzad@example.org',
      phone: '87 000 00 00',
      address: '',
      website: 'https://urzad.example.org',
      description: '',
    }
    here.organisation = await createOrganisation(portal.system(), { name, ...unit })
    const other = await createOrganisation(portal.system(), {
      ...unit,
      name: 'Urząd Miejski w Nidzicy',
      unitCode: '2811043',
    })
    here.desk = `/praca/organizacje/${here.organisation.id}/moderacja`
    here.anna = await portal.person([{ role: 'team-admin', scope: here.organisation.id }], 'Anna Bielska')
    here.darek = await portal.person([{ role: 'moderator', scope: here.organisation.id }], 'Darek Ej')
    here.coordinator = await portal.person([{ role: 'coordinator', scope: null }], 'Franciszek Gil')
    here.foreigner = await portal.person([{ role: 'team-admin', scope: other.id }], 'Ewa Obca')
  })
  beforeEach(async () => {
    const { portal, anna, organisation } = here
    portal.clock.set(NOW)
    await portal.jobs.drain()
    seen = new Set((await portal.letters()).map(({ name }) => name))
    const team = { portal, admin: anna, organisationId: organisation.id, unitCode: '2001011' }
    const { slug, remarks } = await aConsultation(team, 'Park nad Nettą', 'open', [RUDE], settings)
    const [remark] = remarks
    if (!remark) throw new Error('no remark')
    const path = `/konsultacje/${slug}/uwagi/${remark.reference}`
    await portal.stranger().post(`${path}/moja/adres`, { key: remark.secret, email: AUTHOR })
    Object.assign(here, { slug, remark, path })
  })
  afterAll(() => here.portal.close())
  return here
}

/** What anybody reads of a consultation: its page, its list, the remark, the files. */
export async function publicWords({ portal, slug, path }: ModerationAtTest): Promise<string> {
  const stranger = portal.stranger()
  const home = `/konsultacje/${slug}`
  const answers = []
  for (const address of [
    home,
    `${home}/uwagi`,
    path,
    `${home}/uwagi.csv`,
    `${home}/uwagi.json`,
    `${home}/uwagi?tekst=z%C5%82odziejka`,
    '/moderacja',
    '/moderacja.csv',
  ])
    answers.push((await stranger.get(address)).html)
  return wordsOf(answers.join('\n'))
}
