import type { Actor } from '../../platform/actor.ts'
import { before, ZONE } from '../../platform/clock.ts'
import type { Anonymity, GridSettings } from '../forms/index.ts'
import {
  mayEditProcess,
  maySee,
  mayWorkOnRemarks,
  type Process,
  pathOf,
  type Stage,
  workPathOf,
} from '../processes/index.ts'

/** The kind of owner a survey is for its form. */
export const OWNER = 'survey'

export const ANONYMITIES = ['anonymous', 'confidential', 'named', 'open'] as const satisfies Anonymity[]

/** Who sees results: the team alone, everybody after closing, or everybody while answers still come. */
export const RESULTS = ['team', 'after-closing', 'live'] as const
export type ResultsShown = (typeof RESULTS)[number]

/** Months after closing from which a team chooses; contacts of remarks are kept two years after a report too. */
export const KEPT_MONTHS = [3, 6, 12, 24, 60] as const
export type KeptMonths = (typeof KEPT_MONTHS)[number]

export interface Survey {
  id: string
  processId: string
  stageId: string | null
  slug: string
  anonymity: Anonymity
  oncePerPerson: boolean
  /** Whoever answered may change the answers until closing. */
  editable: boolean
  results: ResultsShown
  /** Counts of fewer people are hidden where answers are compared. */
  least: number
  /** Side of the squares, in kilometres, in which what was drawn on maps is shown; one of `CELL_SIDES_KM`. */
  gridKm: number
  openData: boolean
  populationWords: string
  /** For how many months after closing it is kept who answered and what was written to the team alone. */
  keptMonths: KeptMonths
  /** Open questions whose answers become remarks; null is every public long text. */
  remarkQuestions: string[] | null
  createdAt: Temporal.Instant
  openedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
}

/** From when and until which second answers are taken; null is without a bound. */
export interface Term {
  opensAt: Temporal.Instant | null
  closesAt: Temporal.Instant | null
}

/**
 * A survey follows its stage, and where the stage has no dates the process. A stage without an end lasts until the next
 * one begins. What the team closed early stays closed.
 * @param stages of the process, in their order
 */
export function termOf(survey: Survey, process: Process, stages: readonly Stage[]): Term {
  const index = stages.findIndex(({ id }) => id === survey.stageId)
  const stage = stages[index]
  const term = stage?.startsAt
    ? { opensAt: stage.startsAt, closesAt: stage.endsAt ?? stages[index + 1]?.startsAt ?? process.closesAt }
    : { opensAt: process.opensAt, closesAt: process.closesAt }
  const { closedAt } = survey
  return closedAt && (!term.closesAt || before(closedAt, term.closesAt)) ? { ...term, closesAt: closedAt } : term
}

/** draft → ahead → open → closed, by the clock; a survey of a cancelled process is closed. */
export type SurveyPhase = 'draft' | 'ahead' | 'open' | 'closed'

export function phaseOf(survey: Survey, process: Process, term: Term, now: Temporal.Instant): SurveyPhase {
  if (!survey.openedAt || !process.announcedAt) return 'draft'
  if (process.cancelledAt) return 'closed'
  // Closed by hand is closed in that very second; a term lasts to the end of its last one.
  if (survey.closedAt && !before(now, survey.closedAt)) return 'closed'
  if (term.opensAt && before(now, term.opensAt)) return 'ahead'
  return term.closesAt && !before(now, term.closesAt.add({ seconds: 1 })) ? 'closed' : 'open'
}

/** Whether everybody sees what the answers came to. */
export const resultsPublic = ({ results }: Pick<Survey, 'results'>, phase: SurveyPhase) =>
  results === 'live' ? phase === 'open' || phase === 'closed' : results === 'after-closing' && phase === 'closed'

export const mayDesignSurvey = (actor: Actor, process: Process) => mayEditProcess(actor, process)

/** Single answers may hold what people said to the office alone. */
export const mayReadAnswers = (actor: Actor, process: Process) => mayWorkOnRemarks(actor, process)

/** A survey that was not opened is its designers' alone, like a draft. */
export const maySeeSurvey = (actor: Actor, process: Process, { openedAt }: Survey) =>
  openedAt && process.announcedAt ? maySee(actor, process) : mayReadAnswers(actor, process)

/** Anonymity was promised to those who answered, so it stands from the opening on. */
export const anonymityFixed = ({ openedAt }: Survey) => openedAt !== null

/** Squares of two sizes laid over each other would tell of fewer people than either, so the size stands once people see it. */
export const gridFixed = ({ openedAt }: Pick<Survey, 'openedAt'>) => openedAt !== null

export const gridOf = ({ gridKm, least }: Survey): GridSettings => ({ cellKm: gridKm, least })

/**
 * The last day on which it is kept who answered a survey and what was written to its team alone. While a survey has no end, it
 * moves on with the day.
 */
export const keptUntil = ({ closesAt }: Term, months: KeptMonths, now: Temporal.Instant) =>
  (closesAt ?? now).toZonedDateTimeISO(ZONE).toPlainDate().add({ months })

/** `/konsultacje/park/ankiety/jak-jezdzimy` */
export const surveyPath = (process: Process, { slug }: Pick<Survey, 'slug'>) => `${pathOf(process)}/ankiety/${slug}`

export const surveyWorkPath = (process: Process, { slug }: Pick<Survey, 'slug'>) =>
  `${workPathOf(process)}/ankiety/${slug}`

/** Pages that show a survey or its results carry this. */
export const tagOfSurvey = ({ id }: Pick<Survey, 'id'>) => `survey:${id}`
