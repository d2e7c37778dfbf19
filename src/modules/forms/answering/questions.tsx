import type { VNode } from 'preact'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  Details,
  FieldGroup,
  type FieldProps,
  FileField,
  fieldId,
  Hidden,
  NumberField,
  RadioGroup,
  RichText,
  SelectField,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { acceptOf, namesOf } from '../../media/index.ts'
import { LONGEST_OTHER, LONGEST_PLACE_WORDS, placesOf } from '../checking.ts'
import { fieldOf, optionField, partOf } from '../fields.ts'
import { orderedOptions } from '../logic.ts'
import type { Option, Question } from '../model.ts'
import { one, skipsAmongOptions, skipValue, type TypedAnswers } from '../typed.ts'
import { type Asking, foreign, isComposite, sayer } from './view.ts'

type Of<T extends Question['type']> = Extract<Question, { type: T }>
interface Props<Q extends Question = Question> {
  question: Q
  asking: Asking
}

/** One question with everything around it, in any of its types. `hidden` keeps its place for the browser to show it. */
export function QuestionField({ question, asking, hidden = false }: Props & { hidden?: boolean }) {
  const { t } = useView()
  const say = sayer(asking)
  const Drawn = DRAWN[question.type] as (props: Props) => VNode
  const help = say(question.help)
  return (
    <div
      class="forms-question"
      data-question={question.id}
      hidden={hidden}
      lang={foreign(asking, question.label)}
      id={isComposite(question) ? fieldId(fieldOf(question.id)) : undefined}
      tabIndex={isComposite(question) ? -1 : undefined}
    >
      <Drawn question={question} asking={asking} />
      {!skipsAmongOptions(question) && question.skips.length > 0 && <Skips question={question} asking={asking} />}
      {help && (
        <Details summary={t('forms.question.help')}>
          <p>{help}</p>
        </Details>
      )}
    </div>
  )
}

/** Label, hint and whether it must be answered, as every field takes them. */
function asked({ question, asking }: Props, hint?: string): FieldProps {
  const say = sayer(asking)
  return {
    form: asking.form,
    name: fieldOf(question.id),
    label: say(question.label),
    hint: [say(question.hint), hint].filter(Boolean).join(' ') || undefined,
    optional: !question.required,
  }
}

const DRAWN: { [T in Question['type']]: (props: Props<Of<T>>) => VNode } = {
  single: Single,
  multiple: Multiple,
  ranking: Ranking,
  scale: Scale,
  matrix: Matrix,
  number: NumberQuestion,
  date: DateQuestion,
  'short-text': ShortText,
  'long-text': LongText,
  file: Files,
  consent: Consent,
  map: MapQuestionField,
  place: Place,
  budget: Budget,
}

function Single(props: Props<Of<'single'>>) {
  return <RadioGroup {...asked(props)} options={[...optionsOf(props), ...skipOptions(props)]} />
}

