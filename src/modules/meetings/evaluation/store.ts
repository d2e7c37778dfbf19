import type { Db } from '../../../platform/db/index.ts'
import { type Form, formOf } from '../../forms/index.ts'
import { EVALUATION_FORMS } from './rules.ts'

/** The form of the evaluation of a meeting, or null when nobody prepared one. */
export const evaluationOf = (db: Db, meetingId: string): Promise<Form | null> =>
  formOf(db, { kind: EVALUATION_FORMS, id: meetingId })
