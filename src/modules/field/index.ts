/** Front door of the work in the field: collecting without a network; see README.md. */
export { worksInField } from './actions.ts'
export { personalData } from './personal-data.ts'
export type { FieldPorts } from './ports.ts'
export { openRoutes } from './routes.tsx'
