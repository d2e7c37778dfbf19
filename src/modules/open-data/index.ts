/** Front door of open data; see README.md. */
export { catalogueOf } from './catalogue.ts'
export { jobs, makeDumps } from './dumps.ts'
export { describeApi } from './openapi.ts'
export type { OpenDataPorts } from './ports.ts'
export { openRoutes } from './routes.tsx'
export { API, asStranger, CATALOGUE, DOCS, DUMPS } from './rules.ts'
