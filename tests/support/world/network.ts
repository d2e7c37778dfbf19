import { formsPorts } from '../../../src/app/wiring.tsx'
import { aDefinition, aPoll, aReadTwiceCard } from '../../../src/modules/ballots/examples.ts'
import { draftPoll, settlePolls } from '../../../src/modules/ballots/index.ts'
import { aMeeting, aRegistrationInput } from '../../../src/modules/meetings/examples.ts'
import { addAgendaItem, register } from '../../../src/modules/meetings/index.ts'
import { ownPathOf } from '../../../src/modules/meetings/registration/rules.ts'
import { aMember, aText } from '../../../src/modules/membership/examples.ts'
import { anIdea } from '../../../src/modules/membership/ideas/examples.ts'
import { acceptDeclaration, publishDeclaration, submitDeclaration } from '../../../src/modules/membership/index.ts'
import { feedPathOf, openFeed } from '../../../src/modules/membership/news/actions.ts'
import { reportLetter } from '../../../src/modules/membership/relay/actions.ts'
import { aPassedLetter } from '../../../src/modules/membership/relay/examples.ts'
import { reportedLetters } from '../../../src/modules/membership/relay/reported-store.ts'
import { addPage } from '../../../src/modules/network/index.ts'
import { newId } from '../../../src/platform/ids.ts'
import { sealId } from '../../../src/platform/seal.ts'
import type { Person } from '../house.ts'
import type { TestPortal } from '../portal.ts'

/** A meeting of the network ahead, with an item on its agenda and somebody who comes. */
export async function meetingOf(portal: TestPortal) {
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
export async function pollsOf(portal: TestPortal, organisationId: string) {
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
export async function ideaOf(portal: TestPortal) {
  await aText(portal.system())
  return anIdea(portal.system(), await aMember(portal.system(), { personName: 'Iga Jasna' }))
}

/** An institution in the network, which everybody may see and write to, with a letter it may report; one reported; a feed. */
export async function memberOf(portal: TestPortal, person: Person) {
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
export async function aPage(portal: TestPortal) {
  const words = { body: 'Uczymy się razem.', titleEn: '', bodyEn: '' }
  await addPage(portal.system(), { ...words, title: 'Czym jest Sieć' })
  return { id: await addPage(portal.system(), { ...words, title: 'Jak działamy' }), slug: 'jak-dzialamy' }
}

/** Published texts, a declaration that waits for its letter to be confirmed, and an institution that belongs. */
export async function declarations(portal: TestPortal, coordinator: Person) {
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