function Multiple(props: Props<Of<'multiple'>>) {
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

const shuffled = (question: Of<'single' | 'multiple' | 'ranking'>, { seed }: Asking): Option[] =>
  orderedOptions(question.options, question.shuffled, `${seed} ${question.id}`)

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

/** "I don't know", where it stands beside an answer rather than among answers. Boxes, as a choice of one cannot be taken back. */
function Skips({ question, asking }: Props) {
  const { t } = useView()
  return (
    <div class="forms-skips">
      <CheckboxGroup
        form={asking.form}
        name={partOf(question.id, 'skip')}
        label={t('forms.skip.title')}
        options={question.skips.map((skip) => ({ value: skip, label: t(`forms.skip.${skip}`) }))}
        inline
      />
    </div>
  )
}

function Scale(props: Props<Of<'scale'>>) {
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
function Matrix(props: Props<Of<'matrix'>>) {
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

function Ranking(props: Props<Of<'ranking'>>) {
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

function NumberQuestion(props: Props<Of<'number'>>) {
  const { t } = useView()
  const { question, asking } = props
  const { min, max } = question
  const hint =
    min !== null && max !== null
      ? t('forms.question.number-between', { least: min, most: max })
      : min !== null
        ? t('forms.question.number-from', { least: min })
        : max !== null
          ? t('forms.question.number-to', { most: max })
          : undefined
  return (
    <NumberField
      {...asked(props, hint)}
      decimal={!question.whole}
      {...(sayer(asking)(question.unit) && { unit: sayer(asking)(question.unit) })}
    />
  )
}

function DateQuestion(props: Props<Of<'date'>>) {
  const { earliest, latest } = props.question
  return <DateField {...asked(props)} {...(earliest && { min: earliest })} {...(latest && { max: latest })} />
}

function ShortText(props: Props<Of<'short-text'>>) {
  const { t } = useView()
  const { maxLength } = props.question
  return <TextField {...asked(props, t('forms.question.up-to', { count: maxLength }))} maxLength={maxLength} />
}

function LongText(props: Props<Of<'long-text'>>) {
  return <TextArea {...asked(props)} rows={5} limit={props.question.maxLength} />
}

function Files(props: Props<Of<'file'>>) {
  const { t } = useView()
  const { question, asking } = props
  const kept = forQuestion(asking.kept, question)
  const hint = t('forms.question.files', { count: question.maxFiles, kinds: namesOf(question.kinds) })
  return (
    <>
      {kept.length > 0 && (
        <CheckboxGroup
          form={asking.form}
          name={partOf(question.id, 'kept')}
          label={t('forms.question.kept')}
          hint={t('forms.question.kept-hint')}
          options={kept.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <FileField {...asked(props, hint)} accept={acceptOf(question.kinds)} multiple={question.maxFiles > 1} />
    </>
  )
}

function Consent({ question, asking }: Props<Of<'consent'>>) {
  const say = sayer(asking)
  return (
    <>
      <RichText markdown={say(question.text)} level={3} {...langOf(asking, question.text)} />
      <Hidden name={partOf(question.id, 'version')} value={String(question.version)} />
      <Checkbox {...asked({ question, asking })} />
    </>
  )
}

const langOf = (asking: Asking, words: Question['label']) => {
  const lang = foreign(asking, words)
  return lang ? { lang } : {}
}

/** A name is typed and looked up by the server; where several are called so, the person chooses one of them. */
function Place(props: Props<Of<'place'>>) {
  const { t } = useView()
  const { question, asking } = props
  const found = forQuestion(asking.found, question)
  return (
    <>
      <TextField
        {...asked(props, t(`forms.question.place-${question.kind}`))}
        width="medium"
        autocomplete="off"
        spellcheck={false}
      />
      {found.length > 0 ? (
        <RadioGroup
          form={asking.form}
          name={partOf(question.id, 'unit')}
          label={t('forms.question.place-choose')}
          options={found}
        />
      ) : (
        <Hidden
          name={partOf(question.id, 'unit')}
          value={one(asking.form.values as TypedAnswers, partOf(question.id, 'unit'))}
        />
      )}
    </>
  )
}

/** The map first, when there is one; the words below it always, for those who cannot or would rather not draw. */
function MapQuestionField(props: Props<Of<'map'>>) {
  const { t } = useView()
  const { question, asking } = props
  const say = sayer(asking)
  const drawing = asking.map?.Field({ question, form: asking.form, say })
  const words = (
    <TextField
      form={asking.form}
      name={partOf(question.id, 'words')}
      label={t('forms.question.place-words')}
      hint={t('forms.question.place-words-hint')}
      maxLength={LONGEST_PLACE_WORDS}
      optional={!question.required || Boolean(drawing)}
    />
  )
  return (
    <FieldGroup {...asked(props)}>
      {drawing}
      {words}
    </FieldGroup>
  )
}

function Budget(props: Props<Of<'budget'>>) {
  const { t } = useView()
  const { question, asking } = props
  const say = sayer(asking)
  const unit = say(question.unit)
  const hint = t('forms.question.divide', { total: question.total, step: question.step, unit })
  return (
    <FieldGroup {...asked(props, hint)}>
      <div
        class="forms-amounts"
        data-budget={question.total}
        data-left={t('forms.question.divide-left')}
        data-done={t('forms.question.divide-done')}
        data-over={t('forms.question.divide-over')}
      >
        {question.options.map((option) => (
          <NumberField
            key={option.id}
            form={asking.form}
            name={optionField(question.id, option.id)}
            label={say(option.label)}
            {...(unit && { unit })}
            decimal={!Number.isInteger(question.step)}
          />
        ))}
        <p role="status" class="forms-sum" />
      </div>
    </FieldGroup>
  )
}

// A question may be called like something every object has.
const forQuestion = <T,>(lists: Record<string, T[]>, { id }: Question): T[] =>
  Object.hasOwn(lists, id) ? (lists[id] ?? []) : []
