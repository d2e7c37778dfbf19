/** Front door of the Participation Map's practices; see README.md. */
export { draftPractice, findPractice, savePractice, submitPractice } from './actions.ts'
export { acceptPractice, returnPractice } from './checking.ts'
export { Content, findable } from './content.ts'
export { countWaiting } from './desk/store.ts'
export { letters } from './emails.ts'
export { type PracticeFilter, PracticeQuery, REACHES, understood } from './finding.ts'
export { type Counted, countPractices, countPracticesBy, listPractices } from './found.ts'
export { fileGuard } from './guards.ts'
export { importPractices, undoPractices } from './importing/actions.ts'
export { importWork } from './importing/work.ts'
export { jobs } from './jobs.ts'
export { forgetForeignChanges } from './kept/store.ts'
export { filterText, listAddress } from './listing/addresses.ts'
export { PracticeCards } from './listing/list-page.tsx'
export { asListed, type Found, type Listed, practicesFor } from './listing/listing.ts'
export { practicesLayer, practicesView } from './map/layer.ts'
export { moderationSubjects } from './moderation.ts'
export { practicesData } from './open-data.ts'
export { personalData } from './personal-data.ts'
export type { PracticesPorts, ProcessStory } from './ports.ts'
export { openRoutes } from './routes.tsx'
export {
  areaKeyOf,
  areaKeysOf,
  CHECKLIST,
  DESK,
  FILE_SUBJECT,
  HOME,
  isPublic,
  mayEditMap,
  ORGANISERS,
  PRACTICES,
  PRECISIONS,
  type Practice,
  pathOf,
  SCALES,
  TOOLS,
  workPathOf,
} from './rules.ts'
export { practicesFound } from './search.ts'
export { practicesOfProcess } from './store.ts'
export { commentOn, tellRepeat, thankFor } from './talking/actions.ts'
