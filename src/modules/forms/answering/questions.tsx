import type { VNode } from 'preact'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  Details,
  FieldGroup,
  FileField,
  fieldId,
  Hidden,
  NumberField,
  RadioGroup,
  RichText,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { acceptOf, namesOf } from '../../media/index.ts'
import { LONGEST_PLACE_WORDS } from '../checking.ts'
import { fieldOf, optionField, partOf } from '../fields.ts'
import type { Question } from '../model.ts'
import { one, skipsAmongOptions, type TypedAnswers } from '../typed.ts'
import { Matrix, Multiple, Ranking, Scale, Single } from './choices.tsx'
import { asked, forQuestion, langOf, type Of, type Props } from './question-parts.tsx'
import { foreign, isComposite, sayer } from './view.ts'

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

/** The map with the same in words beside it; the words alone where nobody draws maps. */
function MapQuestionField(props: Props<Of<'map'>>) {
  const { t } = useView()
  const { question, asking } = props
  const prepared = asking.maps[question.id]
  return (
    <FieldGroup {...asked(props)}>
      {asking.map && prepared ? (
        <asking.map.Field question={question} prepared={prepared} asking={asking} />
      ) : (
        <TextField
          form={asking.form}
          name={partOf(question.id, 'words')}
          label={t('forms.question.place-words')}
          hint={t('forms.question.place-words-hint')}
          maxLength={LONGEST_PLACE_WORDS}
          optional={!question.required}
        />
      )}
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
