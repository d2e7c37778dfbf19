/** Front door of the one intake for everything people say; see README.md. */
export { remarksActivity } from './activity.tsx'
export { giveRemark, hideRemark, JOIN_GROUP, leaveContact, publishRemark, type RemarkInput } from './actions.ts'
export { type Contact, contactOf, contactsOf, type StatisticsCount, statisticsOf } from './contacts-store.ts'
export type { IntakeSettings, RemarksPorts } from './ports.ts'
export { answersShown } from './ports.ts'
export { openRoutes } from './routes.tsx'
export { type Channel, CHANNELS, type Decision, isPublic, type Outcome, OUTCOMES, publicAuthor, type Remark } from './rules.ts'
export { countAllRemarks, countPublic, type ListedRemark, listPublic, remarkById, remarkByReference, type Tally, talliesOf, tallyOf, withDecisions, workCountsOf } from './store.ts'
