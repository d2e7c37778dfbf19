import { randomUUID } from 'node:crypto'
import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import type { Locale } from '../../platform/texts/index.ts'
import {
  answeredById,
  answeredByReference,
  answeredBySubmission,
  answeredOnce,
  insertAnswers,
  lockAnswered,
  type NewAnswered,
  recordWithdrawal,
  updateAnswers,
} from './answers-store.ts'
import { type AnswerProblem, checkAnswers } from './checking.ts'
import { filesIn, removeFiles } from './files.ts'
import { editKeyFits, editKeyOf, hash, newReference, receiptPath, submissionKeyOf } from './keys.ts'
import { answerOf, dropHidden } from './logic.ts'
import { tidyPlaces } from './maps/checking.ts'
import type { Answers, FormDefinition } from './model.ts'
import { type AnsweringSettings, type FormsPorts, portOf } from './ports.ts'
import { countQuotas, uncountQuotas } from './quotas.ts'
import { insertRespondent, type Respondent } from './respondents-store.ts'
import { type Answered, answeringPhase, type Channel, type Form, tagOfForm, type Version } from './rules.ts'
import { formById, versionById } from './store.ts'
import { questionsOf } from './words.ts'

export interface Submission {
  answers: Answers
  /** Made when the form was shown or put in a queue, known to its sender alone; the same form sent again carries the same. */
  key: string
  channel?: Channel
  locale?: Locale
  /** Who answered, where the anonymity level keeps it; passed over for anonymous answers. */
  respondent?: Respondent | null
  /** Makes "one answer of each" hold: the person's id. */
  once?: string | null
  /** When it was really answered: the day on paper, the moment on a tablet without a network. Now by default. */
  answeredAt?: Temporal.Instant
  /** It came after everything in time had come; the team sees it marked. */
  late?: boolean
  /** Kept as it is although something is wrong, as with a sheet of paper a person cannot be asked about any more. */
  asItIs?: boolean
}

export type Submitted =
  | {
      ok: true
      answered: Answered
      /** Changes and takes back the answers; null for anonymous ones. */
      editKey: string | null
      /** False when the same form had come before. */
      first: boolean
    }
  | { ok: false; problem: 'answers'; problems: AnswerProblem[] }
  /** Enough people like this one have answered; nothing was kept. */
  | { ok: false; problem: 'quota-full'; quota: string }
  /** This person has answered already. */
  | { ok: false; problem: 'answered-before'; answered: Answered }

/**
 * Keeps answers to a version. What was typed in hidden questions is dropped, the rest is checked, quotas are counted in the
 * same transaction. Sending the same form again gives back what was kept the first time.
 * @throws Refusal `form-not-open` before opening and after the closing second, for answers from the web
 */
export async function submitAnswers(
  context: Context,
  ports: FormsPorts,
  version: Version,
  submission: Submission,
): Promise<Submitted> {
  const form = found(await formById(context.db, version.formId))
  const port = portOf(ports, form.owner)
  const settings = await port.answering(context, form.owner.id)
  allow(settings !== null)
  const { channel = 'web' } = submission
  if (channel !== 'web') allow(await port.mayEnter(context, form.owner.id))
  else if (answeringPhase(settings, context.now) !== 'open') refuse('form-not-open')
  if (settings.oncePerPerson && channel === 'web') allow(Boolean(submission.once))

  const { definition } = version
  const asked = tidyPlaces(definition, dropHidden(definition, storable(submission.answers)))
  const problems = [...checkAnswers(definition, asked), ...(await checkBeyond(context, ports, form, definition, asked))]
  if (problems.length > 0 && !submission.asItIs) return { ok: false, problem: 'answers', problems }
  const answers = dropHidden(definition, withoutUnreadable(asked, problems))
  const answered = newAnswered(context, version, settings, { ...submission, answers, channel })

  return inTransaction(context, async (context) => {
    const { flags, full } = await countQuotas(context, version, answers)
    // Answers from paper are there already; nobody can be turned away.
    if (full && channel === 'web') {
      await uncountQuotas(context, version, answers)
      return (await sentBefore(context, answered)) ?? { ok: false, problem: 'quota-full', quota: full }
    }
    const kept = { ...answered, quotaFlags: flags }
    if (!(await insertOnce(context, kept))) {
      await uncountQuotas(context, version, answers)
      return found(await sentBefore(context, answered))
    }
    if (submission.respondent && settings.anonymity !== 'anonymous' && isKnown(submission.respondent))
      await insertRespondent(context.db, answered.id, submission.respondent)
    const editKey = editKeyOf(context, answered)
    const receipt =
      editKey && channel === 'web'
        ? { path: receiptPath(settings.home, answered.reference, editKey), email: submission.respondent?.email ?? null }
        : null
    await port.answered?.(context, { act: 'given', form, version, answer: kept, receipt })
    await changed(context, tagOfForm(form.id))
    return { ok: true, answered: kept, editKey, first: true }
  })
}

export type Edited = { ok: true; answered: Answered } | { ok: false; problem: 'answers'; problems: AnswerProblem[] }

/**
 * Changes answers until closing; the version stays the one they were given to. Quotas count the change, and nobody is
 * turned away for it.
 * @throws Refusal `form-not-open`, `answers-withdrawn`
 */
