/** Front door of meetings: what is held when and where, who comes, what was agreed; see README.md. */
export { addAgendaItem, createMeeting, publishMeeting } from './meeting/actions.ts'
export { agendaOf, type MeetingInput, meetingById, meetingBySlug, meetingsPage } from './meeting/store.ts'
export type { MinutesPorts } from './minutes/ports.ts'
export type { MeetingsPorts } from './ports.ts'
export { openRecordRoutes } from './record-routes.tsx'
export { openRoutes } from './routes.tsx'
export { KINDS, type Kind, type Meeting, mayKeepMeeting, pathOf } from './rules.ts'
