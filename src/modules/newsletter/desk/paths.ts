import { DESK } from '../calendar/actions.ts'
import type { Issue } from '../issues/rules.ts'

export { DESK }
export const SUBSCRIBERS = `${DESK}/odbiorcy`
export const ISSUES_PATH = `${DESK}/numery`

/** The workbench of an issue. */
export const workPath = ({ id }: Pick<Issue, 'id'>) => `${ISSUES_PATH}/${id}`
