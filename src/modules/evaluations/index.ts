/** Front door of evaluations; see README.md. */
export { askForEvaluation, bringEvaluation, compareEvaluation } from './actions.ts'
export type { EvaluationKind } from './kind.ts'
export { evaluationForms } from './owner.ts'
export { personalData } from './personal-data.ts'
export { openEvaluation, openEvaluationWork } from './routes.tsx'
export { countsOf, DAYS, type Evaluated, type Evaluation, evaluated, isAsking, LEAST, medianOf } from './rules.ts'
export { countsOfProcess, evaluationOf } from './store.ts'
