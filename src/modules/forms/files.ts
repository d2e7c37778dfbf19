import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import { filesByIds, type Guard, removeFile } from '../media/index.ts'
import type { Answers } from './model.ts'
import { type FormsPorts, portOf } from './ports.ts'
import { formById } from './store.ts'

/** What a file of answers belongs to: the form. Which answers it is in, only those answers know. */
export const FILE_SUBJECT = 'form-answers'

/** Files of answers are for those who may read the answers, private ones too; `app` hands this to media. */
export const fileGuard =
  (ports: FormsPorts): Guard =>
  async (context, file) => {
    const form = await formById(context.db, file.subject.id)
    return form !== null && portOf(ports, form.owner).mayReadAnswers(context, form.owner.id)
  }

/** Ids of files in answers. */
export const filesIn = (answers: Answers): string[] =>
  Object.values(answers).flatMap((answer) => ('files' in answer ? answer.files : []))

/** Removes files of answers that are over; one that is gone already is left alone. */
export async function removeFiles(context: Context, ids: string[]) {
  const present = await filesByIds(context.db, ids.filter(isId))
  for (const [id, { subject }] of present) if (subject.kind === FILE_SUBJECT) await removeFile(context, id)
}
