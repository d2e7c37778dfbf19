/** Front door of the Participation Map's practices; see README.md. */
export { type PracticeFilter, PracticeQuery, practicesWhere, REACHES, understood } from './finding.ts'
export { practicesLayer, practicesView } from './map/layer.ts'
export { areaKeyOf, areaKeysOf, ORGANISERS, PRECISIONS, SCALES, TOOLS } from './rules.ts'
