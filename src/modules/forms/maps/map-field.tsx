import type { Locale, Translate } from '../../../platform/texts/index.ts'
import {
  answerTo,
  Details,
  FieldGroup,
  type FieldProps,
  fieldId,
  SelectField,
  type SelectFieldProps,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { fullName, MapInput } from '../../places/index.ts'
import { LONGEST_PLACE_WORDS } from '../checking.ts'
import { fieldOf, partOf } from '../fields.ts'
import { wordsIn } from '../words.ts'
import { FollowUpField } from './follow-up-field.tsx'
import type { GminaGroup, MapQuestion, PreparedMap } from './prepare.ts'

export interface MapFieldProps extends Omit<FieldProps, 'name'> {
  question: MapQuestion
  prepared: PreparedMap
  /** Language the person reads the form in, and the languages it has. */
  locale: Locale
  languages: readonly Locale[]
}

/** Island that pages with this field need. */
export const MAP_ISLAND = 'wiec-map' as const

/** A question answered on a map, or in words by those who cannot use it: both are always there. */
export function MapField({ question, prepared, locale, languages, ...field }: MapFieldProps) {
  const { t } = useView()
  const { form } = field
  const shapes = partOf(question.id, 'shapes')
  const words = partOf(question.id, 'words')
  const unit = partOf(question.id, 'unit')
  const { limit, gminas } = prepared
  const many = question.maxShapes > 1
  return (
    <FieldGroup {...field} name={fieldOf(question.id)}>
      <p class="ui-hint">
        {t(`forms.map.${question.shape}`, { count: question.maxShapes })}
        {limit && <> {t('forms.map.within', { area: fullName(limit, t) })}</>}
      </p>
      <noscript>
        <p class="ui-hint">{t('forms.map.without-script')}</p>
      </noscript>
      <MapInput
        name={shapes}
        id={fieldId(fieldOf(question.id))}
        kind={question.shape}
        most={question.maxShapes}
        value={answerTo(form, shapes)}
        limit={limit}
        box={prepared.box}
        sheet={prepared.sheet}
        title={t('forms.map.title', { question: field.label })}
        questions={
          question.followUps.length > 0
            ? question.followUps.map((followUp) => (
                <FollowUpField key={followUp.id} question={followUp} locale={locale} languages={languages} />
              ))
            : undefined
        }
      />
      <Details summary={t('forms.map.in-words')} open>
        <TextArea
          form={form}
          name={words}
          label={t(many ? 'forms.map.words-many' : 'forms.map.words')}
          hint={t('forms.map.words-hint')}
          limit={LONGEST_PLACE_WORDS}
          rows={3}
          optional
        />
        {gminas.length > 0 && (
          <SelectField
            form={form}
            name={unit}
            label={t('forms.map.unit')}
            empty={t('forms.map.unit-empty')}
            options={optionsOf(gminas, t)}
            optional
          />
        )}
      </Details>
    </FieldGroup>
  )
}

function optionsOf(groups: GminaGroup[], t: Translate): SelectFieldProps['options'] {
  return groups.flatMap(({ name, gminas }): SelectFieldProps['options'] => {
    const options = gminas.map((gmina) => ({ value: gmina.code, label: fullName(gmina, t) }))
    return name === null ? options : [{ label: t('forms.map.powiat', { name }), options }]
  })
}

/** What a question is called on its own map. */
export const titleOf = (question: MapQuestion, locale: Locale, languages: readonly Locale[]) =>
  wordsIn(question.label, locale, languages)