export async function editAnswers(
  context: Context,
  ports: FormsPorts,
  answered: Answered,
  { editKey, answers: given }: { editKey: string; answers: Answers },
): Promise<Edited> {
  allow(await editKeyFits(context, answered, editKey))
  const { form, version, port } = await aroundAnswered(context, ports, answered)
  const answers = tidyPlaces(version.definition, dropHidden(version.definition, storable(given)))
  const problems = [
    ...checkAnswers(version.definition, answers),
    ...(await checkBeyond(context, ports, form, version.definition, answers)),
  ]
  if (problems.length > 0) return { ok: false, problem: 'answers', problems }

  return inTransaction(context, async (context) => {
    await lockAnswered(context.db, answered.id)
    const before = found(await answeredById(context.db, answered.id))
    if (before.withdrawnAt) refuse('answers-withdrawn')
    await uncountQuotas(context, version, before.answers)
    const { flags } = await countQuotas(context, version, answers)
    const answer = { ...before, answers, quotaFlags: flags, editedAt: context.now }
    await updateAnswers(context.db, answered.id, { answers, quotaFlags: flags, at: context.now })
    await removeFiles(
      context,
      filesIn(before.answers).filter((id) => !filesIn(answers).includes(id)),
    )
    await port.answered?.(context, { act: 'edited', form, version, answer, before })
    await changed(context, tagOfForm(form.id))
    return { ok: true, answered: answer }
  })
}

/** Whoever answered takes the answers back until closing: what was said goes, with everything about who said it. */
export async function withdrawAnswers(context: Context, ports: FormsPorts, answered: Answered, editKey: string) {
  allow(await editKeyFits(context, answered, editKey))
  const { form, version, port } = await aroundAnswered(context, ports, answered)

  await inTransaction(context, async (context) => {
    await lockAnswered(context.db, answered.id)
    const before = found(await answeredById(context.db, answered.id))
    if (!(await recordWithdrawal(context.db, answered.id, context.now))) refuse('answers-withdrawn')
    await uncountQuotas(context, version, before.answers)
    await removeFiles(context, filesIn(before.answers))
    await port.answered?.(context, { act: 'withdrawn', form, version, answer: before })
    await changed(context, tagOfForm(form.id))
  })
}

/** What is wrong beyond the form itself: where drawings lie is asked of the map, what answers mean of the form's owner. */
export async function checkBeyond(
  context: Context,
  ports: FormsPorts,
  { owner }: Pick<Form, 'owner'>,
  definition: FormDefinition,
  answers: Answers,
): Promise<AnswerProblem[]> {
  const problems = (await portOf(ports, owner).check?.(context, owner.id, answers)) ?? []
  const { map } = ports
  for (const question of questionsOf(definition)) {
    const answer = answerOf(answers, question.id)
    if (map && question.type === 'map' && answer) problems.push(...(await map.check(context, question, answer)))
  }
  return problems
}

// PostgreSQL keeps neither NUL nor half a letter; what is drawn or brought in a file may hold them.
const storable = (answers: Answers): Answers =>
  JSON.parse(JSON.stringify(answers), (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )

/** Also of what is kept as it is, an answer of another shape than its question asks for could not be read by anybody. */
const withoutUnreadable = (answers: Answers, problems: readonly AnswerProblem[]): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([id]) => !problems.some(({ question, key }) => question === id && key === 'forms.problem.wrong'),
    ),
  )

async function aroundAnswered(context: Context, ports: FormsPorts, answered: Answered) {
  const form = found(await formById(context.db, answered.formId))
  const version = found(await versionById(context.db, answered.versionId))
  const port = portOf(ports, form.owner)
  const settings = found(await port.answering(context, form.owner.id))
  allow(settings.editable)
  if (answeringPhase(settings, context.now) !== 'open') refuse('form-not-open')
  return { form, version, port, settings }
}

function newAnswered(
  context: Context,
  version: Version,
  { anonymity }: AnsweringSettings,
  { answers, key, channel, locale, once, answeredAt, late = false }: Submission & { channel: Channel },
): NewAnswered {
  const at = answeredAt ?? context.now
  const submissionKey = submissionKeyOf(version.formId, key)
  const answered = {
    // Random, not in the order of time: rows in the order of ids then say nothing of who came when.
    id: randomUUID(),
    formId: version.formId,
    versionId: version.id,
    reference: newReference(),
    answers,
    channel,
    locale: locale ?? context.locale,
    anonymity,
    answeredOn: dateOf(at),
    answeredAt: anonymity === 'anonymous' ? null : at,
    editedAt: null,
    late,
    quotaFlags: [],
    enteredBy: channel === 'web' ? null : personId(context.actor),
    withdrawnAt: null,
    submissionKey,
    editKeyHash: null,
    onceKey: anonymity === 'anonymous' || !once ? null : hash(`${version.formId} ${once}`),
  }
  const editKey = editKeyOf(context, answered)
  return { ...answered, editKeyHash: editKey && hash(editKey) }
}

/** A reference that another answer of the form has by chance is replaced by a new one. */
async function insertOnce({ db }: Context, answered: NewAnswered): Promise<boolean> {
  for (let tries = 0; tries < 3; tries++) {
    if (await insertAnswers(db, answered)) return true
    if (!(await answeredByReference(db, answered.formId, answered.reference))) return false
    answered.reference = newReference()
  }
  return false
}

async function sentBefore(context: Context, answered: NewAnswered): Promise<Submitted | null> {
  const same = await answeredBySubmission(context.db, answered.formId, answered.submissionKey)
  if (same) {
    const editKey = editKeyOf(context, { ...same, submissionKey: answered.submissionKey })
    return { ok: true, answered: same, editKey, first: false }
  }
  const earlier = answered.onceKey && (await answeredOnce(context.db, answered.formId, answered.onceKey))
  return earlier ? { ok: false, problem: 'answered-before', answered: earlier } : null
}

const isKnown = ({ personId, name, email }: Respondent) => Boolean(personId || name || email)
