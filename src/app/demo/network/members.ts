import {
  acceptDeclaration,
  askForCompletion,
  confirmDeclaration,
  type DeclarationInput,
  editCard,
  enterDeclaration,
  joinAccount,
  leave,
  type Member,
  publishDeclaration,
  submitDeclaration,
  turnPeriod,
} from '../../../modules/membership/index.ts'
import { startOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { fold } from '../../../platform/language/index.ts'
import { formsPorts } from '../../wiring.tsx'
import type { Calendar } from '../calendar.ts'
import { mailOf, type OrganisationKey } from '../organisations.ts'
import { bringMemberAccounts, headsOfTeams, MEMBERS, type Person } from '../people.ts'
import { cardOfInstitution, cardOfPerson } from './cards.ts'
import { DECLARATION_TEXTS } from './declaration-texts.ts'
import { bringIdeas } from './ideas.ts'
import { MEMBER_ORGANISATIONS, OTHER_INSTITUTIONS, type ToldInstitution } from './institutions.ts'
import { FOUNDERS, LATER, type ToldPerson } from './people-who-joined.ts'

const FOUNDED = Temporal.PlainDate.from('2016-03-04')
const FOUNDING_INSTITUTIONS = 5

type Joining =
  | { input: DeclarationInput; person: ToldPerson; institution?: undefined }
  | { input: DeclarationInput; institution: ToldInstitution; person?: undefined }

/**
 * The network's members with their cards: published texts, the 13 declarations of its first day and growth since, accounts
 * of some, ideas, three declarations that wait at the desk (one incomplete, one a second one of a member, one ready to be
 * decided), a guest, an observer, somebody suspended, and somebody who has left.
 */
export async function bringMembers(context: Context, calendar: Calendar) {
  const heads = await headsOfTeams(context)
  const accounts = await bringMemberAccounts({ ...context, now: calendar.workday(-1100, '09:00') })
  const on = (day: Temporal.PlainDate): Context => ({ ...context, now: startOf(day).add({ hours: 10 }) })
  for (const kind of ['person', 'institution'] as const)
    await publishDeclaration(on(FOUNDED), formsPorts, kind, DECLARATION_TEXTS[kind])

  const people = (all: ToldPerson[]): Joining[] => all.map((person) => ({ person, input: personOf(person) }))
  const institutions = MEMBER_ORGANISATIONS.map(
    (institution): Joining => ({ institution, input: institutionOf(institution, heads) }),
  )
  const others = OTHER_INSTITUTIONS.map(
    (institution): Joining => ({ institution, input: institutionOf(institution, heads) }),
  )
  const founders = [...people(FOUNDERS), ...institutions.slice(0, FOUNDING_INSTITUTIONS)]
  const later = [...people(LATER), ...institutions.slice(FOUNDING_INSTITUTIONS), ...others]

  const members = new Map<string, Member>()
  for (const [index, joining] of founders.entries())
    members.set(joining.input.personName, await join(on(FOUNDED), joining, FOUNDED, index))
  const days = FOUNDED.until(calendar.date(-40)).total({ unit: 'days' })
  for (const [index, joining] of mixed(later).entries()) {
    const day = FOUNDED.add({ days: Math.round(((index + 1) / (later.length + 1)) * days) })
    const member = await join(on(day), joining, day, index + founders.length)
    members.set(joining.person?.name ?? joining.institution?.name ?? '', member)
    if (joining.institution) await represent(on(day), member, headOf(joining.institution, heads))
  }
  for (const { institution, input } of founders)
    if (institution) await represent(on(FOUNDED), memberOf(members, input.personName), headOf(institution, heads))
  for (const account of accounts)
    await joinAccount({ ...on(calendar.date(-30)), actor: account }, memberOf(members, account.name))

  await turn(on(calendar.date(-400)), memberOf(members, 'Tadeusz Czarna'), 'active', 'observer')
  await turn(on(calendar.date(-300)), memberOf(members, 'Danuta Pisa'), 'active', 'guest')
  await turn(on(calendar.date(-60)), memberOf(members, 'Oskar Leśny'), 'suspended', 'member')
  await leave(on(calendar.date(-9)), memberOf(members, 'Mirosław Ełcki'), {
    own: true,
    on: calendar.date(-9),
    statement: 'Przeprowadzam się do innego województwa. Dziękuję za wspólną pracę.',
  })
  await bringIdeas(context, calendar, { accounts, heads: Object.values(heads) })
  await bringWaiting(context, calendar)
}

/** Institutions among people, as they joined one after another. */
const mixed = (all: Joining[]): Joining[] => {
  const people = all.filter(({ person }) => person)
  const institutions = all.filter(({ institution }) => institution)
  return people.flatMap((person, index) => {
    const next = index % 2 === 1 ? institutions.shift() : undefined
    return index === people.length - 1 ? [person, ...institutions] : next ? [person, next] : [person]
  })
}

function memberOf(members: Map<string, Member>, name: string): Member {
  const member = members.get(name)
  if (!member) throw new Error(`Nobody called ${name} is in the demonstration network`)
  return member
}

async function join(context: Context, joining: Joining, day: Temporal.PlainDate, index: number): Promise<Member> {
  // Every third one keeps to themselves, as people do.
  const shown = index % 3 !== 2
  const consents = [...(index % 3 === 0 ? (['newsletter'] as const) : []), ...(shown ? (['publication'] as const) : [])]
  const { declaration } = await enterDeclaration(
    context,
    { input: joining.input, consents, submissionKey: newId(), fileId: null },
    day,
  )
  const member = await acceptDeclaration(context, declaration, {
    number: `${index + 1}/${day.year}`,
    decidedOn: day,
    from: day,
    tell: false,
    isDemonstration: true,
  })
  const card = joining.person
    ? cardOfPerson(member.id, joining.person, index)
    : cardOfInstitution(member.id, joining.institution, index)
  await editCard(context, member, card, { own: false })
  return member
}

/** Whoever leads a team acts for its organisation in the network, and has joined that with the account. */
const represent = async (context: Context, member: Member, head: Person | null) => {
  if (head) await joinAccount({ ...context, actor: head }, member)
}

type Heads = Partial<Record<OrganisationKey, Person>>

const headOf = ({ key }: ToldInstitution, heads: Heads): Person | null => (key && heads[key]) || null

const turn = (
  context: Context,
  member: Member,
  state: 'active' | 'suspended',
  standing: 'member' | 'guest' | 'observer',
) =>
  turnPeriod(context, member, {
    state,
    standing,
    on: context.now.toZonedDateTimeISO('Europe/Warsaw').toPlainDate(),
    note: '',
  })

async function bringWaiting(context: Context, calendar: Calendar) {
  const submit = (days: number, input: DeclarationInput) =>
    submitDeclaration(
      { ...context, now: calendar.workday(days, '11:20') },
      { input, consents: ['newsletter'], submissionKey: newId(), fileId: null },
    )
  const [again] = LATER
  if (again) await submit(-2, { ...personOf(again), email: mailOf('jolanta.nowy.adres'), way: 'scan' })
  const ready = await submit(-4, {
    ...institutionInput({ name: 'Klub Mieszkańców Osiedla Lipowa', kind: 'informal-group', unitCode: '2001011' }),
    personName: 'Weronika Łosiowa',
    position: 'wybrana na zebraniu klubu',
    email: mailOf('klub.lipowa'),
    experience: 'Konsultacje w szkole: boisko, sklepik, regulamin.',
    offers: 'Świetlica na spotkania.',
    way: 'email',
  })
  await confirmDeclaration({ ...context, now: calendar.workday(-3, '08:05') }, ready.declaration)
  const { declaration } = await submit(-12, {
    ...institutionInput({ name: 'Stowarzyszenie Nad Biebrzą', kind: 'ngo', unitCode: '2001011' }),
    personName: 'Zenon Biebrzański',
    position: 'w imieniu zarządu',
    email: mailOf('nad.biebrza'),
    way: 'scan',
  })
  await askForCompletion(
    { ...context, now: calendar.workday(-5, '12:40') },
    declaration,
    'Dziękujemy za deklarację. Żeby ją przyjąć, potrzebujemy jeszcze:\n- skanu podpisanej deklaracji\n- numeru NIP albo KRS stowarzyszenia',
  )
}

const NOTHING = {
  position: null,
  institutionName: null,
  institutionKind: null,
  nip: null,
  krs: null,
  phone: '600 000 000',
  experience: '',
  offers: '',
  seeks: '',
  way: 'post' as const,
}

/** „Zuzanna Krynicka” has the mailbox zuzanna.krynicka, unless an account of hers says otherwise. */
export const mailboxOf = (name: string) =>
  MEMBERS.find((member) => member.name === name)?.mailbox ?? fold(name).replaceAll(/[^a-z]+/g, '.')

const personOf = ({ name, unitCode, tools, experience, offers = '', seeks = '' }: ToldPerson): DeclarationInput => ({
  ...NOTHING,
  kind: 'person',
  personName: name,
  unitCode,
  email: mailOf(mailboxOf(name)),
  experience,
  tools,
  areas: ['education', 'meetings'],
  offers,
  seeks,
})

const institutionInput = ({
  name,
  kind,
  unitCode,
}: Pick<ToldInstitution, 'name' | 'kind' | 'unitCode'>): DeclarationInput => ({
  ...NOTHING,
  kind: 'institution',
  personName: '',
  institutionName: name,
  institutionKind: kind,
  unitCode,
  email: null,
  tools: ['consultations'],
  areas: ['standards', 'education'],
})

function institutionOf(institution: ToldInstitution, heads: Heads): DeclarationInput {
  const signer = headOf(institution, heads)
  return {
    ...institutionInput(institution),
    personName: signer?.name ?? 'Iga Zielonka',
    position: institution.kind === 'local-government' ? 'z upoważnienia burmistrza' : 'w imieniu zespołu',
    email: signer?.email ?? institution.email,
    phone: institution.phone,
    nip: institution.nip,
    tools: institution.tools,
    experience: institution.experience,
    offers: institution.offers,
    seeks: institution.seeks,
  }
}
