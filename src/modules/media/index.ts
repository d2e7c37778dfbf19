/** Front door of files and pictures; see README.md. */
export {
  describeFile,
  type KeepOptions,
  type Kept,
  keepFile,
  keepVersion,
  openFile,
  removeFile,
  showFilesTo,
  type Upload,
} from './actions.ts'
export type { MediaProblem } from './checking.ts'
export { jobs } from './jobs.ts'
export { personalData } from './personal-data.ts'
export { type Guard, openRoutes } from './routes.ts'
export { acceptOf, type FileKind, namesOf, picturePath, type Visibility } from './rules.ts'
export {
  type FileFound,
  filesByIds,
  filesOf,
  filesOfEach,
  findFile,
  firstPicturesOf,
  type Subject,
  versionsOf,
} from './store.ts'
