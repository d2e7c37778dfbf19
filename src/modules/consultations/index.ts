/** Front door of consultations; see README.md. Kept as the worked example: when in doubt, do as it does. */
export { bringAccessibleVersion } from './accessible/actions.ts'
export {
  announceConsultation,
  draftConsultation,
  editConsultation,
  type FoundConsultation,
  findConsultation,
  KIND,
  tellEffect,
} from './actions.ts'
export { declareCanon, type Said } from './canon/actions.ts'
export { addDocument, addStage, addUpdate, noteAnnouncementPlace } from './content.ts'
export { EVALUATION, STATEMENTS } from './evaluation/kind.ts'
export { FollowBox } from './follow.tsx'
export { addMilestone, changeMilestone, endMilestone } from './implementation/actions.ts'
export { milestoneById } from './implementation/store.ts'
export { intakeSettingsOf } from './intake.ts'
export { jobs, works } from './jobs.ts'
export { letters } from './letters.ts'
export { ConsultationCards, type ListedConsultation } from './list-page.tsx'
export { described } from './listing.ts'
export { personalData } from './personal-data.ts'
export type { ConsultationPorts } from './ports.ts'
export { writeProtocol } from './protocols/actions.ts'
export { isHeld } from './protocols/rules.ts'
export { publishReport, writePart } from './reports/actions.ts'
export { makeReport } from './reports/making.ts'
export { reportsOf } from './reports/store.ts'
export { openRoutes } from './routes.tsx'
export { TELL_CONTACTS } from './telling.ts'
export { shortTag } from './words.ts'
export { closingWork } from './workspace/closing-work.ts'
export { workFrame } from './workspace/frame.tsx'
export { openWorkRoutes } from './workspace/routes.tsx'
export { countedInWords, teamworkIn, whoDoes, withCharges } from './workspace/teamwork/team.ts'
