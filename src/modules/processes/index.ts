export {
  announceProcess,
  cancelProcess,
  type DraftInput,
  draftProcess,
  editProcess,
  findOwnProcess,
  findProcess,
  PROCESSES,
  recordProcessFact,
  subjectOf,
  tagOf,
  takeBackProcessFact,
} from './actions.ts'
export { type Activity, activitiesOf, readOnce, type WorkItem } from './activity.ts'
export {
  type AnnouncementPlace,
  announcementPlacesOf,
  insertAnnouncementPlace,
  removeAnnouncementPlace,
} from './announced-in/store.ts'
export { BeginningFields, GminaFields } from './beginning/fields.tsx'
export { gminaOf, gminasTyped } from './beginning/meant.ts'
export {
  type DocumentVersion,
  describeDocument,
  documentsOf,
  insertDocument,
  insertVersion,
  type ProcessDocument,
  recordRemoval,
} from './documents/store.ts'
export { processesData } from './open-data.ts'
export { personalData } from './personal-data.ts'
export { contactRetentionEnded } from './retention.ts'
export {
  isOpen,
  mayAnnounce,
  mayCreateProcess,
  mayEditProcess,
  maySee,
  maySeeWorkspace,
  mayWorkOnRemarks,
  type Phase,
  type Process,
  pathOf,
  phaseOf,
  STAGE_KINDS,
  type Stage,
  type StageKind,
  type StagePhase,
  stagePhase,
  TOPICS,
  workPathOf,
} from './rules.ts'
export { audiencesOfProcess, documentsFound, findableProcesses, processesFound } from './search.ts'
export { processesByIds } from './search-store.ts'
export { slugOf } from './slug.ts'
export { insertStage, removeStage, reorderStages, type StageInput, stagesOf, updateStage } from './stages/store.ts'
export {
  countByUnit,
  countProcesses,
  freezeRules,
  frozenRulesOf,
  type ListedPhase,
  listProcesses,
  type ProcessChanges,
  type ProcessFilter,
  processById,
  processBySlug,
  processesOfOrganisations,
} from './store.ts'
export { addTask, beginTaskAgain, dropTask, endTask, giveCharge } from './teamwork/actions.ts'
export { type Charge, isTaskLate, partOf, TEAMWORK, type TeamTask } from './teamwork/rules.ts'
export { chargesOf, doneTasksOf, openTasksOf, taskById } from './teamwork/store.ts'
export {
  insertUpdate,
  recordUpdateRemoval,
  type Update,
  updatesOf,
} from './updates/store.ts'
export { type ProcessFrame, ProcessWork, type ProcessWorkProps } from './work-page.tsx'
