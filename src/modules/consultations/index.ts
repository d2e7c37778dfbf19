/** Front door of consultations; see README.md. Kept as the worked example: when in doubt, do as it does. */
export { announceConsultation, draftConsultation, editConsultation, findConsultation, KIND, tellEffect } from './actions.ts'
export { intakeSettingsOf } from './intake.ts'
export { ConsultationCards, type ListedConsultation } from './pages.tsx'
export type { ConsultationPorts } from './ports.ts'
export { described, openRoutes } from './routes.tsx'
export { FollowBox } from './follow.tsx'
export { openWorkRoutes } from './workspace/routes.tsx'
export { jobs, works } from './jobs.ts'
