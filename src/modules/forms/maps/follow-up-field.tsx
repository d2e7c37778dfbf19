import type { Locale } from '../../../platform/texts/index.ts'
import { CheckboxGroup, RadioGroup, TextArea, TextField, useView } from '../../../ui/index.ts'
import { LONGEST_OTHER } from '../checking.ts'
import { fieldOf, partOf } from '../fields.ts'
import type { FollowUp, Option } from '../model.ts'
import { wordsIn } from '../words.ts'

interface FollowUpFieldProps {
  question: FollowUp
  locale: Locale
  languages: readonly Locale[]
}

/** Where the island puts the number of the shape; what follows is the name of the field as `answerFrom` reads it. */
const PREFIX = '__n__.'

const EMPTY = { values: {} }

/** A question asked about each shape: empty, as the pattern that the map makes the real ones from. */
export function FollowUpField({ question, locale, languages }: FollowUpFieldProps) {
  const { t } = useView()
  const say = (words: FollowUp['label']) => wordsIn(words, locale, languages)
  const field = {
    form: EMPTY,
    name: PREFIX + fieldOf(question.id),
    label: say(question.label),
    hint: say(question.hint) || undefined,
    optional: !question.required,
  }
  const chosen = (options: readonly Option[]) =>
    options.map((option) => ({
      value: option.id,
      label: say(option.label),
      children: option.other && (
        <TextField
          form={EMPTY}
          name={PREFIX + partOf(question.id, 'other')}
          label={t('forms.map.other')}
          maxLength={LONGEST_OTHER}
        />
      ),
    }))
  switch (question.type) {
    case 'single':
      return <RadioGroup {...field} options={chosen(question.options)} />
    case 'multiple':
      return <CheckboxGroup {...field} options={chosen(question.options)} />
    case 'scale': {
      const { from, to } = question
      const ends = new Map([
        [from, say(question.fromLabel)],
        [to, say(question.toLabel)],
      ])
      const steps = Array.from({ length: to - from + 1 }, (_, at) => from + at)
      return (
        <RadioGroup
          {...field}
          inline
          options={steps.map((step) => ({
            value: String(step),
            label: ends.get(step) ? `${step} – ${ends.get(step)}` : String(step),
          }))}
        />
      )
    }
    case 'short-text':
      return <TextField {...field} maxLength={question.maxLength} />
    case 'long-text':
      return <TextArea {...field} rows={3} limit={question.maxLength} />
    // A file cannot wait in a field of the page until the form is sent, so none is asked for (decision 0075).
    case 'file':
      return null
  }
}
