import type { Context } from '../../../platform/context.ts'
import { found, refuse } from '../../../platform/errors.ts'
import type { HttpContext, Problem } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import type { AnswerProblem } from '../checking.ts'
import { dropHidden, shownSections } from '../logic.ts'
import type { PreparedMap } from '../maps/prepare.ts'
import type { FormDefinition, Question } from '../model.ts'
import { type AnsweringSettings, type FormsPorts, portOf } from '../ports.ts'
import { answeringPhase, type Form, type Version } from '../rules.ts'
import { currentVersion, formOf } from '../store.ts'
import { answersFrom, type TypedAnswers } from '../typed.ts'
import type { Shown } from './form-parts.tsx'
import { type Choice, keptFiles } from './reading.ts'
import { type Asking, formStateOf } from './view.ts'

/** Where an owner's module mounts the pages of answering: which of its things an address means. */
export interface Mount {
  kind: string
  /** Null when there is no such thing, or none this person may see. */
  ownerOf(c: HttpContext): Promise<string | null>
}

/** The form an address means, as this person may answer it. */
export interface At {
  form: Form
  version: Version
  settings: AnsweringSettings
  ports: FormsPorts
}

/** The published form at this address, or nothing is there. */
export async function formAt(c: HttpContext, ports: FormsPorts, mount: Mount): Promise<At> {
  const context = c.get('context')
  const ownerId = found(await mount.ownerOf(c))
  const owner = { kind: mount.kind, id: ownerId }
  const settings = found(await portOf(ports, owner).answering(context, ownerId))
  const form = found(await formOf(context.db, owner))
  const version = found(await currentVersion(context.db, form.id))
  return { form, version, settings, ports }
}

/** Before anything typed is read: nobody should mend what cannot be sent. */
export function mustBeOpen({ settings }: At, { now }: Context) {
  if (answeringPhase(settings, now) !== 'open') refuse('form-not-open')
}

/** What the fields of a page need, with the names of files kept so far. */
export async function askingOf(
  context: Context,
  { version, ports }: Pick<At, 'version' | 'ports'>,
  {
    typed,
    seed,
    problems = [],
    found = {},
  }: {
    typed: TypedAnswers
    seed: string
    problems?: Problem[]
    found?: Record<string, Choice[]>
  },
): Promise<Asking> {
  const { definition } = version
  const questions = definition.sections.flatMap((section) => section.questions)
  return {
    definition,
    locale: context.locale,
    form: formStateOf(typed, problems),
    seed,
    map: ports.map,
    maps: await preparedMaps(context, ports, questions),
    found,
    kept: await keptFiles(context, questions, typed),
  }
}

async function preparedMaps(context: Context, { map }: FormsPorts, questions: readonly Question[]) {
  const maps: Record<string, PreparedMap> = {}
  for (const question of questions)
    if (map && question.type === 'map') maps[question.id] = await map.prepare(context, question)
  return maps
}

/** Every section with its questions, each with whether it is asked of whoever typed this. */
export function sectionsFor(definition: FormDefinition, typed: TypedAnswers): Shown[] {
  const shown = shownSections(definition, answersFrom(definition, typed))
  return definition.sections.map((section) => {
    const asked = shown.find((one) => one.section.id === section.id)
    return {
      section,
      shown: asked !== undefined,
      questions: section.questions.map((question) => ({
        question,
        shown: asked?.questions.includes(question) ?? false,
      })),
    }
  })
}

/** Answers that count: read from what was typed, without those of hidden questions. */
export const countedAnswers = (definition: FormDefinition, typed: TypedAnswers) =>
  dropHidden(definition, answersFrom(definition, typed))

/** Problems as sentences in the reader's language. */
export function inSentences(context: Context, problems: readonly AnswerProblem[]): Problem[] {
  const t = context.house.texts.in(context.locale)
  return problems.map(({ field, key, values = {} }) => {
    const { date } = values
    const said =
      typeof date === 'string' ? { ...values, date: formatDate(Temporal.PlainDate.from(date), context.locale) } : values
    return { field, text: t(key, said) }
  })
}
