export { type LocalRules, rulesFor } from './composed.ts'
export { before as dayBefore, dayOf } from './dates.ts'
export { type DayOff, dayOffOn, daysOffOf, easterOf, isFree, workdayFrom, workdayUntil } from './days-off.ts'
export { type Deadline, deadlineAfter, type Length } from './deadlines.ts'
export { digitsOf, isKrs, isNip, isRegon } from './identifiers.ts'
export {
  atLeastPart,
  atLeastPercent,
  groszeOf,
  leastBudget,
  moreThanHalf,
  mostSignatures,
  zlotyOf,
} from './numbers.ts'
export { type ConsultationPlan, meetingsBetween, missingForms, planConsultation, type Window } from './plan.ts'
export {
  type AnnouncementPlace,
  type Confidence,
  FORMS,
  type Form,
  type FormsNeeded,
  isProcedure,
  PROCEDURES,
  type Procedure,
  type ProcedureRules,
  type Recipient,
  RULES,
  rulesOf,
} from './procedures.ts'
export { isMatter, MATTERS, type Matter, TRIGGERS, type Trigger, triggerOf } from './triggers.ts'
export {
  AHEAD,
  missingPlaces,
  type PlannedCalendar,
  seasonOf,
  type Warning,
  type WarningKind,
  warningsOf,
} from './warnings.ts'
export { type TermTool, type YearlyTerm, yearlyTermsBetween } from './yearly-terms.ts'
