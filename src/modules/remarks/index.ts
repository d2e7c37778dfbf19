/** Front door of the one intake for everything people say; see README.md. */

export { SHORTEST_WRITING, secondsSince, signMoment } from '../../platform/shown.ts'
export {
  type Given,
  giveRemark,
  hideRemark,
  JOIN_GROUP,
  leaveContact,
  publishRemark,
  type RemarkInput,
} from './actions.ts'
export { remarksActivity } from './activity.tsx'
export { ownPath, remarkPath } from './addresses.ts'
export { type BroughtRemark, bringRemarks } from './bringing.ts'
export { type Contact, contactOf, contactsOf, type StatisticsCount, statisticsOf } from './contacts-store.ts'
export { acceptDecisions, type DecisionInput, decide, TELL_DECIDED } from './deciding/actions.ts'
export { type ListedRemark, withDecisions } from './deciding/decisions-store.ts'
export { countWork, workCountsOf } from './deciding/store.ts'
export { type EntryInput, enterRemark } from './entering/actions.ts'
export { SigningFields } from './giving/signing.tsx'
export { confirmGroup, groupAll } from './groups/actions.ts'
export { countUnconfirmed as groupsToConfirm } from './groups/store.ts'
export { type FileImport, type FileImportOptions, importFile } from './importing/from-file.ts'
export { jobs, works } from './jobs.ts'
export { letters } from './letters.ts'
export { moderationSubject } from './moderation.ts'
export { remarksData } from './open-data.ts'
export { personalData } from './personal-data.ts'
export type { IntakeSettings, RemarksPorts, RemarksWorkPorts } from './ports.ts'
export { answersShown } from './ports.ts'
export { RemarkEntry } from './reading/entry.tsx'
export { countPublic, listPublic, publicPlacesOf } from './reading/store.ts'
export {
  type AnswerGiven,
  answersOf,
  countWithoutReason,
  lastSettledAt,
  lettersAnswered,
  type ParticipationCount,
  participationOf,
  settledAfter,
} from './report-store.ts'
export { openRoutes } from './routes.tsx'
export {
  CHANNELS,
  type Channel,
  type Decision,
  isPublic,
  LONGEST_BODY,
  LONGEST_SIGNATURE,
  OUTCOMES,
  type Outcome,
  publicAuthor,
  type Remark,
  SHORTEST_BODY,
} from './rules.ts'
export { remarksFound } from './search.ts'
export { type FileGroups, groupFile, type RecordProblem } from './similarity/index.ts'
export { openStopRoutes } from './stopping/routes.tsx'
export { stopOf } from './stopping/tokens.ts'
export { publicAmong, remarkById, remarkByReference, remarksByIds } from './store.ts'
export { countAllRemarks, type Tally, talliesOf, tallyOf } from './tallies-store.ts'
export { openWorkRoutes } from './work-routes.tsx'
