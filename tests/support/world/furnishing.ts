import { surveysPorts } from '../../../src/app/wiring.tsx'
import { KIND } from '../../../src/modules/consultations/index.ts'
import { currentVersion, formById, submitAnswers } from '../../../src/modules/forms/index.ts'
import { findSurvey } from '../../../src/modules/surveys/index.ts'
import { sql } from '../../../src/platform/db/index.ts'
import { newId } from '../../../src/platform/ids.ts'
import { aDraft } from '../draft.ts'
import { wordsOf } from '../markup.ts'
import { anOpinionMap } from '../opinions.ts'
import { aPlanning } from '../planning.ts'
import { ORIGIN, type TestPortal } from '../portal.ts'
import { waysToSpeak } from '../speaking.ts'
import type { Visitor } from '../visitor.ts'
import type { WorldConsultation } from './consultations.ts'
import { aCsv, aPdf } from './files.ts'
import type { Who } from './roles.ts'

/** Puts something into every list of the workspace, by the forms people use. @returns what addresses are made of */
export async function furnish(
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
export async function reportOn(
  portal: TestPortal,
  as: (who: Who) => Promise<Visitor>,
  { slug, remarks }: WorldConsultation,
) {
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
