import { CheckboxGroup, FieldGroup, RadioGroup, SelectField, TextField, useView } from '../../../ui/index.ts'
import { LONGEST_OTHER, placesOf } from '../checking.ts'
import { optionField, partOf } from '../fields.ts'
import type { Option } from '../model.ts'
import { skipValue } from '../typed.ts'
import { asked, type Of, type Props, shuffled } from './question-parts.tsx'
import { sayer } from './view.ts'

export function Single(props: Props<Of<'single'>>) {
  return <RadioGroup {...asked(props)} options={[...optionsOf(props), ...skipOptions(props)]} />
}

export function Multiple(props: Props<Of<'multiple'>>) {
  const { t } = useView()
  const { min, max } = props.question
  const hint =
    min !== null && min === max
      ? t('forms.question.choose-exactly', { count: min })
      : max !== null
        ? t('forms.question.choose-up-to', { count: max })
        : min !== null && min > 1
          ? t('forms.question.choose-from', { count: min })
          : t('forms.question.choose-any')
  return <CheckboxGroup {...asked(props, hint)} options={optionsOf(props)} />
}

/** Options in the order of this person, each with room for words of one's own where it asks for them. */
function optionsOf({ question, asking }: Props<Of<'single' | 'multiple'>>) {
  const say = sayer(asking)
  return shuffled(question, asking).map((option) => ({
    value: option.id,
    label: say(option.label),
    children: option.other && <Other question={question} asking={asking} option={option} />,
  }))
}

function Other({ question, asking, option }: Props & { option: Option }) {
  const { t } = useView()
  return (
    <div data-other={option.id}>
      <TextField
        form={asking.form}
        name={partOf(question.id, 'other')}
        label={t('forms.question.other')}
        width="medium"
        maxLength={LONGEST_OTHER}
      />
    </div>
  )
}

function skipOptions({ question }: Props) {
  const { t } = useView()
  return question.skips.map((skip) => ({ value: skipValue(skip), label: t(`forms.skip.${skip}`) }))
}

export function Scale(props: Props<Of<'scale'>>) {
  const { question, asking } = props
  const say = sayer(asking)
  const steps = Array.from({ length: question.to - question.from + 1 }, (_, index) => question.from + index)
  const ends = new Map([
    [question.from, say(question.fromLabel)],
    [question.to, say(question.toLabel)],
  ])
  const options = steps.map((step) => ({
    value: String(step),
    label: [step, ends.get(step)].filter((part) => part !== undefined && part !== '').join(' – '),
  }))
  return (
    <div class="forms-scale">
      <RadioGroup {...asked(props)} options={[...options, ...skipOptions(props)]} inline />
    </div>
  )
}

/** A group of choices for each row: on a phone it reads as questions, and no table has to be pushed aside. */
export function Matrix(props: Props<Of<'matrix'>>) {
  const { question, asking } = props
  const say = sayer(asking)
  const options = question.options.map(({ id, label }) => ({ value: id, label: say(label) }))
  return (
    <FieldGroup {...asked(props)}>
      <div class="forms-matrix">
        {question.rows.map((row) => (
          <RadioGroup
            key={row.id}
            form={asking.form}
            name={optionField(question.id, row.id)}
            label={say(row.label)}
            options={options}
            inline
          />
        ))}
      </div>
    </FieldGroup>
  )
}

export function Ranking(props: Props<Of<'ranking'>>) {
  const { t } = useView()
  const { question, asking } = props
  const say = sayer(asking)
  const places = placesOf(question)
  const numbers = Array.from({ length: places }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))
  const hint = t(places < question.options.length ? 'forms.question.rank-some' : 'forms.question.rank-all', {
    count: places,
  })
  return (
    <FieldGroup {...asked(props, hint)}>
      <div
        class="forms-ranking"
        data-ranking={places}
        data-up={t('forms.question.rank-up')}
        data-down={t('forms.question.rank-down')}
        data-moved={t('forms.question.rank-moved')}
      >
        {shuffled(question, asking).map((option) => (
          <div key={option.id} class="forms-rank" data-label={say(option.label)}>
            <SelectField
              form={asking.form}
              name={optionField(question.id, option.id)}
              label={say(option.label)}
              options={numbers}
              empty={t('forms.question.rank-none')}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}
