import type { Context } from '../../../platform/context.ts'
import { clearAnswers } from '../../forms/index.ts'
import { takeAnswerIds } from './store.ts'

/** Answers end with the registration, with the person, or when they have served the meeting. @returns how many */
export async function forgetAnswers(context: Pick<Context, 'db'>, of: Parameters<typeof takeAnswerIds>[1]) {
  const ids = await takeAnswerIds(context.db, of)
  for (const id of ids) await clearAnswers(context.db, id)
  return ids.length
}
