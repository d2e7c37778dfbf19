import { fold } from '../../../platform/language/index.ts'
import type { Area, Kind, Tool, Way } from '../rules.ts'

export const INSTITUTION_KINDS = ['local-government', 'ngo', 'informal-group', 'university', 'other'] as const
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number]

/** What people write in a declaration. */
export interface DeclarationInput {
  kind: Kind
  personName: string
  position: string | null
  institutionName: string | null
  institutionKind: InstitutionKind | null
  nip: string | null
  krs: string | null
  unitCode: string
  email: string | null
  phone: string | null
  experience: string
  tools: Tool[]
  areas: Area[]
  offers: string
  seeks: string
  way: Way
}

/** A declaration and what became of it: facts with their moments, from which its state follows. */
export interface Declaration extends DeclarationInput {
  id: string
  reference: string
  textId: string
  fileId: string | null
  locale: 'pl' | 'en'
  receivedOn: Temporal.PlainDate
  submittedAt: Temporal.Instant
  enteredBy: string | null
  confirmedAt: Temporal.Instant | null
  withdrawnAt: Temporal.Instant | null
  /** What the desk asks to be completed, while it waits. */
  completion: { id: string; asked: string; askedAt: Temporal.Instant; remindedAt: Temporal.Instant | null } | null
  decision: {
    accepted: boolean
    number: string
    reason: string
    decidedOn: Temporal.PlainDate
    decidedBy: string | null
    memberId: string | null
  } | null
}

export const STATES = ['unconfirmed', 'submitted', 'incomplete', 'accepted', 'declined', 'withdrawn'] as const

/** złożona, czeka na potwierdzenie, do uzupełnienia, przyjęta, nieprzyjęta, wycofana. */
export type State = (typeof STATES)[number]

type Facts = Pick<Declaration, 'way' | 'confirmedAt' | 'withdrawnAt' | 'completion' | 'decision'>

/** The state follows from what happened; the last word is the decision, then the person's own. */
export function stateOf({ way, confirmedAt, withdrawnAt, completion, decision }: Facts): State {
  if (decision) return decision.accepted ? 'accepted' : 'declined'
  if (withdrawnAt) return 'withdrawn'
  if (completion) return 'incomplete'
  return way === 'email' && !confirmedAt ? 'unconfirmed' : 'submitted'
}

/** Whether the desk may still decide. */
export const isOpen = (declaration: Facts): boolean =>
  ['unconfirmed', 'submitted', 'incomplete'].includes(stateOf(declaration))

/** What a declaration lacks before it can be accepted; the texts are `membership.lacks.<word>`. */
export type Lack = 'signature' | 'confirmation' | 'contact' | 'number' | 'position'

/**
 * Checks a declaration for completeness. Nothing here refuses by itself: the coordinator sees the list and decides.
 * An institution is told apart from others by its NIP or KRS, unless it is an informal group; whoever signs for it says
 * in what position.
 */
export function lacksOf(declaration: Declaration): Lack[] {
  const { kind, way, fileId, confirmedAt, email, phone, nip, krs, institutionKind, position } = declaration
  const lacks: Lack[] = []
  if (way !== 'email' && !fileId) lacks.push('signature')
  if (way === 'email' && !confirmedAt) lacks.push('confirmation')
  if (!email && !phone) lacks.push('contact')
  if (kind === 'institution' && institutionKind !== 'informal-group' && !nip && !krs) lacks.push('number')
  if (kind === 'institution' && !position) lacks.push('position')
  return lacks
}

/** Who becomes the member: the person, or the institution they sign for. */
export const memberNameOf = ({ kind, personName, institutionName }: DeclarationInput): string =>
  kind === 'institution' ? (institutionName ?? personName) : personName

/** Names written differently that are the same: `Gmina  Ełk` and `gmina elk`. */
export const nameKeyOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** `D/2026/14`. */
export const referenceOf = (year: number, number: number): string => `D/${year}/${number}`

/** After so many days without an answer the desk's request is sent once more. */
export const REMINDER_DAYS = 7
