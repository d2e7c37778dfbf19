import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { IslandName, WorkspaceItem } from '../../ui/index.ts'
import type { Asking } from './answering/view.ts'
import type { AnswerProblem } from './checking.ts'
import type { PreparedMap } from './maps/prepare.ts'
import type { Anonymity, Answer, Answers, Question } from './model.ts'
import type { Answered, Form, Owner, Version } from './rules.ts'

/** What `app` hands to forms: for each kind of owner, what its module says. Forms knows nothing of surveys. */
export interface FormsPorts {
  owners: Record<string, OwnerPort>
  /** Draws on a map; without it a place is told in words alone. */
  map?: MapPart
}

export type MapQuestion = Extract<Question, { type: 'map' }>

/** The map of a question, with the words that always stand beside it. */
export interface MapPart {
  /** Gathers what the field is drawn from: the area, a picture of it. */
  prepare(context: Context, question: MapQuestion): Promise<PreparedMap>
  /**
   * Keeps what is drawn in the hidden field `partOf(question.id, 'shapes')`, as `answerFrom` reads it; asks follow-ups of
   * each shape. Without script it draws a picture of the area, and the place is told in words.
   */
  Field(props: { question: MapQuestion; prepared: PreparedMap; asking: Asking }): VNode
  islands: IslandName[]
  /** What the shapes alone cannot tell: whether they lie in the area of the question. */
  check(context: Context, question: MapQuestion, answer: Answer): Promise<AnswerProblem[]>
}

/** What a module says of the forms it owns. Each question is asked with the id of the owner (`survey` 0198…). */
export interface OwnerPort {
  /** How the form is answered, as this actor may see it; null when for them there is no such form. */
  answering(context: Context, ownerId: string): Promise<AnsweringSettings | null>
  mayDesign(context: Context, ownerId: string): Promise<boolean>
  /** Reads answers, private ones as well. */
  mayReadAnswers(context: Context, ownerId: string): Promise<boolean>
  /** Enters answers that came on paper or from a tablet, or imports them. */
  mayEnter(context: Context, ownerId: string): Promise<boolean>
  /** What of the answers the owner knows to be wrong and the form cannot: a number with a bad check digit. */
  check?(context: Context, ownerId: string, answers: Answers): Promise<AnswerProblem[]>
  /** Where whoever answered is led instead of the receipt of forms; path without /en. */
  receipt?(context: Context, answered: Answered): Promise<string>
  /** Whose workspace the team's pages of the form are in, and their side; after `mayDesign` or `mayReadAnswers` said yes. */
  workspace(c: HttpContext, ownerId: string): Promise<Workspace>
  /** Whose matter it is, for the log; null for the whole network. */
  organisationOf(context: Context, ownerId: string): Promise<string | null>
  /** Follows in the transaction that keeps, changes or takes back an answer: throw, and nothing is kept. */
  answered?(context: Context, event: AnsweredEvent): Promise<void>
  /** Follows in the transaction that publishes a version. */
  published?(context: Context, form: Form, version: Version): Promise<void>
}

export interface Workspace {
  owner: string
  navigation: WorkspaceItem[]
  /** Above the heading: the consultation the survey belongs to. */
  caption: string
  back: { label: string; href: string }
}

export interface AnsweringSettings {
  /** Path, without /en, under which the owner mounted the pages of answering: `/konsultacje/park/ankieta`. */
  home: string
  /** Above the heading: the consultation the survey belongs to. */
  caption: string
  back: { label: string; href: string }
  anonymity: Anonymity
  /** Answers are taken from this moment; null at once. */
  opensAt: Temporal.Instant | null
  /** The last second in which answers are taken; null without end. */
  closesAt: Temporal.Instant | null
  /** Whoever answered may change the answers until closing; never with anonymous ones. */
  editable: boolean
  /** Needs an account, and takes one answer of each; never with anonymous ones. */
  oncePerPerson: boolean
  /**
   * An anonymous form on one page that a person answers once, though nobody knows who does: their browser remembers that it
   * sent an answer, and says so before a second one.
   */
  oneFromBrowser?: boolean
  /** Questions of the form say who answers: forms asks for no name and address of its own, and keeps no respondent. */
  asksItself?: boolean
  /** Markdown. */
  privacyNotice: string
  /** Links of the receipt: results, the consultation. */
  next: { label: string; href: string }[]
}

export type AnsweredEvent =
  | {
      act: 'given'
      form: Form
      version: Version
      answer: Answered
      /** Path of the receipt with the key to change it, and where to send it; null for anonymous and entered answers. */
      receipt: { path: string; email: string | null } | null
    }
  | { act: 'edited'; form: Form; version: Version; answer: Answered; before: Answered }
  | { act: 'withdrawn'; form: Form; version: Version; answer: Answered }

/** The port of a form's owner; a kind nobody answers for is a mistake in the wiring. */
export function portOf(ports: FormsPorts, owner: Owner): OwnerPort {
  const port = ports.owners[owner.kind]
  if (!port) throw new Error(`No module answers for forms of "${owner.kind}"`)
  return port
}
