import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import { mayAnnounce, mayEditProcess, mayWorkOnRemarks, subjectOf, tagOf } from '../../processes/index.ts'
import { beginOf, takesAppeals } from '../editions/calendar.ts'
import { insertPublication, publicationsOf } from '../editions/store.ts'
import { summonsMail } from '../emails.ts'
import { type At, opens } from '../projects/actions.ts'
import { authorOf } from '../projects/authors-store.ts'
import { type Decision, isPublished, type Project } from '../projects/rules.ts'
import { projectsOf, updateProject } from '../projects/store.ts'
import {
  type Appeal,
  appealsOf,
  type CardAnswer,
  type CardKind,
  cardsOf,
  insertAppeal,
  insertRouting,
  insertSummons,
  keepCard,
  recordAnswered,
  recordAppealOutcome,
} from './store.ts'

/** What is decided is not touched once everybody has been told. @throws Refusal `budget-decisions-published` */
async function beforePublication(context: Context, { process }: At) {
  if ((await publicationsOf(context.db, process.id)).decisions) refuse('budget-decisions-published')
}

/** Sends a project to a unit of the office; the way it went stays. */
export async function routeProject(
  context: Context,
  at: At,
  project: Project,
  { unitWords, note }: { unitWords: string; note: string },
) {
  allow(mayWorkOnRemarks(context.actor, at.process))
  await inTransaction(context, async (context) => {
    await insertRouting(context.db, project.id, {
      unitWords,
      note,
      routedAt: context.now,
      routedBy: personId(context.actor),
    })
    await updateProject(context.db, project.id, { unitWords })
    await record(context, 'budget-project-routed', subjectOf(at.process), { number: project.number })
  })
}

/** Lets a project stand outside the area of its pool, and says why. */
export async function allowOutside(context: Context, at: At, project: Project, outsideReason: string) {
  allow(mayEditProcess(context.actor, at.process))
  await beforePublication(context, at)
  await inTransaction(context, async (context) => {
    await updateProject(context.db, project.id, { outsideReason, outsideBy: personId(context.actor) })
    await record(context, 'budget-outside-allowed', subjectOf(at.process), { number: project.number })
    await changed(context, tagOf(at.process))
  })
}

/** Keeps a card of evaluation, criterion by criterion. */
export async function evaluate(
  context: Context,
  at: At,
  project: Project,
  { kind, answers }: { kind: CardKind; answers: Record<string, CardAnswer> },
) {
  allow(mayWorkOnRemarks(context.actor, at.process))
  await beforePublication(context, at)
  await inTransaction(context, async (context) => {
    await keepCard(context.db, project.id, {
      kind,
      answers,
      finishedAt: context.now,
      finishedBy: personId(context.actor),
    })
    await record(context, 'budget-card-kept', subjectOf(at.process), { number: project.number, card: kind })
  })
}

export interface SummonsInput {
  key: string
  body: string
  way: string
  dueOn: Temporal.PlainDate
}

/** Asks the author to mend something until a day; by e-mail when they left an address and the way is that. */
export async function summon(context: Context, at: At, project: Project, { key, body, way, dueOn }: SummonsInput) {
  allow(mayWorkOnRemarks(context.actor, at.process))
  await beforePublication(context, at)
  await inTransaction(context, async (context) => {
    const fresh = await insertSummons(context.db, project.id, {
      submissionKey: key,
      body,
      way,
      dueOn,
      sentAt: context.now,
      sentBy: personId(context.actor),
    })
    if (!fresh) return
    await record(context, 'budget-summoned', subjectOf(at.process), { number: project.number, way })
    const author = await authorOf(context.db, project.id)
    if (way !== 'email' || !author?.email) return
    const t = context.house.texts.in(context.locale)
    await notify(context, {
      to: { email: author.email },
      template: 'budget-summons',
      locale: context.locale,
      about: { kind: 'budget-project', id: project.id },
      once: `budget-summons:${key}`,
      mail: summonsMail(t, at.process, project, { body, due: formatDate(dueOn, context.locale) }),
    })
  })
}

