import { dateOf } from '../../platform/clock.ts'
import type { Context, House } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { acceptDeclaration, type Submission, submitDeclaration } from './declarations/actions.ts'
import type { Declaration, DeclarationInput } from './declarations/rules.ts'
import { type Card, FIELDS, type Level } from './directory/rules.ts'
import { joinPerson, joinRepresentative } from './members/own-store.ts'
import type { Member } from './members/rules.ts'
import type { Kind } from './rules.ts'
import { publishText } from './texts-actions.ts'
import type { DeclarationWords } from './texts-store.ts'

const WORDS: DeclarationWords = {
  statement: 'Przystępuję do Sieci i akceptuję jej cele.',
  newsletter: 'Chcę dostawać newsletter.',
  publication: 'Zgadzam się na pokazanie mojego nazwiska i wizytówki.',
  privacy: 'Administratorem danych jest Fundacja SocLab.',
}

/** What people sign, for tests that need no other words. */
export const aText = (context: Context, kind: Kind = 'person') => publishText(context, kind, { pl: WORDS, en: WORDS })

export const anInput = (given: Partial<DeclarationInput> = {}): DeclarationInput => ({
  kind: 'person',
  personName: 'Anna Bielska',
  position: null,
  institutionName: null,
  institutionKind: null,
  nip: null,
  krs: null,
  unitCode: '2001011',
  email: 'anna@example.org',
  phone: null,
  experience: 'Trzy budżety obywatelskie.',
  tools: ['participatory-budget'],
  areas: ['education'],
  offers: 'Prowadzę warsztaty.',
  seeks: '',
  way: 'scan',
  ...given,
})

/** A declaration that waits at the desk. */
export async function aDeclaration(
  context: Context,
  given: Partial<DeclarationInput> = {},
  rest: Partial<Omit<Submission, 'input'>> = {},
): Promise<Declaration> {
  const submission = { input: anInput(given), submissionKey: newId(), fileId: newId(), consents: [], ...rest }
  return (await submitDeclaration(context, submission)).declaration
}

/** Somebody who belongs to the network since the day. */
export async function aMember(
  context: Context,
  given: Partial<DeclarationInput> = {},
  from = '2026-01-15',
  rest: Partial<Omit<Submission, 'input'>> = {},
): Promise<Member> {
  const day = Temporal.PlainDate.from(from)
  return acceptDeclaration(context, await aDeclaration(context, given, rest), {
    number: '1',
    decidedOn: day,
    from: day,
  })
}

/** Joins a membership with the account of a person, as they would. */
export async function joined(house: House, member: Member, person: { id: string; email: string }) {
  const account = { id: person.id, email: member.email ?? person.email }
  if (member.kind === 'person') await joinPerson(house.db, member.id, account)
  else await joinRepresentative(house.db, member.id, account, dateOf(house.clock.now()))
}

/** A card with something in every field, each shown at this level. */
export const aCard = (member: Member, level: Level, given: Partial<Card> = {}): Card => ({
  memberId: member.id,
  about: 'Animuję sąsiadów.',
  tools: ['village-fund'],
  experience: 'Dziesięć zebrań wiejskich.',
  offers: 'Prowadzę warsztaty.',
  seeks: 'Szukam tłumacza.',
  languages: ['lt'],
  website: 'https://strona.example.org',
  email: 'wizytowka@example.org',
  phone: '600 700 800',
  visibility: Object.fromEntries(FIELDS.map((field) => [field, level])) as Card['visibility'],
  takesLetters: false,
  ...given,
})
