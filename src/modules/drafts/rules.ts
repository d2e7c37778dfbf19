import type { Actor } from '../../platform/actor.ts'
import { isOpen, mayEditProcess, type Process, pathOf, workPathOf } from '../processes/index.ts'

/** The document a process asks about, in its versions. */
export interface Draft {
  id: string
  processId: string
  title: string
}

export interface Version {
  id: string
  draftId: string
  number: number
  note: string
  sourceName: string | null
  createdAt: Temporal.Instant
  publishedAt: Temporal.Instant | null
}

export interface Paragraph {
  /** The number people see in this version, from 1. */
  position: number
  /** Its name in all versions, for as long as the text is the same. */
  thread: number
  /** The paragraph of the version before whose place it took. */
  follows: number | null
  body: string
}

/** Remarks are taken while the process is open, and to a document somebody can read. */
export const takesComments = (process: Process, now: Temporal.Instant) => isOpen(process, now)

export const mayEditDraft = (actor: Actor, process: Process) => mayEditProcess(actor, process)

type Named = Pick<Process, 'kind' | 'slug'>

export const draftPath = (process: Named) => `${pathOf(process)}/projekt`
export const draftWorkPath = (process: Named) => `${workPathOf(process)}/projekt`
export const paragraphPath = (process: Named, thread: number) => `${draftPath(process)}/akapity/${thread}`
export const versionPath = (process: Named, number: number) => `${draftPath(process)}/wersje/${number}`

/** A remark may quote this much (see the form in which its author changes it). */
const LONGEST_QUOTATION = 2000

/** What a remark quotes: the words chosen, when they are in the paragraph, otherwise all of it, shortened. */
export function quotationOf(body: string, chosen: string): string {
  const whole = chosenIn(body, chosen) || body
  return whole.length > LONGEST_QUOTATION ? `${whole.slice(0, LONGEST_QUOTATION - 1)}…` : whole
}

/** Words somebody selected in a paragraph; empty when they are not there. */
export function chosenIn(body: string, chosen: string): string {
  const wanted = plain(chosen)
  return plain(body).includes(wanted) ? wanted : ''
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
