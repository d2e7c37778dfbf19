import { FORMS, type ProcedureRules, rulesOf } from './procedures.ts'
import { type Matter, triggerOf } from './triggers.ts'

/**
 * What an office's own resolution on consultations asks for (USG art. 5a ust. 2, USP art. 3d, USW art. 10a). A limit left
 * out is null: the resolution says nothing of it.
 */
export interface LocalRules {
  /** The resolution as it is cited: "uchwała nr XX/100/2024 Rady Miejskiej…, § 5". */
  resolution: string
  days: number | null
  forms: number | null
  daysAhead: number | null
  reportDays: number | null
}

/** Procedures that acts leave to the resolution of the council. */
const LEFT_TO_COUNCIL = new Set(['general', 'ngo-programme'])

/**
 * The rules of one matter on a day: its procedure, what the matter's own act adds, and what the office's own resolution
 * asks for. A resolution may ask for more than an act, and never for less.
 * @returns null when none of the rules we know was in force then
 */
export function rulesFor(
  matter: Matter,
  day: Temporal.PlainDate,
  local: LocalRules | null = null,
): ProcedureRules | null {
  const trigger = triggerOf(matter)
  const found = rulesOf(trigger.procedure, day)
  if (!found) return null
  const rules: ProcedureRules = {
    ...found,
    confidence: weaker(found.confidence, trigger.confidence),
    collecting: trigger.collecting ?? found.collecting,
    announcement: trigger.announcement ?? found.announcement,
    recipients: trigger.recipients ?? found.recipients,
  }
  return local && LEFT_TO_COUNCIL.has(trigger.procedure) ? withLocal(rules, local) : rules
}

function withLocal(rules: ProcedureRules, { resolution: article, ...local }: LocalRules): ProcedureRules {
  const days = local.days && local.days > (rules.collecting?.days ?? 0) ? local.days : null
  return {
    ...rules,
    collecting: days ? { days, exact: false, article } : rules.collecting,
    forms: local.forms ? [...rules.forms, { atLeast: local.forms, of: [...FORMS], article }] : rules.forms,
    announcement: local.daysAhead
      ? { places: rules.announcement?.places ?? [], when: 'by-start', daysAhead: local.daysAhead, article }
      : rules.announcement,
    report: local.reportDays ? { days: local.reportDays, article } : rules.report,
  }
}

const SURENESS = ['check', 'fair', 'sure'] as const
const weaker = (one: ProcedureRules['confidence'], other: ProcedureRules['confidence']) =>
  SURENESS[Math.min(SURENESS.indexOf(one), SURENESS.indexOf(other))] ?? 'check'
