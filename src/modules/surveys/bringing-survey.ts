import type { Context } from '../../platform/context.ts'
import { allow } from '../../platform/errors.ts'
import { type BroughtAnswers, bringAnswers, currentVersion, type FormDefinition, saveDraft } from '../forms/index.ts'
import type { Process } from '../processes/index.ts'
import { changeSettings, closeSurvey, draftSurvey, findOwnSurvey, openSurvey, type SurveySettings } from './actions.ts'
import { bringOpenAnswers } from './bringing.ts'
import type { SurveysPorts } from './ports.ts'
import { recount } from './results/counting.ts'
import type { Survey } from './rules.ts'

/** A survey of the past, with what people answered. */
export interface BroughtSurvey {
  definition: FormDefinition
  stageId: string | null
  settings: Partial<Omit<SurveySettings, 'stageId'>>
  draftedAt: Temporal.Instant
  /** Null leaves it a draft. */
  openedAt: Temporal.Instant | null
  closedAt?: Temporal.Instant
  answers: Iterable<BroughtAnswers>
  interest: { seen: number; begun: number }
}

/**
 * Lives a whole survey through its own actions, with all its answers stored at once, for the demonstration network and for
 * measuring. Its open answers become remarks as they would have.
 */
export async function bringSurvey(
  context: Context,
  ports: Pick<SurveysPorts, 'forms' | 'intakeOf' | 'kind'>,
  process: Process,
  brought: BroughtSurvey,
): Promise<Survey> {
  allow(context.actor.kind === 'system')
  const { definition, stageId, settings, openedAt } = brought
  const drafting = { ...context, now: brought.draftedAt }
  const title = definition.title[context.locale] ?? ''
  const { slug } = await draftSurvey(drafting, ports.forms, process, { title, stageId, from: { kind: 'blank' } })
  const again = (context: Context) => findOwnSurvey(context, ports.kind, process.slug, slug)
  const drafted = await again(drafting)
  await saveDraft(drafting, ports.forms, drafted.form, definition, drafted.form.draftRevision)
  const { survey, form } = await again(drafting)
  await changeSettings(drafting, await again(drafting), { ...survey, ...settings })
  if (!openedAt) return survey

  const opening = { ...context, now: openedAt }
  const problems = await openSurvey(opening, ports.forms, await again(opening))
  if (problems.length > 0) throw new Error(`„${title}” cannot be opened: ${JSON.stringify(problems)}`)
  const version = await currentVersion(context.db, form.id)
  const opened = await again(opening)
  if (version)
    await bringAnswers(
      context,
      { form: opened.form, version, anonymity: opened.survey.anonymity },
      brought.answers,
      brought.interest,
    )
  if (brought.closedAt) {
    const closing = { ...context, now: brought.closedAt }
    await closeSurvey(closing, await again(closing))
  }
  const { survey: now } = await again(context)
  await recount(context, now)
  await bringOpenAnswers(context, ports, now)
  return now
}
