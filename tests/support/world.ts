import { formsPorts, surveysPorts } from '../../src/app/wiring.tsx'
import { aDefinition, aPoll, aReadTwiceCard } from '../../src/modules/ballots/examples.ts'
import { draftPoll, settlePolls } from '../../src/modules/ballots/index.ts'
import {
  announceConsultation,
  draftConsultation,
  editConsultation,
  findConsultation,
  KIND,
} from '../../src/modules/consultations/index.ts'
import { currentVersion, formById, submitAnswers } from '../../src/modules/forms/index.ts'
import { aMeeting, aRegistrationInput } from '../../src/modules/meetings/examples.ts'
import { addAgendaItem, register } from '../../src/modules/meetings/index.ts'
import { ownPathOf } from '../../src/modules/meetings/registration/rules.ts'
import { aMember, aText } from '../../src/modules/membership/examples.ts'
import { anIdea } from '../../src/modules/membership/ideas/examples.ts'
import { acceptDeclaration, publishDeclaration, submitDeclaration } from '../../src/modules/membership/index.ts'
import { feedPathOf, openFeed } from '../../src/modules/membership/news/actions.ts'
import { reportLetter } from '../../src/modules/membership/relay/actions.ts'
import { aPassedLetter } from '../../src/modules/membership/relay/examples.ts'
import { reportedLetters } from '../../src/modules/membership/relay/reported-store.ts'
import { addPage, createOrganisation } from '../../src/modules/network/index.ts'
import { cancelProcess, type Phase, type Process } from '../../src/modules/processes/index.ts'
import { giveRemark, type RemarkInput } from '../../src/modules/remarks/index.ts'
import { findSurvey } from '../../src/modules/surveys/index.ts'
import { sql } from '../../src/platform/db/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealId } from '../../src/platform/seal.ts'
import { budgetsOf } from './budgets.ts'
import { aDraft } from './draft.ts'
import { forumOf } from './forum.ts'
import type { Person } from './house.ts'
import { knowledgeOf } from './knowledge.ts'
import { wordsOf } from './markup.ts'
import { meetingDatesOf } from './meeting-dates.ts'
import { minutesOf } from './minutes.ts'
import { newsletterOf } from './newsletter.ts'
import { anOpinionMap } from './opinions.ts'
import { aPlanning } from './planning.ts'
import { ORIGIN, type TestPortal } from './portal.ts'
import { practicesOf } from './practices.ts'
import { waysToSpeak } from './speaking.ts'
import type { Visitor } from './visitor.ts'

/** Everybody an address can be asked by. The first four belong to the team of Augustów. */
export const ROLES = [
  'team-admin',
  'editor',
  'clerk',
  'moderator',
  'other-admin',
  'coordinator',
  'administrator',
  'person',
] as const
export type RoleName = (typeof ROLES)[number]
export type Who = RoleName | 'stranger'

export interface WorldRemark {
  id: string
  reference: string
  /** What opens the author's own page. */
  secret: string
}

export interface WorldConsultation {
  id: string
  slug: string
  closesAt: Temporal.Instant
  remarks: WorldRemark[]
}

