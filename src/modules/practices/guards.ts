import type { Guard } from '../media/index.ts'
import { maySee } from './rules.ts'
import { practiceById } from './store.ts'

/** Pictures and files of a practice go to whoever may see it. */
export const fileGuard: Guard = async ({ db, actor }, file) => {
  const practice = await practiceById(db, file.subject.id)
  return practice !== null && maySee(actor, practice)
}
