/** Front door of participatory budgets; see README.md. */

export { type BroughtEdition, type BroughtProject, bringEdition } from './bringing.ts'
export { addWork, PROJECT_SUBJECT, WORK_FILES } from './building/actions.ts'
export {
  announceEdition,
  draftEdition,
  editEdition,
  findEdition,
  findOwnEdition,
  HOME,
  KIND,
  keepPool,
} from './editions/actions.ts'
export { type Calendar as EditionCalendar, stageOf, termOf as editionTermOf } from './editions/calendar.ts'
export { EditionCard, EditionCards } from './editions/list-page.tsx'
export { type ListedEdition, listedEditions } from './editions/listed.ts'
export type { Settings as EditionSettings } from './editions/settings.ts'
export { type PoolInput, poolsOf } from './editions/store.ts'
export { EVALUATION, STATEMENTS as EVALUATION_STATEMENTS } from './evaluation/kind.ts'
export { maySeePrivateFile, maySeePublicFile, maySeeWorkFile } from './guards.ts'
export { jobs } from './jobs.ts'
export { proposeJoining } from './joining/actions.ts'
export { letters } from './letters.ts'
export { editionsData, projectsData } from './open-data.ts'
export { personalData } from './personal-data.ts'
export { addShifts, keepPoint } from './points/actions.ts'
export { boothOf, paperPlacesOf } from './points/booth.ts'
export { pointsOf } from './points/store.ts'
export type { BudgetsPorts, BuiltProject } from './ports.ts'
export { beginProject, submitProject, writeProject } from './projects/actions.ts'
export { beginProjectQuestions } from './projects/questions/actions.ts'
export { projectForms } from './projects/questions/owner.ts'
export { PROJECT_QUESTIONS } from './projects/questions/rules.ts'
export { keepAnswers as keepProjectAnswers } from './projects/questions/store.ts'
export { PRIVATE_FILES, PUBLIC_FILES } from './projects/routes.tsx'
export { projectById, projectByNumber, projectsOf } from './projects/store.ts'
export { bringArchive } from './results/archive.ts'
export { correctResult, settleEditions } from './results/making.ts'
export { latestResult } from './results/store.ts'
export { openRoutes, openWorkRoutes } from './routes.ts'
export { editionsFound, projectsFound } from './search.ts'
export { tellAuthor } from './talks/telling.ts'
export { thingOf } from './talks/thing.ts'
export {
  approveDecision,
  decideAppeal,
  decideProject,
  evaluate,
  fileAppeal,
  publishAppeals,
  publishDecisions,
  routeProject,
  summon,
} from './verifying/actions.ts'
export { appealOf } from './verifying/store.ts'
export {
  admit,
  companionsOf,
  countsAges,
  drawNumbers,
  journeyOf,
  OWNER as POOL_OWNER,
  pollsOf,
  prepareVoting,
} from './voting/actions.ts'
export { ownEditions, tasksOf } from './work/routes.tsx'