/** A small network with something in every state: two teams, a consultation in each phase, letters, groups, answers. */
export async function aWorld(portal: TestPortal) {
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
  const as = (who: Who): Promise<Visitor> =>
    who === 'stranger' ? Promise.resolve(portal.stranger()) : portal.signedIn(people[who])

  return {
    augustow,
    nidzica,
    people,
    consultations,
    as,
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

/** A meeting of the network ahead, with an item on its agenda and somebody who comes. */
async function meetingOf(portal: TestPortal) {
  const context = portal.system()
  const [startsAt, endsAt] = [context.now.add({ hours: 480 }), context.now.add({ hours: 482 })]
  const meeting = await aMeeting(context, { startsAt, endsAt })
  const item = await addAgendaItem(context, meeting, {
    title: 'Otwarcie',
    owner: '',
    minutes: 10,
    description: '',
    linkPath: null,
  })
  const registration = await register(context, meeting, aRegistrationInput())
  if (!registration) throw new Error('nobody came')
  const token = ownPathOf(context.house.config, meeting, registration.id).split('/').at(-1) ?? ''
  return { whole: meeting, id: meeting.id, slug: meeting.slug, item, registration: registration.id, token }
}

/** A poll that is open and takes paper, with a card read twice; a draft; a counted one about money. */
async function pollsOf(portal: TestPortal, organisationId: string) {
  const context = portal.system()
  const open = await aPoll(context, { takesPaper: true }, organisationId)
  const draft = await draftPoll(context, {
    owner: { kind: 'poll', id: null },
    organisationId,
    definition: aDefinition(context.now, { question: 'Szkic głosowania' }),
  })
  const past = { ...context, now: context.now.subtract({ hours: 24 * 40 }) }
  const projects = [1, 2, 3].map((id) => ({ id: String(id), label: `Projekt ${id}`, cost: id * 100_000 }))
  const counted = await aPoll(
    past,
    {
      options: projects,
      shape: { kind: 'knapsack', budget: 400_000 },
      rule: { name: 'budget', rule: 'greedy_votes', budget: 400_000 },
    },
    organisationId,
  )
  await settlePolls(context)
  return { open, draft, counted, batch: await aReadTwiceCard(context, open) }
}

/** An idea of a member, with a comment. */
async function ideaOf(portal: TestPortal) {
  await aText(portal.system())
  return anIdea(portal.system(), await aMember(portal.system(), { personName: 'Iga Jasna' }))
}

/** An institution in the network, which everybody may see and write to, with a letter it may report; one reported; a feed. */
async function memberOf(portal: TestPortal, person: Person) {
  await aText(portal.system(), 'institution')
  const office = { institutionName: 'Stowarzyszenie Nad Nettą', institutionKind: 'ngo', krs: '0000123456' } as const
  const member = await aMember(portal.system(), { kind: 'institution', position: 'prezeska', ...office })
  const reporting = await aMember(portal.system(), { personName: 'Renata Zgłaszająca' })
  await reportLetter(portal.system(), await aPassedLetter(portal.system(), reporting, 'zły nadawca'))
  const [reported] = (await reportedLetters(portal.house.db, { waiting: true }, { limit: 1 })).rows
  await openFeed(portal.contextOf(person))
  const feed = await feedPathOf(portal.system(), person.id)
  return {
    id: member.id,
    letter: await aPassedLetter(portal.system(), member),
    reported: reported?.id ?? '',
    feed: feed?.split('/').at(-1) ?? '',
  }
}

/** Two pages about the network; the second has an address of its own. */
async function aPage(portal: TestPortal) {
  const words = { body: 'Uczymy się razem.', titleEn: '', bodyEn: '' }
  await addPage(portal.system(), { ...words, title: 'Czym jest Sieć' })
  return { id: await addPage(portal.system(), { ...words, title: 'Jak działamy' }), slug: 'jak-dzialamy' }
}

/** Published texts, a declaration that waits for its letter to be confirmed, and an institution that belongs. */
async function declarations(portal: TestPortal, coordinator: Person) {
  const words = {
    statement: 'Przystępuję do Sieci.',
    newsletter: 'Newsletter.',
    publication: 'Wizytówka.',
    privacy: 'RODO.',
  }
  const desk = portal.contextOf(coordinator)
  const published = await publishDeclaration(portal.system(), formsPorts, 'person', { pl: words, en: words })
  await publishDeclaration(portal.system(), formsPorts, 'institution', { pl: words, en: words })
  const input = {
    kind: 'institution' as const,
    personName: 'Iga Ławnicka',
    position: 'prezeska',
    institutionName: 'Stowarzyszenie Pod Lipą',
    institutionKind: 'ngo' as const,
    nip: null,
    krs: '0000123456',
    unitCode: '2001011',
    email: 'lipa@example.org',
    phone: null,
    experience: '',
    tools: [],
    areas: [],
    offers: '',
    seeks: '',
    way: 'email' as const,
  }
  const given = () => ({ input, consents: ['newsletter' as const], submissionKey: newId(), fileId: null })
  const { declaration } = await submitDeclaration(portal.system(), given())
  const accepted = await submitDeclaration(portal.system(), { ...given(), input: { ...input, krs: '0000654321' } })
  const day = Temporal.PlainDate.from('2026-09-01')
  const member = await acceptDeclaration(desk, accepted.declaration, { number: '1', decidedOn: day, from: day })
  const page = await (await portal.signedIn(coordinator)).get(`/administracja/czlonkowie/${member.id}`)
  return {
    declaration: declaration.id,
    ownToken: sealId(portal.house.config, 'declaration-page', declaration.id),
    confirmToken: sealId(portal.house.config, 'declaration-confirm', declaration.id),
    member: member.id,
    representative: /przedstawiciele\/([0-9a-f-]{36})/.exec(page.html)?.[1] ?? '',
    text: published.ok ? published.id : '',
  }
}

/** Just one consultation that takes remarks, of one office. */
export async function anOpenConsultation(portal: TestPortal): Promise<WorldConsultation> {
  const { id } = await createOrganisation(portal.system(), organisation('Urząd Gminy w Sztabinie', '2001072'))
  const admin = await portal.person([{ role: 'team-admin', scope: id }])
  return aConsultation({ portal, admin, organisationId: id, unitCode: '2001072' }, 'Plac przy szkole', 'open')
}

export type World = Awaited<ReturnType<typeof aWorld>>

/** Puts something into every list of the workspace, by the forms people use. @returns what addresses are made of */
async function furnish(
  portal: TestPortal,
  as: (who: Who) => Promise<Visitor>,
  {
    augustow,
    consultations: { open, closed, quiet },
  }: { augustow: { id: string; slug: string }; consultations: Record<'open' | 'closed' | 'quiet', WorldConsultation> },
) {
  const [admin, clerk, administrator, stranger] = [
    await as('team-admin'),
    await as('clerk'),
    await as('administrator'),
    portal.stranger(),
  ]
  const work = `/praca/konsultacje/${open.slug}`
  const done = async (answer: Promise<{ status: number; html: string; location: string | null }>, what: string) => {
    const { status, html, location } = await answer
    if (status !== 303) throw new Error(`${what}: ${status} ${wordsOf(html).slice(0, 500)}`)
    return location ?? ''
  }
  const idOn = async (path: string, pattern: RegExp, who = admin) => {
    const { html, status } = await who.get(path)
    const [, id] = pattern.exec(html) ?? []
    if (!id) throw new Error(`nothing like ${pattern} on ${path} (${status})`)
    return id
  }

  await done(
    admin.submit(`${work}/dokumenty`, '/dokumenty', { title: 'Projekt parku', description: 'Rysunek.', file: aPdf() }),
    'document',
  )
  const document = await idOn(`${work}/dokumenty`, /dokumenty\/([0-9a-f-]{36})/)
  const file = await idOn(`/konsultacje/${open.slug}`, /\/pliki\/([0-9a-f-]{36}\/[^"?]+)"/)
  await done(
    admin.post(`${work}/etapy`, {
      kind: 'meeting',
      title: 'Spacer po parku',
      startsAt: '2026-10-03T11:00',
      place: 'ul. Parkowa',
    }),
    'stage',
  )
  const stage = await idOn(`${work}/etapy`, /etapy(?:\/|\?etap=)([0-9a-f-]{36})/)
  await done(
    admin.post(`${work}/aktualnosci`, { title: 'Znamy termin spaceru', body: 'Spotykamy się przy fontannie.' }),
    'update',
  )
  const update = await idOn(`${work}/aktualnosci`, /aktualnosci\/([0-9a-f-]{36})/)
  await done(
    admin.post(`${work}/ogloszenie/miejsca`, { kind: 'board', place: 'Tablica w urzędzie', announcedOn: '2026-09-01' }),
    'announcement place',
  )
  const place = await idOn(`${work}/ogloszenie`, /miejsca\/([0-9a-f-]{36})/)

  await done(
    clerk.submit(`${work}/wprowadzanie`, '/wprowadzanie', {
      body: 'Prosimy o oświetlenie alei.',
      channel: 'paper',
      receivedOn: '2026-09-29',
      authorKind: 'anonymous',
    }),
    'entry',
  )
  const entry = await idOn(`${work}/wprowadzanie`, /wprowadzanie\/(WIEC-[0-9-]+)"/, clerk)
  const brought = await done(clerk.post(`${work}/import`, { file: aCsv() }), 'file of letters')
  const importFile = brought.split('/').at(-1) ?? ''
  const progress = await done(clerk.submit(brought, `/import/${importFile}`, { skipBad: 'tak' }), 'import')
  await portal.jobs.drain()
  const group = await idOn(`${work}/grupy`, /grupy\/([0-9a-f-]{36})"/)
  const imported = await idOn(`${work}/import`, /import\/([0-9a-f-]{36})\/cofniecie/, clerk)

  const surveys = await askBySurvey(portal, admin, work)
  const paper = await printSheets(portal, surveys.form, { admin, clerk })
  const opinions = await anOpinionMap(portal, admin, open)
  await aDraft(portal, admin, open)
  const speaking = await waysToSpeak(portal, { admin, administrator }, open)
  const planning = await aPlanning(portal, admin, augustow.id, open)
  const [first, second] = closed.remarks
  const decision = { outcome: 'rejected', reason: 'Nie pozwala na to budżet.', change: '', state: 'accepted' }
  for (const remark of [first, second])
    await done(
      admin.post(`/praca/konsultacje/${closed.slug}/uwagi/${remark?.reference}/rozstrzygniecie`, decision),
      'decision',
    )
  const invitation = await idAfter(
    done(
      admin.post(`/praca/organizacje/${augustow.id}/zaproszenia`, { email: 'nowa@example.org', role: 'editor' }),
      'invitation',
    ),
    () => idOn(`/praca/organizacje/${augustow.id}/zespol`, /zaproszenia\/([0-9a-f-]{36})\/wycofanie/),
  )
  const networkInvitation = await idAfter(
    done(
      administrator.post('/administracja/role/zaproszenia', { email: 'druga@example.org', role: 'coordinator' }),
      'invitation',
    ),
    () => idOn('/administracja/role', /zaproszenia\/([0-9a-f-]{36})\/wycofanie/, administrator),
  )
  await done(stranger.post(`/konsultacje/${open.slug}/obserwowanie`, { email: 'sasiadka@example.org' }), 'following')
  const own = open.remarks[2]
  await done(
    stranger.post(`/konsultacje/${open.slug}/uwagi/${own?.reference}/moja/adres`, {
      key: own?.secret ?? '',
      email: 'autorka@example.org',
    }),
    'address',
  )
  const report = await done(
    stranger.submit('/zgloszenie', '/zgloszenie', {
      address: `${ORIGIN}/konsultacje/${open.slug}/uwagi/${open.remarks[3]?.reference}`,
      ground: 'rules',
      explanation: 'To nie jest prawda o sąsiedzie.',
      goodFaith: 'tak',
      email: 'zglaszajaca@example.org',
      name: 'Jan Kos',
    }),
    'report',
  )
  await portal.jobs.drain()
  const moderation = await moderate(portal, as, augustow.id, closed)
  const letters = await portal.letters()
  const inLetter = (pattern: RegExp) => letters.map(({ text }) => pattern.exec(text)?.[1]).find((found) => found) ?? ''

  return {
    document,
    file,
    stage,
    update,
    place,
    group,
    entry,
    importFile,
    imported,
    progress: progress.split('/').at(-1) ?? '',
    invitation,
    networkInvitation,
    invitationSecret: inLetter(/\/zaproszenia\/(\S+)/),
    stopToken: inLetter(/\/uwagi\/bez-wiadomosci\/(\S+)/),
    followToken: inLetter(/\/obserwuj\/potwierdzenie\/(\S+)/),
    report: report.split('/').at(-1) ?? '',
    letter: letters[0]?.name ?? '',
    waiting: quiet.remarks[0]?.reference ?? '',
    ...surveys,
    ...paper,
    ...opinions,
    ...speaking,
    planning,
    ...moderation,
  }
}

/** The draft of a form with a quota and with something removed from it. */
async function buildForm(portal: TestPortal, admin: Visitor, form: string) {
  const builder = `/praca/formularze/${form}`
  await admin.post(`${builder}/jezyki`, { languages: ['pl', 'en'], first: 'pl' })
  await admin.post(`${builder}/limity/nowy`, { 'test-0': 'chosen jak-czesto tydzien', limit: '5', ending: 'flag' })
  await admin.post(`${builder}/pytania/poprawa/kopia`)
  const copied = await formById(portal.house.db, form)
  const ids = copied?.draft.sections.flatMap(({ questions }) => questions.map(({ id }) => id)) ?? []
  const removed = await admin.post(`${builder}/pytania/${ids[ids.indexOf('poprawa') + 1]}/usuniecie`)
  const removal = removed.location?.split('usunieto=')[1]
  const quota = copied?.draft.quotas[0]?.id
  if (!removal || !quota) throw new Error('the form was not built')
  return { form, quota, removal }
}

/** A survey with one answer, and a draft of another. */
async function askBySurvey(portal: TestPortal, admin: Visitor, work: string) {
  const make = async (title: string) =>
    (await admin.post(`${work}/ankiety/nowa`, { title, from: 'service' })).location?.split('/').at(-1) ?? ''
  const slug = await make('Ankieta o parku')
  await admin.post(`${work}/ankiety/${slug}/ustawienia`, {
    anonymity: 'confidential',
    layout: 'sections',
    results: 'live',
    least: '5',
    editable: 'tak',
    openData: 'tak',
  })
  await admin.post(`${work}/ankiety/${slug}/otwarcie`)
  const { form } = await findSurvey(portal.system(), KIND, work.split('/').at(-1) ?? '', slug)
  const version = await currentVersion(portal.house.db, form.id)
  if (!version) throw new Error('the survey was not opened')
  const sent = await submitAnswers(portal.system(), surveysPorts.forms, version, {
    answers: { 'jak-czesto': { choice: 'tydzien' }, poprawa: { text: 'Więcej ławek nad wodą.' } },
    key: newId(),
  })
  if (!sent.ok) throw new Error(`survey: ${sent.problem}`)
  await portal.jobs.drain()
  const draftSurvey = await make('Ankieta na próbę')
  const other = await findSurvey(portal.system(), KIND, work.split('/').at(-1) ?? '', draftSurvey)
  return {
    survey: slug,
    draftSurvey,
    otherForm: other.form.id,
    ...(await buildForm(portal, admin, form.id)),
    answer: sent.answered.id,
    answerReference: sent.answered.reference,
    answerKey: sent.editKey ?? '',
  }
}

/** Three sheets of a survey: one to enter, one entered by two people differently, one left. */
async function printSheets(portal: TestPortal, form: string, { admin, clerk }: Record<'admin' | 'clerk', Visitor>) {
  const home = `/praca/formularze/${form}/papier`
  await admin.post(`${home}/ustawienia`, { doubleEntry: 'tak' })
  await admin.post(home, { count: '3', language: 'pl' })
  const sheet = { receivedOn: '2026-09-29', act: 'save' }
  await admin.post(`${home}/karty/2`, { ...sheet, 'q-jak-czesto': 'a' })
  await clerk.post(`${home}/karty/2`, { ...sheet, 'q-jak-czesto': 'b' })
  const { rows } = await sql<{ code: string }>`
    select code from forms.sheets where form_id = ${form} and number = 1`.execute(portal.house.db)
  return { comparedSheet: 2, sheetCode: rows[0]?.code ?? '' }
}

/** Answers every letter, publishes the report and tells what changed after it; then another version waits. */
async function reportOn(portal: TestPortal, as: (who: Who) => Promise<Visitor>, { slug, remarks }: WorldConsultation) {
  const [admin, stranger] = [await as('team-admin'), portal.stranger()]
  const work = `/praca/konsultacje/${slug}`
  await stranger.post(`/konsultacje/${slug}/uwagi/${remarks[0]?.reference}/moja/adres`, {
    key: remarks[0]?.secret ?? '',
    email: 'autor@example.org',
  })
  for (const { reference } of remarks)
    await admin.post(`${work}/uwagi/${reference}/rozstrzygniecie`, {
      outcome: 'partly-accepted',
      reason: 'Zrobimy to w przyszłym roku.',
      change: 'Dodano dwie ławki.',
      state: 'accepted',
    })
  await admin.post(`${work}/raport/czesci/wnioski`, { body: 'Burmistrz przyjął projekt ze zmianami.' })
  const makeVersion = async () => {
    const { location } = await admin.post(`${work}/raport/wersje`)
    await portal.jobs.drain()
    return location?.split('/').at(-1) ?? ''
  }
  await admin.post(`${work}/etapy`, { kind: 'meeting', title: 'Zebranie', startsAt: '2026-09-02T17:00' })
  await admin.post(`${work}/wdrozenie`, { title: 'Nowy dach', dueOn: '2027-05-31' })
  await admin.post(`${work}/kto-co-robi/zadania`, { title: 'Rozwieźć plakaty', dueOn: '2026-09-20' })
  const idIn = async (path: string) =>
    new RegExp(`${path}/([0-9a-f-]{36})`).exec((await admin.get(`${work}/${path.split('/')[0]}`)).html)?.[1] ?? ''
  await makeVersion()
  const published = await admin.post(`${work}/raport/wersje/1/publikacja`, { kiedy: 'teraz', powiadom: 'tak' })
  if (published.status !== 303) throw new Error(`report: ${published.status} ${wordsOf(published.html).slice(0, 800)}`)
  await admin.post(`${work}/efekty`, { title: 'Ławki stoją', body: 'Dwie, przy wejściu.', happenedOn: '2026-09-20' })
  await admin.post(`${work}/ocena`)
  return {
    reportWork: await makeVersion(),
    heldStage: await idIn('protokoly'),
    step: await idIn('wdrozenie'),
    teamTask: await idIn('kto-co-robi/zadania'),
  }
}

/** A letter hidden by a moderator, and its author's appeal. */
async function moderate(
  portal: TestPortal,
  as: (who: Who) => Promise<Visitor>,
  organisationId: string,
  { slug, remarks }: WorldConsultation,
) {
  const [moderator, stranger] = [await as('moderator'), portal.stranger()]
  const [hidden] = remarks.slice(-1)
  await stranger.post(`/konsultacje/${slug}/uwagi/${hidden?.reference}/moja/adres`, {
    key: hidden?.secret ?? '',
    email: 'ukryta@example.org',
  })
  await moderator.post(`/moderacja/remark/${hidden?.id}/ukrycie`, {
    ground: 'rules',
    reason: 'Wpis podaje adres sąsiada.',
  })
  await portal.jobs.drain()
  const told = (await portal.letters())
    .map(({ text }) => /\/moderacja\/decyzje\/([0-9a-f-]{36})\/odwolanie\?klucz=(\S+)/.exec(text))
    .find((found) => found)
  const [, hiding = '', appealKey = ''] = told ?? []
  await stranger.post(`/moderacja/decyzje/${hiding}/odwolanie`, {
    key: appealKey,
    explanation: 'To jest mój własny adres.',
  })
  const { html } = await (await as('team-admin')).get(`/praca/organizacje/${organisationId}/moderacja`)
  const idIn = (pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
  return {
    hidden: hidden?.id ?? '',
    hiding,
    appealKey,
    appeal: idIn(/\/moderacja\/odwolania\/([0-9a-f-]{36})"/),
    reportId: idIn(/\/moderacja\/zgloszenia\/([0-9a-f-]{36})"/),
  }
}

const idAfter = async (before: Promise<unknown>, find: () => Promise<string>) => {
  await before
  return find()
}

/** A document of one page, as small as a PDF may be. */
export const aPdf = (name = 'projekt.pdf') =>
  new File(
    [
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ],
    name,
    { type: 'application/pdf' },
  )

export const aCsv = (name = 'listy.csv') =>
  new File(
    [
      'treść;data wpływu;imię i nazwisko\nProszę o więcej koszy na śmieci w parku.;2026-09-28;Jan Kowalski\n;2026-09-28;bez treści\n',
    ],
    name,
    { type: 'text/csv' },
  )

/** What somebody wrote, in few words; the first two say the same. */
export const LETTERS = [
  'Proszę zachować stare lipy przy alei głównej, bo dają cień w upalne dni i są domem dla ptaków śpiewających.',
  'Proszę zachować stare lipy przy alei głównej, bo dają cień w upalne dni i są domem ptaków śpiewających!',
  'Brakuje ławek przy placu zabaw, rodzice z małymi dziećmi nie mają gdzie usiąść.',
  'Nie zgadzam się na budowę parkingu od strony rzeki. Zabierze widok na wodę i dostęp do brzegu.',
]

interface Setting {
  portal: TestPortal
  admin: Person
  organisationId: string
  unitCode: string
}

type Stand = Extract<Phase, 'draft' | 'announced' | 'open' | 'closed' | 'cancelled'>

/** Days from now when remarks open and close, by where the consultation is to stand. */
const DAYS: Record<Stand, [number, number]> = {
  draft: [20, 50],
  announced: [10, 40],
  open: [-10, 20],
  closed: [-60, -20],
  cancelled: [-10, 20],
}

/** A consultation announced at its time, with letters given while it was open. */
export async function aConsultation(
  { portal, admin, organisationId, unitCode }: Setting,
  title: string,
  stand: Stand,
  letters: string[] = [],
  settings: { moderation?: 'before' | 'after' } = {},
): Promise<WorldConsultation> {
  const day = (days: number) => portal.clock.now().add({ hours: days * 24 })
  const [opens, closes] = DAYS[stand]
  const context = portal.contextOf(admin, day(opens - 15))
  const { id, slug } = await draftConsultation(context, {
    organisationId,
    unitCode,
    title,
    summary: `${title}: powiedz, co myślisz.`,
    topic: 'space',
  })
  const found = () => findConsultation(context, slug)
  await editConsultation(context, await found(), {
    process: {
      purpose: 'Chcemy wiedzieć, czego potrzebują mieszkańcy.',
      description: '## O co pytamy\n\nO **wszystko**, co ważne.\n\n- cień\n- ławki',
      legalBasis: 'art. 5a ustawy o samorządzie gminnym',
      contactName: 'Anna Bielska',
      contactEmail: 'konsultacje@example.org',
      accessibility: 'Pomożemy na miejscu i przez telefon.',
      opensAt: day(opens),
      closesAt: day(closes),
      reportDueOn: day(closes + 30)
        .toZonedDateTimeISO('Europe/Warsaw')
        .toPlainDate(),
    },
    consultation: {
      organ: 'Burmistrz Augustowa',
      openScope: 'Układ ścieżek i zieleń.',
      closedScope: 'Granice parku.',
      howToSubmit: 'Na piśmie, e-mailem albo ustnie do protokołu.',
      privacyNotice: 'Administratorem danych jest Burmistrz.',
      ...settings,
    },
  })
  if (stand === 'draft') return { id, slug, closesAt: day(closes), remarks: [] }

  await announceConsultation({ ...context, now: day(opens).subtract({ hours: 24 }) }, await found())
  const { process } = await found()
  if (stand === 'cancelled') await cancelProcess(context, process, 'Zmienił się stan prawny.')
  const remarks: WorldRemark[] = []
  for (const [index, body] of letters.entries())
    remarks.push(await aRemark(portal, process, { body }, day(opens + index / 24 + 1), settings.moderation))
  return { id, slug, closesAt: day(closes), remarks }
}

/** A remark given by a stranger at that moment. */
export async function aRemark(
  portal: TestPortal,
  process: Process,
  given: Partial<RemarkInput>,
  at: Temporal.Instant,
  moderation: 'before' | 'after' = 'after',
): Promise<WorldRemark> {
  const context = { ...portal.system(), actor: { kind: 'stranger' as const }, now: at }
  const input = {
    body: LETTERS[0] ?? '',
    quotation: null,
    signature: null,
    placeWords: null,
    point: null,
    formKey: newId(),
    ...given,
  }
  const { id, reference, secret } = await giveRemark(
    context,
    process,
    { moderation } as Parameters<typeof giveRemark>[2],
    input,
  )
  return { id, reference, secret: secret ?? '' }
}

const organisation = (name: string, unitCode: string) => ({
  name,
  kind: 'local-government' as const,
  unitCode,
  email: 'urzad@example.org',
  phone: '87 000 00 00',
  address: 'ul. Przykładowa 1',
  website: 'https://urzad.example.org',
  description: 'Zapraszamy do **rozmowy**.',
})