/** The author has mended what was asked, or a clerk says so. */
export async function answerSummonses(context: Context, at: At, project: Project, secret: string | null) {
  allow(secret === null ? mayWorkOnRemarks(context.actor, at.process) : opens(project, secret))
  await recordAnswered(context.db, project.id, context.now)
}

export interface DecisionInput {
  decision: Decision
  reason: string
  verifiedGrosze: number | null
  agreement: string
  conflictGroup: string
  plainSummary: string
}

/**
 * Decides about a project, for the office alone until decisions are published. A refusal has a reason.
 * @throws Refusal `budget-cards-missing`, `budget-reason-missing`, `budget-decisions-published`
 */
export async function decideProject(context: Context, at: At, project: Project, input: DecisionInput) {
  allow(mayEditProcess(context.actor, at.process))
  await beforePublication(context, at)
  const cards = (await cardsOf(context.db, [project.id])).get(project.id) ?? []
  const formallyRefused =
    input.decision === 'refused' &&
    cards.some(
      ({ kind, answers }) => kind === 'formal' && Object.values(answers).some(({ result }) => result === 'not-met'),
    )
  if (cards.length < 2 && !formallyRefused) refuse('budget-cards-missing', 422)
  if (input.decision === 'refused' && input.reason === '') refuse('budget-reason-missing', 422)
  const me = personId(context.actor)
  await inTransaction(context, async (context) => {
    await updateProject(context.db, project.id, {
      decision: input.decision,
      decisionReason: input.reason,
      verifiedGrosze: input.verifiedGrosze,
      agreement: input.agreement,
      conflictGroup: input.conflictGroup,
      plainSummary: input.plainSummary,
      decidedAt: context.now,
      decidedBy: me,
      // A decision changed is a decision to be confirmed again.
      approvedAt: at.edition.settings.secondPerson ? null : context.now,
      approvedBy: null,
    })
    await record(context, 'budget-project-decided', subjectOf(at.process), {
      number: project.number,
      decision: input.decision,
    })
  })
}

/** Confirms a decision somebody else made. @throws Refusal `budget-second-person`, `budget-not-decided` */
export async function approveDecision(context: Context, at: At, project: Project) {
  allow(mayEditProcess(context.actor, at.process))
  await beforePublication(context, at)
  const me = personId(context.actor)
  if (!project.decidedAt) refuse('budget-not-decided')
  if (me !== null && project.decidedBy === me) refuse('budget-second-person')
  await inTransaction(context, async (context) => {
    await updateProject(context.db, project.id, { approvedAt: context.now, approvedBy: me })
    await record(context, 'budget-decision-approved', subjectOf(at.process), { number: project.number })
  })
}

/** Projects that still stand in the way of publishing all decisions at once. */
export const undecided = (projects: readonly Project[]) =>
  projects.filter(
    ({ withdrawnAt, joinedInto, decision, approvedAt }) => !withdrawnAt && !joinedInto && (!decision || !approvedAt),
  )

/**
 * Everything is decided: at the minute of the calendar everybody reads all decisions at once.
 * @throws Refusal `budget-undecided`, `budget-published-before`
 */
export async function publishDecisions(context: Context, at: At): Promise<Temporal.Instant> {
  allow(mayAnnounce(context.actor, at.process))
  if (undecided(await projectsOf(context.db, at.process.id)).length > 0) refuse('budget-undecided', 422)
  return publish(context, at, 'decisions', 'decisionsAt')
}

