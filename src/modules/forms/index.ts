/** Front door of the one form engine; see README.md. What others may use. */
export { createForm, type DraftSaved, type Published, publishVersion, saveDraft } from './actions.ts'
export { ForgetTyped } from './answering/forget.tsx'
export { openAnswering } from './answering/routes.tsx'
export {
  answeredById,
  answeredByReference,
  answersInBatches,
  answersPage,
  answersStream,
  clearAnswers,
  type StreamedAnswer,
} from './answers-store.ts'
export { type BroughtAnswers, bringAnswers } from './bringing.ts'
export { type AnswerProblem, checkAnswers, placesOf } from './checking.ts'
export { codesOf, type FormCodes, letters } from './codes.ts'
export { checkDefinition, type DesignProblem, isGoodId } from './design-checking.ts'
export type { DesigningPorts } from './designing/ports.ts'
export { openDesignRoutes } from './designing/routes.tsx'
export { fieldOf, optionField, partOf } from './fields.ts'
export { FILE_SUBJECT, fileGuard } from './files.ts'
export { FilledForm, type FilledRow, filledRows, speechFor } from './filled.tsx'
export { answerInWords, type Speech } from './in-words.ts'
export { answerOf, dropHidden, holds, isSkip, orderedOptions, shownQuestions, shownSections } from './logic.ts'
export {
  answerColumns,
  cellsGeoJson,
  type MapColumn,
  mapQuestionsFor,
  type Readers,
  type ShapeRow,
  shapeColumns,
  shapeRows,
  shapesGeoJson,
  wktOf,
} from './maps/exports.ts'
export { CELL_SIDES_KM, DEFAULT_GRID, type GridSettings, LEAST_PEOPLE } from './maps/grid.ts'
export { countedMaps, type FormMaps, MOST_SHAPES, mapBlocksOf, mapResultsOf } from './maps/of-form.tsx'
export { mapPart } from './maps/part.tsx'
export { MapResultsView, type PreparedResults, prepareResults, RESULTS_ISLAND } from './maps/results.tsx'
export { followUpsIn, type MapResults, type MapTally, openMapTally } from './maps/tally.ts'
export type * from './model.ts'
export { paperPath, printPath } from './paper/frame.ts'
export { openPaper, sheetGuard } from './paper/routes.tsx'
export { countAnswers, type Participation, participationOf, quotaCountsOf } from './participation-store.ts'
export { personalData } from './personal-data.ts'
export type {
  AnsweredEvent,
  AnsweringSettings,
  FormsPorts,
  MapPart,
  MapQuestion,
  OwnerPort,
  Workspace,
} from './ports.ts'
export { type Respondent, respondentsOf } from './respondents-store.ts'
export { type Ending, endingOf } from './retention/ending.ts'
export { asksOwnWords } from './retention/rules.ts'
export { retentionOf, updateRetention as setRetention } from './retention/store.ts'
export {
  type Answered,
  type AnsweringPhase,
  answeringPhase,
  CHANNELS,
  type Channel,
  type Form,
  type Owner,
  tagOfForm,
  type Version,
} from './rules.ts'
export { currentVersion, formById, formOf, formsOf, versionById, versionByNumber, versionsOf } from './store.ts'
export { editAnswers, type Submission, type Submitted, submitAnswers, withdrawAnswers } from './submitting.ts'
export { TakenAlongForm, takenAlongAnswers, takenAlongIslands } from './taking-along.tsx'
export { answerFrom, answersFrom, type TypedAnswers, typedFrom } from './typed.ts'
export {
  answersWithin,
  asksWithin,
  columnsWithin,
  FormWithin,
  fieldsWithin,
  type ReadWithin,
  withinIslands,
} from './within.tsx'
export { emptyForm, questionsOf, type SaidWords, saidIn, wordsIn } from './words.ts'
