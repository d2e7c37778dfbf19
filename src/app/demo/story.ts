import type { BroughtAnswers, FormDefinition } from '../../modules/forms/index.ts'
import type { AnnouncementPlace, StageKind, TOPICS } from '../../modules/processes/index.ts'
import type { Channel, Outcome } from '../../modules/remarks/index.ts'
import type { BroughtSurvey } from '../../modules/surveys/index.ts'
import type { Block } from '../../platform/documents/index.ts'
import type { OrganisationKey } from './organisations.ts'

/** A consultation as it is told: what was announced, what people said, what became of it. Days count from today. */
export interface Story {
  organisation: OrganisationKey
  unitCode: string
  title: string
  summary: string
  topic: (typeof TOPICS)[number]
  plainLanguage: string
  purpose: string
  description: string
  areaWords?: string
  legalBasis: string
  organ: string
  runningUnit: string
  orderingAct: string
  addressees: string
  openScope: string
  closedScope: string
  contact: { name: string; phone?: string }
  accessibility?: string
  displayedDate?: string
  /** Without `announced` it is a draft. */
  days: {
    drafted: number
    announced?: number
    opens: number
    closes: number
    reportDue: number
    decided?: number
  }
  settings?: {
    moderation?: 'before' | 'after'
    secondAcceptance?: boolean
    decisionsPublic?: 'at-once' | 'with-report'
  }
  stages: StoryStage[]
  documents?: StoryDocument[]
  announcedIn?: { kind: AnnouncementPlace['kind']; place: string; days: number; link?: string }[]
  updates?: { days: number; title: string; body: string }[]
  /** In the order in which they came. */
  remarks?: StoryRemark[]
  surveys?: StorySurvey[]
  /** Groups of similar letters that a person looked at, each with the answer to all its letters, if there is one. */
  campaigns?: { letters: string; answer?: Answer }[]
  /** What only people can write of a report; the rest of it comes from the data. */
  report?: { days: number; conclusions: string; evaluation: string; protocols?: string; costs?: string }
  /** What comes round the report: protocols, next steps, what participants thought. */
  closing?: {
    /** Each of the stage whose title begins so. */
    protocols: {
      stage: string
      ledBy: string
      writtenDownBy?: string
      participants: number
      course: string
      findings?: string
    }[]
    steps: {
      title: string
      description?: string
      responsible: string
      due: number
      done?: { day: number; outcome: string }
    }[]
    /** How many answered, and their middle mark. */
    evaluation: { answers: number; mood: number; words?: string[] }
  }
  effects?: { days: number; title: string; body: string }[]
  cancelled?: { days: number; reason: string }
}

export interface StorySurvey {
  definition: FormDefinition
  /** Title of the stage it follows; the whole consultation when there is none. */
  stage?: string
  /** Without `opened` it is a draft. */
  days: { drafted: number; opened?: number }
  settings: BroughtSurvey['settings']
  /** How many people answered, and what each did, at these moments. */
  count: number
  answers: (moments: readonly Temporal.Instant[]) => Iterable<BroughtAnswers>
  interest: BroughtSurvey['interest']
}

export interface StoryStage {
  kind: StageKind
  title: string
  description?: string
  starts?: Temporal.Instant
  ends?: Temporal.Instant
  displayedDate?: string
  place?: string
  accessibility?: string
}

export interface StoryDocument {
  title: string
  description: string
  plainSummary?: string
  days: number
  file:
    | { kind: 'pdf' | 'docx'; name: string; subtitle?: string; blocks: Block[] }
    | { kind: 'drawing'; name: string; svg: string }
}

export interface StoryRemark {
  text: string
  /** Signature line; none for those who gave none. */
  by?: string
  /** The name on a letter, which only the team sees. */
  author?: string
  /** The web, unless said. */
  channel?: Channel
  organisation?: string
  quotation?: string
  topic?: string
  point?: [lon: number, lat: number]
  place?: string
  late?: boolean
  /** The campaign whose letter this is. */
  letter?: string
  waits?: boolean
  email?: string
  /** Age band and gender, as people said of themselves. */
  who?: [ageBand: string, gender: string]
  answer?: Answer
}

export interface Answer {
  outcome: Outcome
  reason: string
  change?: string
  /** Still worked on by the team. */
  state?: 'draft' | 'to-verify'
}

export const accepted = (reason: string, change = ''): Answer => ({ outcome: 'accepted', reason, change })
export const partly = (reason: string, change = ''): Answer => ({ outcome: 'partly-accepted', reason, change })
export const rejected = (reason: string): Answer => ({ outcome: 'rejected', reason })
export const later = (reason: string): Answer => ({ outcome: 'further-work', reason })
export const outside = (reason: string): Answer => ({ outcome: 'out-of-scope', reason })
export const tooLate = (reason: string): Answer => ({ outcome: 'late', reason })
export const draftOf = (answer: Answer): Answer => ({ ...answer, state: 'draft' })
export const forVerifying = (answer: Answer): Answer => ({ ...answer, state: 'to-verify' })
