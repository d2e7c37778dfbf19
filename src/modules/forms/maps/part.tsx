import type { Translate } from '../../../platform/texts/index.ts'
import { answerTo, Details, fieldId, SelectField, type SelectFieldProps, TextArea, useView } from '../../../ui/index.ts'
import { fullName, MapInput } from '../../places/index.ts'
import { QuestionField } from '../answering/questions.tsx'
import { type Asking, sayer } from '../answering/view.ts'
import { LONGEST_PLACE_WORDS } from '../checking.ts'
import { fieldOf, partOf } from '../fields.ts'
import type { MapPart, MapQuestion } from '../ports.ts'
import { problemsOfPlaces } from './checking.ts'
import { type GminaGroup, type PreparedMap, prepareMap } from './prepare.ts'

interface MapFieldProps {
  question: MapQuestion
  prepared: PreparedMap
  asking: Asking
}

/** Questions answered on a map: `app` hands this to forms. */
export const mapPart: MapPart = {
  prepare: ({ db }, question) => prepareMap(db, question),
  Field: MapField,
  islands: ['wiec-map', 'wiec-count'],
  check: ({ db }, question, answer) => problemsOfPlaces(db, question, answer),
}

/** A question answered on a map, or in words by those who cannot use it: both are always there. */
export function MapField({ question, prepared, asking }: MapFieldProps) {
  const { t } = useView()
  const { form } = asking
  const say = sayer(asking)
  const shapes = partOf(question.id, 'shapes')
  const { limit } = prepared
  // A file cannot wait in a field of the page until the form is sent, so none is asked for (decision 0075).
  const followUps = question.followUps.filter(({ type }) => type !== 'file')
  return (
    <>
      <p class="ui-hint">
        {t(`forms.map.${question.shape}`, { count: question.maxShapes })}
        {limit && <> {t('forms.map.within', { area: fullName(limit, t) })}</>}
      </p>
      <MapInput
        name={shapes}
        id={`${fieldId(fieldOf(question.id))}-map`}
        kind={question.shape}
        most={question.maxShapes}
        value={answerTo(form, shapes)}
        limit={limit}
        sheet={prepared.sheet}
        title={t('forms.map.title', { question: say(question.label) })}
        without={t('forms.map.without-script')}
        questions={
          followUps.length > 0
            ? followUps.map((followUp) => (
                <QuestionField key={followUp.id} question={followUp} asking={{ ...asking, form: { values: {} } }} />
              ))
            : undefined
        }
      />
      <InWords question={question} prepared={prepared} asking={asking} />
    </>
  )
}

/** The same without the map: in words, and by naming a gmina where there are several. */
function InWords({ question, prepared: { gminas }, asking: { form } }: MapFieldProps) {
  const { t } = useView()
  return (
    <Details summary={t('forms.map.in-words')} open>
      <TextArea
        form={form}
        name={partOf(question.id, 'words')}
        label={t(question.maxShapes > 1 ? 'forms.map.words-many' : 'forms.map.words')}
        hint={t('forms.map.words-hint')}
        limit={LONGEST_PLACE_WORDS}
        rows={3}
        optional
      />
      {gminas.length > 0 && (
        <SelectField
          form={form}
          name={partOf(question.id, 'unit')}
          label={t('forms.map.unit')}
          empty={t('forms.map.unit-empty')}
          options={optionsOf(gminas, t)}
          optional
        />
      )}
    </Details>
  )
}

function optionsOf(groups: GminaGroup[], t: Translate): SelectFieldProps['options'] {
  return groups.flatMap(({ name, gminas }): SelectFieldProps['options'] => {
    const options = gminas.map((gmina) => ({ value: gmina.code, label: fullName(gmina, t) }))
    return name === null ? options : [{ label: t('forms.map.powiat', { name }), options }]
  })
}
