import { createHash } from 'node:crypto'
import { dateOf, ZONE } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import {
  answeredById,
  answersInBatches,
  type Form,
  formOf,
  type Respondent,
  respondentsOf,
  type StreamedAnswer,
  wordsIn,
} from '../forms/index.ts'
import { type Process, processById, stagesOf } from '../processes/index.ts'
import { type BroughtRemark, bringRemarks, JOIN_GROUP } from '../remarks/index.ts'
import { broughtOf, insertBrought, recordBrought } from './bringing-store.ts'
import type { SurveysPorts } from './ports.ts'
import { askedIn } from './results/counting.ts'
import { type Asked, publicOnly } from './results/questions.ts'
import { OWNER, phaseOf, type Survey, type SurveyPhase, termOf } from './rules.ts'

/** Words shorter than a remark may be („nie”, „brak”) are read among the answers and nowhere else. */
const SHORTEST = 10
const LONGEST_SIGNATURE = 40

/** Questions whose answers become remarks: those chosen, or every public long text; never a private one. */
export const remarkQuestionsOf = (survey: Pick<Survey, 'remarkQuestions'>, asked: readonly Asked[]) =>
  publicOnly(asked).filter(({ id, type }) =>
    survey.remarkQuestions
      ? survey.remarkQuestions.includes(id) && (type === 'long-text' || type === 'short-text')
      : type === 'long-text',
  )

/**
 * Whether open answers may become remarks now. Answers that can still be changed wait for the closing, and so do anonymous
 * ones: brought one by one, the numbers of remarks would tell when each answer came.
 */
export const isBringingTime = ({ anonymity, editable }: Survey, phase: SurveyPhase) =>
  phase === 'closed' || (phase === 'open' && anonymity !== 'anonymous' && !editable)

/** The job that brings the answers of one person; see `jobs.ts`. */
export const BRING = 'surveys.bring'

const AT_ONCE = 200

/**
 * Makes remarks of all open answers of a survey, each once, with the question beside it. Who wrote them is told only as
 * far as the level of anonymity allows: a name in public when open, to the team when named, to nobody otherwise.
 * @returns how many came
 */
export async function bringOpenAnswers(context: Context, ports: Ports, survey: Survey): Promise<number> {
  allow(context.actor.kind === 'system')
  const bringing = await prepared(context, ports, survey)
  if (!bringing) return 0
  let brought = 0
  for await (const answers of answersInBatches(context.db, bringing.form.id, AT_ONCE))
    brought += await bringSome(context, bringing, answers)
  if (bringing.phase === 'closed') await recordBrought(context.db, survey.id, context.now)
  return brought
}

/** The same for what one person answered. */
export async function bringOne(context: Context, ports: Ports, survey: Survey, answerId: string): Promise<number> {
  allow(context.actor.kind === 'system')
  const bringing = await prepared(context, ports, survey)
  const answered = await answeredById(context.db, answerId)
  if (!bringing || !answered || answered.formId !== bringing.form.id || answered.withdrawnAt) return 0
  return bringSome(context, bringing, [answered])
}

type Ports = Pick<SurveysPorts, 'intakeOf'>

async function prepared(context: Context, ports: Ports, survey: Survey): Promise<Bringing | null> {
  const { db, now } = context
  const process = await processById(db, survey.processId)
  const form = await formOf(db, { kind: OWNER, id: survey.id })
  if (!process || !form || process.cancelledAt) return null
  const phase = phaseOf(survey, process, termOf(survey, process, await stagesOf(db, process.id)), now)
  if (!isBringingTime(survey, phase)) return null
  const questions = remarkQuestionsOf(survey, await askedIn(context, survey))
  const { moderation } = await ports.intakeOf(context, process)
  return { survey, process, form, questions, phase, waits: moderation === 'before' }
}

interface Bringing {
  survey: Survey
  process: Process
  form: Form
  questions: Asked[]
  phase: SurveyPhase
  waits: boolean
}

async function bringSome(context: Context, bringing: Bringing, answers: StreamedAnswer[]): Promise<number> {
  const { survey, process, questions } = bringing
  const texts = answers.flatMap((answer) =>
    questions.flatMap((question) => {
      const given = answer.answers[question.id]
      const body = given && 'text' in given ? given.text.trim() : ''
      return body.length >= SHORTEST ? [{ answer, question, body }] : []
    }),
  )
  if (texts.length === 0) return 0

  return inTransaction(context, async (context) => {
    const known = await broughtOf(
      context.db,
      texts.map(({ answer }) => answer.id),
    )
    const fresh = texts.filter(({ answer, question }) => !known.has(`${answer.id} ${question.id}`))
    if (fresh.length === 0) return 0
    const people = await respondentsOf(
      context.db,
      fresh.filter(({ answer }) => isSaid(answer)).map(({ answer }) => answer.id),
    )
    const ids = await bringRemarks(
      context,
      process,
      fresh.map(({ answer, question, body }) =>
        remarkOf(context, bringing, { answer, question, body, who: people.get(answer.id) ?? null }),
      ),
    )
    await insertBrought(
      context.db,
      survey.id,
      fresh.map(({ answer, question }, index) => ({
        answerId: answer.id,
        questionId: question.id,
        remarkId: ids[index] ?? '',
      })),
    )
    for (const remarkId of ids) await context.house.jobs.send(context, JOIN_GROUP, { remarkId })
    return fresh.length
  })
}

const isSaid = ({ anonymity }: StreamedAnswer) => anonymity === 'open' || anonymity === 'named'

function remarkOf(
  { now }: Context,
  { form, waits }: Bringing,
  { answer, question, body, who }: { answer: StreamedAnswer; question: Asked; body: string; who: Respondent | null },
): BroughtRemark {
  const name = who?.name?.trim()
  const open = answer.anonymity === 'open' && name && name.length <= LONGEST_SIGNATURE
  return {
    body,
    channel: 'survey',
    receivedAt: answer.answeredAt ?? withinDay(answer, now),
    quotation: wordsIn(question.label, 'pl', form.draft.languages),
    ...(open ? { signature: name } : {}),
    ...(answer.anonymity === 'named' && name ? { authorName: name } : {}),
    waits,
  }
}

/**
 * A moment of the day of an answer whose hour nobody knows: the same for the same answer, spread over the day by its
 * random id, so that the order of remarks says nothing.
 */
function withinDay({ id, answeredOn }: StreamedAnswer, now: Temporal.Instant): Temporal.Instant {
  const minute = 8 * 60 + (createHash('sha256').update(id).digest().readUInt32BE() % (12 * 60))
  const at = answeredOn
    .toZonedDateTime({ timeZone: ZONE, plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 } })
    .toInstant()
  return Temporal.Instant.compare(at, now) > 0 && dateOf(now).equals(answeredOn) ? now : at
}
