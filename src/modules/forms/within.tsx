import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Problem, Typed } from '../../platform/http/index.ts'
import { type IslandName, Notice, RichText, useView } from '../../ui/index.ts'
import { engineData } from './answering/engine-data.ts'
import { inSentences } from './answering/mount.ts'
import { QuestionField } from './answering/questions.tsx'
import { findPlaces } from './answering/reading.ts'
import { type Asking, foreign, formStateOf, sayer } from './answering/view.ts'
import { checkAnswers } from './checking.ts'
import { fieldOf, optionField, partOf } from './fields.ts'
import { dropHidden, shownSections } from './logic.ts'
import type { Answers, FormDefinition, Question } from './model.ts'
import type { Version } from './rules.ts'
import { answersFrom, type TypedAnswers } from './typed.ts'
import { questionsOf } from './words.ts'

/** Scripts that show and hide questions of a form that stands within another; without them all are shown. */
export const withinIslands: IslandName[] = ['wiec-form']

const LONGEST = 10_000

/** Fields of the questions of a version, for the schema of the form around them. */
export function fieldsWithin({ definition }: Version) {
  const names = questionsOf(asked(definition)).flatMap((question) => [
    fieldOf(question.id),
    ...(['other', 'skip', 'unit', 'words', 'version'] as const).map((part) => partOf(question.id, part)),
    ...inside(question).map((id) => optionField(question.id, id)),
  ])
  return Object.fromEntries(names.map((name) => [name, z.array(z.string().max(LONGEST)).default([])]))
}

const inside = (question: Question) => [
  ...('options' in question ? question.options.map(({ id }) => id) : []),
  ...(question.type === 'matrix' ? question.rows.map(({ id }) => id) : []),
]

export interface ReadWithin {
  answers: Answers
  problems: Problem[]
  found: Asking['found']
}

/** Answers out of what came with the form around, checked by the same rules as everywhere. */
export async function answersWithin(context: Context, { definition }: Version, values: Typed): Promise<ReadWithin> {
  const questions = asked(definition)
  const { typed, found } = await findPlaces(context, questionsOf(questions), typedIn(questions, values))
  const answers = dropHidden(questions, answersFrom(questions, typed))
  return { answers, problems: inSentences(context, checkAnswers(questions, answers)), found }
}

interface FormWithinProps {
  version: Version
  /** What was typed, in the form around. */
  values: Typed
  problems: Problem[]
  found?: Asking['found']
}

/**
 * A short form inside another: all questions at once, of a registration or a request. Files and drawings have pages of
 * their own and are not asked here; a place is told in words. Without script every question is shown, and answers to those
 * that were not meant are dropped when they are read.
 */
export function FormWithin({ version, values, problems, found = {} }: FormWithinProps) {
  const { locale, t } = useView()
  const definition = asked(version.definition)
  const typed = typedIn(definition, values)
  const asking: Asking = {
    definition,
    locale,
    form: formStateOf(typed, problems),
    seed: version.id,
    map: undefined,
    maps: {},
    found,
    kept: {},
  }
  const say = sayer(asking)
  const left = questionsOf(version.definition).length - questionsOf(definition).length
  return (
    <wiec-form data-definition={JSON.stringify(engineData(definition))} data-answers="{}">
      {say(definition.intro) && <RichText markdown={say(definition.intro)} />}
      {left > 0 && <Notice title={t('forms.within.left', { count: left })} />}
      {definition.sections.map((section) => (
        <div key={section.id} data-section={section.id}>
          {say(section.title) && <h2 lang={foreign(asking, section.title)}>{say(section.title)}</h2>}
          {say(section.text) && <RichText markdown={say(section.text)} level={3} />}
          <div class="forms-questions">
            {section.questions.map((question) => (
              <QuestionField key={question.id} question={question} asking={asking} />
            ))}
          </div>
        </div>
      ))}
    </wiec-form>
  )
}

/** Questions as columns of a table: which of them, under which words. */
export const columnsWithin = ({ definition }: Version) => questionsOf(asked(definition))

/** Whether a version asks anything here. */
export const asksWithin = ({ definition }: Version) => shownSections(asked(definition), {}).length > 0

const asked = (definition: FormDefinition): FormDefinition => ({
  ...definition,
  sections: definition.sections
    .map((section) => ({ ...section, questions: section.questions.filter(({ type }) => type !== 'file') }))
    .filter(({ questions }) => questions.length > 0),
})

function typedIn(definition: FormDefinition, values: Typed): TypedAnswers {
  const typed: TypedAnswers = {}
  for (const [name, value] of Object.entries(values)) {
    const mine = questionsOf(definition).some(({ id }) => name === fieldOf(id) || name.startsWith(`${fieldOf(id)}--`))
    const given = (Array.isArray(value) ? value : [value]).filter((each) => each !== '')
    if (mine && given.length > 0) typed[name] = given
  }
  return typed
}
