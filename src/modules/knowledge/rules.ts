import { type Actor, holds } from '../../platform/actor.ts'
import type { Content } from './content.ts'

/** The five tools of participation the network teaches (N3). */
export const TOOLS = [
  'consultation',
  'participatory_budget',
  'resolution_initiative',
  'village_fund',
  'referendum',
] as const
export type Tool = (typeof TOOLS)[number]

export const isTool = (word: unknown): word is Tool => TOOLS.includes(word as Tool)

export const KINDS = ['guide', 'template', 'story', 'document', 'collection', 'term'] as const
export type Kind = (typeof KINDS)[number]

/** A text as everybody reads it, or as it is being written: one version of it. */
export interface Text {
  id: string
  kind: Kind
  slug: string
  tool: Tool | null
  lawCheckedOn: Temporal.PlainDate | null
  createdAt: Temporal.Instant
  changedAt: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
  publishedNumber: number | null
  content: Content
}

/** One state of a text. Without `publishedAt` it is the draft that is being written. */
export interface Version {
  textId: string
  number: number
  content: Content
  note: string
  writtenAt: Temporal.Instant
  writtenBy: string | null
  isShipped: boolean
  publishedAt: Temporal.Instant | null
}

/** Editors of the knowledge base. */
export const mayEdit = (actor: Actor) => holds(actor, ['coordinator', 'administrator'], null)

export const isPublic = (text: Pick<Text, 'publishedNumber' | 'withdrawnAt'>) =>
  text.publishedNumber !== null && text.withdrawnAt === null

/** A text about law that nobody compared with it for a year asks for a look; our own rule, so that no guide grows old unseen. */
export const CHECK_AFTER = { years: 1 } as const

export const isStale = (checkedOn: Temporal.PlainDate | null, today: Temporal.PlainDate) =>
  checkedOn !== null && Temporal.PlainDate.compare(checkedOn.add(CHECK_AFTER), today) <= 0

export const HOME = '/wiedza'
export const GUIDES = `${HOME}/poradniki`
export const TEMPLATES = `${HOME}/wzory`
export const STORIES = `${HOME}/historie`
export const LIBRARY = `${HOME}/biblioteka`
export const COLLECTIONS = `${HOME}/kolekcje`
export const GLOSSARY = `${HOME}/slownik`
export const CHOOSER = `${HOME}/jakie-narzedzie`
export const DEADLINES = `${HOME}/terminy`
export const QUESTIONS = `${HOME}/pytania`
export const DESK = '/administracja/wiedza'

const HOMES: Record<Kind, string> = {
  guide: GUIDES,
  template: TEMPLATES,
  story: STORIES,
  document: LIBRARY,
  collection: COLLECTIONS,
  term: GLOSSARY,
}

export const homeOf = (kind: Kind) => HOMES[kind]
export const pathOf = ({ kind, slug }: Pick<Text, 'kind' | 'slug'>) => `${HOMES[kind]}/${slug}`
export const workPathOf = ({ id }: { id: string }) => `${DESK}/teksty/${id}`

/** Every page of the knowledge base shows this tag: few texts, rarely changed. */
export const KNOWLEDGE = 'knowledge'
