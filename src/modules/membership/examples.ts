import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { acceptDeclaration, type Submission, submitDeclaration } from './declarations/actions.ts'
import type { Declaration, DeclarationInput } from './declarations/rules.ts'
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
