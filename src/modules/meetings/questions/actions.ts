import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import {
  type Answers,
  asksWithin,
  createForm,
  currentVersion,
  type Form,
  type FormsPorts,
  formOf,
  submitAnswers,
  type Version,
} from '../../forms/index.ts'
import { lockMeeting } from '../meeting/store.ts'
import { type Meeting, mayKeepMeeting } from '../rules.ts'
import { QUESTIONS, usualQuestions } from './rules.ts'
import { keepAnswerId } from './store.ts'

const ownerOf = ({ id }: Pick<Meeting, 'id'>) => ({ kind: QUESTIONS, id })

export const questionsOfMeeting = ({ db }: Pick<Context, 'db'>, meeting: Pick<Meeting, 'id'>): Promise<Form | null> =>
  formOf(db, ownerOf(meeting))

/** The questions that are asked now; null when none were published. */
export async function askedAt({ db }: Pick<Context, 'db'>, meeting: Pick<Meeting, 'id'>): Promise<Version | null> {
  const form = await formOf(db, ownerOf(meeting))
  const version = form && (await currentVersion(db, form.id))
  return version && asksWithin(version) ? version : null
}

/** Begins the questions of a meeting with the usual ones, once; they are asked after they are published. */
export async function beginQuestions(context: Context, ports: FormsPorts, meeting: Meeting): Promise<Form> {
  allow(mayKeepMeeting(context.actor, meeting))
  return inTransaction(context, async (context) => {
    await lockMeeting(context.db, meeting.id)
    const known = await formOf(context.db, ownerOf(meeting))
    if (known) return known
    const form = await createForm(context, ports, { owner: ownerOf(meeting), definition: usualQuestions() })
    await record(context, 'meeting-questions-begun', {
      kind: 'meeting',
      id: meeting.id,
      organisationId: meeting.organisationId,
    })
    return form
  })
}

/**
 * Keeps the answers of a registration, in its transaction. They were checked before.
 * @throws Refusal `meeting-questions` when they do not pass any more, as when the questions have just changed
 */
export async function keepRegistrationAnswers(
  context: Context,
  ports: FormsPorts,
  { version, answers, registrationId }: { version: Version; answers: Answers; registrationId: string },
) {
  allow(registrationId !== '')
  const submitted = await submitAnswers(context, ports, version, { answers, key: registrationId })
  if (!submitted.ok) refuse('meeting-questions', 422)
  await keepAnswerId(context.db, registrationId, submitted.answered.id)
}
