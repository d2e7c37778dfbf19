/** Front door of the log of events; see README.md. */
export { record, recordReading } from './actions.ts'
export type { People, PersonSummary } from './people.ts'
export { personalData } from './personal-data.ts'
export { openRoutes } from './routes.tsx'
export type { AuditEvent, Details, Subject } from './rules.ts'
export { type EventFilter, eventsPage } from './store.ts'
