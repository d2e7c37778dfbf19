/** What only tests look into. */
export { statementsPage } from './opinions/statements-store.ts'
export { debateOfProcess } from './opinions/store.ts'
