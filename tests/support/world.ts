import { cp, mkdtemp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'
import { createOrganisation } from '../../src/modules/network/index.ts'
import { budgetsOf } from './budgets.ts'
import { embedded } from './database.ts'
import { forumOf } from './forum.ts'
import type { Person } from './house.ts'
import { knowledgeOf } from './knowledge.ts'
import type { Files } from './laid-files.ts'
import { meetingDatesOf } from './meeting-dates.ts'
import { minutesOf } from './minutes.ts'
import { newsletterOf } from './newsletter.ts'
import { aPortal, type TestPortal } from './portal.ts'
import { practicesOf } from './practices.ts'
import type { Visitor } from './visitor.ts'
import { aConsultation, LETTERS, organisation } from './world/consultations.ts'
import { furnish, reportOn } from './world/furnishing.ts'
import { aPage, declarations, ideaOf, meetingOf, memberOf, pollsOf } from './world/network.ts'
import type { RoleName, Who } from './world/roles.ts'

/**
 * A portal with a small network in it, something in every state: two teams, a consultation in each phase, letters, groups,
 * answers. Furnished once by each process of tests; whoever asks after that has a copy of their own.
 */
export async function openWorld() {
  const kept = globalThis as { furnished?: Promise<Furnished> }
  kept.furnished ??= furnished()
  const { database, files, things } = await kept.furnished
  const at = await embedded(database)
  const portal = await aPortal(at)
  await cp(files, portal.house.config.dataFolder, { recursive: true })
  return {
    at,
    portal,
    world: { ...things, as: entering(portal, things.people) },
    async close() {
      await portal.close()
      await at.close()
    },
  }
}

interface Furnished {
  database: Files
  /** A folder with what the portal kept on disk. */
  files: string
  things: Awaited<ReturnType<typeof aNetwork>>
}

async function furnished(): Promise<Furnished> {
  const at = await embedded()
  const portal = await aPortal(at)
  const things = await aNetwork(portal)
  await portal.jobs.drain()
  const database = (await at.copied?.()) as Files
  // Beside the templates of this run, gone with them.
  const files = await mkdtemp(join(dirname(inject('embeddedTemplate')), 'world-'))
  await cp(portal.house.config.dataFolder, files, { recursive: true })
  await portal.close()
  await at.close()
  return { database, files, things }
}

const entering =
  (portal: TestPortal, people: Record<RoleName, Person>) =>
  (who: Who): Promise<Visitor> =>
    who === 'stranger' ? Promise.resolve(portal.stranger()) : portal.signedIn(people[who])

async function aNetwork(portal: TestPortal) {
  const augustow = await createOrganisation(portal.system(), organisation('Urząd Miejski w Augustowie', '2001011'))
  const nidzica = await createOrganisation(portal.system(), organisation('Urząd Miejski w Nidzicy', '2811043'))
  const inTeam = (role: 'team-admin' | 'editor' | 'clerk' | 'moderator', scope = augustow.id) => [{ role, scope }]
  const people: Record<RoleName, Person> = {
    'team-admin': await portal.person(inTeam('team-admin'), 'Anna Bielska'),
    editor: await portal.person(inTeam('editor'), 'Bartosz Cichy'),
    clerk: await portal.person(inTeam('clerk'), 'Celina Dąb'),
    moderator: await portal.person(inTeam('moderator'), 'Darek Ej'),
    'other-admin': await portal.person(inTeam('team-admin', nidzica.id), 'Ewa Fijałkowska'),
    coordinator: await portal.person([{ role: 'coordinator', scope: null }], 'Franciszek Gil'),
    administrator: await portal.person([{ role: 'administrator', scope: null }], 'Grażyna Hak'),
    person: await portal.person([], 'Henryk Iłowiecki'),
  }
  const at = { portal, admin: people['team-admin'], organisationId: augustow.id, unitCode: '2001011' }
  const foreign = { portal, admin: people['other-admin'], organisationId: nidzica.id, unitCode: '2811043' }

  const consultations = {
    draft: await aConsultation(at, 'Skwer przy dworcu', 'draft'),
    announced: await aConsultation(at, 'Linia autobusowa do Studzienicznej', 'announced'),
    open: await aConsultation(at, 'Park nad Nettą', 'open', LETTERS),
    quiet: await aConsultation(at, 'Nazwa nowej ulicy', 'open', LETTERS.slice(0, 2), { moderation: 'before' }),
    closed: await aConsultation(at, 'Obwody szkół podstawowych', 'closed', LETTERS),
    reported: await aConsultation(at, 'Remont świetlicy w Bargłowie', 'closed', LETTERS.slice(1, 3)),
    cancelled: await aConsultation(at, 'Plan ogólny gminy', 'cancelled'),
    foreign: await aConsultation(foreign, 'Ścieżka rowerowa nad jeziorem', 'open', LETTERS.slice(0, 1)),
    foreignDraft: await aConsultation(foreign, 'Rynek bez samochodów', 'draft'),
  }
  await portal.jobs.drain()
  const meeting = await meetingOf(portal)
  const as = entering(portal, people)

  return {
    augustow,
    nidzica,
    people,
    consultations,
    things: {
      ...(await furnish(portal, as, { augustow, consultations })),
      ...(await reportOn(portal, as, consultations.reported)),
      page: await aPage(portal),
      polls: await pollsOf(portal, augustow.id),
      budgets: await budgetsOf(portal.system(), augustow.id),
      idea: await ideaOf(portal),
      meeting,
      meetingDates: await meetingDatesOf(portal.system(), meeting.whole, people.coordinator),
      minutes: await minutesOf(portal.system(), people.person),
      forum: await forumOf(portal.system(), people.person),
      newsletter: await newsletterOf(portal.system()),
      membership: await declarations(portal, people.coordinator),
      member: await memberOf(portal, people.person),
      knowledge: await knowledgeOf(portal.system()),
      practices: await practicesOf(portal.system(), people.person, people.editor),
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>['world']
