/** Front door of drafts: remarks on a document, paragraph by paragraph; see README.md. */

export { draftsActivity } from './activity.tsx'
export { type BroughtComment, type BroughtVersion, bringDraftVersion } from './bringing.ts'
export { personalData } from './personal-data.ts'
export type { DraftsPorts } from './ports.ts'
export { originOfRemark } from './reading/shown.ts'
export { openRoutes, openWorkRoutes } from './routes.ts'
