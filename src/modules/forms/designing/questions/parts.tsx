import type { ComponentChildren } from 'preact'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  type FormState,
  NumberField,
  RadioGroup,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import type { QuestionType } from '../../model.ts'
import { LONGEST } from './forms.ts'
import { Rows } from './rows.tsx'

/** Fields only one type has. */
export function TypeFields({ type, form }: { type: QuestionType; form: FormState }) {
  const { t } = useView()
  const number = (name: string, optional = true, hint?: string) => (
    <NumberField form={form} name={name} label={t(`designing.field.${name}`)} hint={hint} optional={optional} decimal />
  )
  const shuffled = (
    <Checkbox
      form={form}
      name="shuffled"
      label={t('designing.field.shuffled')}
      hint={t('designing.field.shuffled.hint')}
    />
  )
  const unit = (
    <TextField
      form={form}
      name="unit"
      label={t('designing.field.unit')}
      hint={t('designing.field.unit.hint')}
      width="short"
      optional
    />
  )
  switch (type) {
    case 'single':
      return (
        <>
          <Rows {...{ form, type }} list="options" />
          {shuffled}
        </>
      )
    case 'multiple':
      return (
        <>
          <Rows {...{ form, type }} list="options" />
          <Pair>
            <NumberField form={form} name="min" label={t('designing.field.min-chosen')} optional />
            <NumberField form={form} name="max" label={t('designing.field.max-chosen')} optional />
          </Pair>
          {shuffled}
        </>
      )
    case 'ranking':
      return (
        <>
          <Rows {...{ form, type }} list="options" />
          <NumberField
            form={form}
            name="places"
            label={t('designing.field.places')}
            hint={t('designing.field.places.hint')}
            optional
          />
          {shuffled}
        </>
      )
    case 'scale':
      return (
        <>
          <Pair>
            <NumberField form={form} name="from" label={t('designing.field.from')} />
            <NumberField form={form} name="to" label={t('designing.field.to')} />
          </Pair>
          <Pair>
            <TextField
              form={form}
              name="fromLabel"
              label={t('designing.field.fromLabel')}
              hint={t('designing.field.fromLabel.hint')}
            />
            <TextField
              form={form}
              name="toLabel"
              label={t('designing.field.toLabel')}
              hint={t('designing.field.toLabel.hint')}
            />
          </Pair>
        </>
      )
    case 'matrix':
      return (
        <>
          <Rows {...{ form, type }} list="rows" />
          <Rows {...{ form, type }} list="options" />
        </>
      )
    case 'number':
      return (
        <>
          {unit}
          <Pair>
            {number('min')}
            {number('max')}
          </Pair>
          <Checkbox form={form} name="fraction" label={t('designing.field.fraction')} />
        </>
      )
    case 'date':
      return (
        <Pair>
          <DateField form={form} name="earliest" label={t('designing.field.earliest')} optional />
          <DateField form={form} name="latest" label={t('designing.field.latest')} optional />
        </Pair>
      )
    case 'short-text':
    case 'long-text':
      return (
        <NumberField
          form={form}
          name="maxLength"
          label={t('designing.field.maxLength')}
          unit={t('designing.field.letters')}
        />
      )
    case 'file':
      return (
        <>
          <CheckboxGroup
            form={form}
            name="kinds"
            label={t('designing.field.kinds')}
            options={['image', 'pdf', 'docx'].map((value) => ({ value, label: t(`designing.kind.${value}`) }))}
          />
          <NumberField form={form} name="maxFiles" label={t('designing.field.maxFiles')} />
        </>
      )
    case 'consent':
      return (
        <TextArea
          form={form}
          name="text"
          label={t('designing.field.text')}
          hint={t('designing.field.text.hint')}
          limit={LONGEST.consent}
          rows={6}
        />
      )
    case 'map':
      return (
        <>
          <RadioGroup
            form={form}
            name="shape"
            label={t('designing.field.shape')}
            options={['point', 'line', 'area'].map((value) => ({ value, label: t(`designing.shape.${value}`) }))}
          />
          <TextField
            form={form}
            name="unit"
            label={t('designing.field.area')}
            hint={t('designing.field.area.hint')}
            width="medium"
            optional
          />
          <NumberField form={form} name="maxShapes" label={t('designing.field.maxShapes')} />
        </>
      )
    case 'place':
      return (
        <RadioGroup
          form={form}
          name="kind"
          label={t('designing.field.place')}
          options={['gmina', 'powiat', 'voivodeship'].map((value) => ({ value, label: t(`designing.place.${value}`) }))}
        />
      )
    case 'budget':
      return (
        <>
          <Rows {...{ form, type }} list="options" />
          <Pair>
            {number('total', false)}
            {number('step', false, t('designing.field.step.hint'))}
          </Pair>
          {unit}
        </>
      )
  }
}

function Pair({ children }: { children: ComponentChildren }) {
  return <div class="design-pair">{children}</div>
}
