/** What only tests look into. */
export { computeMap } from './opinions/computing.ts'
export { statementsPage } from './opinions/statements-store.ts'
export { debateOfProcess } from './opinions/store.ts'