/** All appeals are decided. @throws Refusal `budget-appeals-open`, `budget-published-before` */
export async function publishAppeals(context: Context, at: At): Promise<Temporal.Instant> {
  allow(mayAnnounce(context.actor, at.process))
  const { decisions } = await publicationsOf(context.db, at.process.id)
  if (!decisions || before(context.now, decisions)) refuse('budget-decisions-first')
  if (takesAppeals(at.edition.calendar, context.now)) refuse('budget-appeals-taken')
  const appeals = [...(await appealsOf(context.db, at.process.id)).values()]
  if (appeals.some(({ outcome }) => outcome === null)) refuse('budget-appeals-open', 422)
  return publish(context, at, 'appeals', 'appealsDecidedAt')
}

async function publish(
  context: Context,
  { process, edition }: At,
  kind: 'decisions' | 'appeals',
  date: 'decisionsAt' | 'appealsDecidedAt',
) {
  const planned = beginOf(edition.calendar, date)
  const publishAt = planned && before(context.now, planned) ? planned : context.now
  await inTransaction(context, async (context) => {
    const made = { kind, publishAt, madeAt: context.now, madeBy: personId(context.actor) }
    if (!(await insertPublication(context.db, process.id, made))) refuse('budget-published-before')
    await record(context, `budget-${kind}-published`, subjectOf(process), { at: publishAt.toString() })
    await changed(context, tagOf(process))
  })
  return publishAt
}

export interface AppealInput {
  contested: string[]
  body: string
}

/**
 * An author appeals against a refusal (USG art. 5a ust. 7 pkt 3); once.
 * @param secret null for what came on paper, keyed in by the office
 * @throws Refusal `budget-no-appeal` when there is nothing to appeal against now, `budget-appealed-before`
 */
export async function fileAppeal(
  context: Context,
  at: At,
  project: Project,
  secret: string | null,
  input: AppealInput,
) {
  allow(secret === null ? mayWorkOnRemarks(context.actor, at.process) : opens(project, secret))
  const publications = await publicationsOf(context.db, at.process.id)
  const open = takesAppeals(at.edition.calendar, context.now)
  if (
    !open ||
    project.decision !== 'refused' ||
    project.withdrawnAt ||
    !isPublished(publications, 'decisions', context.now)
  )
    refuse('budget-no-appeal')
  await inTransaction(context, async (context) => {
    const appeal = {
      projectId: project.id,
      channel: secret === null ? ('paper' as const) : ('web' as const),
      filedAt: context.now,
      ...input,
    }
    if (!(await insertAppeal(context.db, appeal))) refuse('budget-appealed-before')
    await record(context, 'budget-appeal-filed', subjectOf(at.process), { number: project.number })
    await changed(context, tagOf(at.process))
  })
}

/** Who had a hand in a decision: they do not judge an appeal against it. */
export async function judgesOf(context: Context, project: Project): Promise<Set<string>> {
  const cards = (await cardsOf(context.db, [project.id])).get(project.id) ?? []
  return new Set(
    [project.decidedBy, project.approvedBy, ...cards.map(({ finishedBy }) => finishedBy)].filter((id) => id !== null),
  )
}

/**
 * Decides an appeal; somebody else than those who verified the project.
 * @throws Refusal `budget-appeal-own`, `budget-reason-missing`, `budget-appeals-published`
 */
export async function decideAppeal(
  context: Context,
  at: At,
  project: Project,
  appeal: Appeal,
  { outcome, reason }: { outcome: 'upheld' | 'dismissed'; reason: string },
) {
  allow(mayEditProcess(context.actor, at.process))
  const me = personId(context.actor)
  if (me !== null && (await judgesOf(context, project)).has(me)) refuse('budget-appeal-own')
  if ((await publicationsOf(context.db, at.process.id)).appeals) refuse('budget-appeals-published')
  if (reason === '') refuse('budget-reason-missing', 422)
  await inTransaction(context, async (context) => {
    await recordAppealOutcome(context.db, appeal.id, { outcome, reason, at: context.now, by: me })
    await record(context, 'budget-appeal-decided', subjectOf(at.process), { number: project.number, outcome })
  })
}
