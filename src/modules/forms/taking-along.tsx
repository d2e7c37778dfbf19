import type { Context } from '../../platform/context.ts'
import type { Sentences } from '../../platform/texts/index.ts'
import { type IslandName, Notice, RichText, useView } from '../../ui/index.ts'
import { AnonymityBox } from './answering/anonymity.tsx'
import { engineData } from './answering/engine-data.ts'
import { QuestionField } from './answering/questions.tsx'
import { findPlaces } from './answering/reading.ts'
import { type Asking, foreign, sayer } from './answering/view.ts'
import type { Answers, FormDefinition, Question } from './model.ts'
import type { AnsweringSettings } from './ports.ts'
import type { Version } from './rules.ts'
import english from './texts.en.json' with { type: 'json' }
import polish from './texts.pl.json' with { type: 'json' }
import { answersFrom, type TypedAnswers } from './typed.ts'
import { questionsOf } from './words.ts'

/** Scripts without which a form that was taken along can be neither followed nor read. */
export const takenAlongIslands: IslandName[] = ['wiec-form', 'wiec-answers']

/**
 * A whole form to be filled in without the server: the same fields as on pages, followed by the same logic and checked by
 * the same rules (`wiec-answers`). What cannot be done without a network, it says: files stay for later, and a place is
 * told in words.
 */
export function TakenAlongForm({ version, settings }: { version: Version; settings: AnsweringSettings }) {
  const { t, locale } = useView()
  const definition = withoutFiles(version.definition)
  const asking: Asking = {
    definition,
    locale,
    form: { values: {} },
    // One order for everybody who is asked from this device: it is drawn once, when the form is taken along.
    seed: version.id,
    map: undefined,
    maps: {},
    found: {},
    kept: {},
  }
  const say = sayer(asking)
  const intro = say(definition.intro)
  const left = version.definition.sections.flatMap(({ questions }) => questions.filter(({ type }) => type === 'file'))
  return (
    <wiec-answers
      data-definition={JSON.stringify(engineData(definition))}
      data-sentences={JSON.stringify(problemSentences(locale === 'pl' ? polish : english))}
    >
      {intro && <RichText markdown={intro} />}
      <AnonymityBox anonymity={settings.anonymity} />
      {left.length > 0 && (
        <Notice>
          <p>{t('forms.taken-along.files', { count: left.length })}</p>
        </Notice>
      )}
      <wiec-form data-definition={JSON.stringify(engineData(definition))} data-answers="{}">
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
    </wiec-answers>
  )
}

/** A photograph cannot wait on a device with the answers: its question is asked on the web alone. */
function withoutFiles(definition: FormDefinition): FormDefinition {
  const asked = (question: Question) => question.type !== 'file'
  return {
    ...definition,
    sections: definition.sections
      .map((section) => ({ ...section, questions: section.questions.filter(asked) }))
      .filter(({ questions }) => questions.length > 0),
  }
}

/** Answers out of what was typed without the server; names of places are looked up now. */
export async function takenAlongAnswers(context: Context, version: Version, typed: TypedAnswers): Promise<Answers> {
  const definition = withoutFiles(version.definition)
  const found = await findPlaces(context, questionsOf(definition), typed)
  return answersFrom(definition, found.typed)
}

/** What the rules say to people, for the browser to say it too. */
const problemSentences = (all: Sentences): Sentences =>
  Object.fromEntries(Object.entries(all).filter(([key]) => /^forms\.problem\./.test(key)))
