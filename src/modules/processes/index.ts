export type { Activity, WorkItem } from './activity.ts'
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
} from './actions.ts'
export {
  describeDocument,
  type DocumentVersion,
  documentsOf,
  insertDocument,
  insertVersion,
  type ProcessDocument,
  recordRemoval,
} from './documents/store.ts'
export {
  isOpen,
  mayAnnounce,
  mayCreateProcess,
  mayEditProcess,
  mayModerate,
  maySee,
  maySeeWorkspace,
  mayWorkOnRemarks,
  type Phase,
  phaseOf,
  type Process,
  type Stage,
  type StageKind,
  STAGE_KINDS,
  type StagePhase,
  stagePhase,
  TOPICS,
} from './rules.ts'
export { insertStage, removeStage, reorderStages, type StageInput, stagesOf, updateStage } from './stages/store.ts'
export {
  countByUnit,
  countProcesses,
  type ListedPhase,
  listProcesses,
  type ProcessChanges,
  type ProcessFilter,
  processById,
  processesOfOrganisations,
} from './store.ts'
export {
  type AnnouncementPlace,
  announcementPlacesOf,
  insertAnnouncementPlace,
  insertUpdate,
  recordUpdateRemoval,
  removeAnnouncementPlace,
  type Update,
  updatesOf,
} from './updates/store.ts'
