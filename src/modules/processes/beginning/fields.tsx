import type { Form } from '../../../platform/http/index.ts'
import { RadioGroup, SelectField, TextArea, TextField, useView } from '../../../ui/index.ts'
import { fullName, type UnitFound, whereabouts } from '../../places/index.ts'
import { TOPICS } from '../rules.ts'

/** What every consultation begins with, whichever way it is begun: a title, what is asked, where, and about what. */
export function BeginningFields({ form, units }: { form: Form; units: readonly UnitFound[] }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="title"
        label={t('processes.beginning.title')}
        hint={t('processes.beginning.title.hint')}
        maxLength={160}
      />
      <TextArea
        form={form}
        name="summary"
        label={t('processes.beginning.summary')}
        hint={t('processes.beginning.summary.hint')}
        rows={3}
        limit={300}
      />
      <GminaFields form={form} units={units} />
      <SelectField
        form={form}
        name="topic"
        label={t('processes.beginning.topic')}
        options={TOPICS.map((value) => ({ value, label: t(`consultations.topic.${value}`) }))}
      />
    </>
  )
}

/** A gmina by its name; where several have it, which one. @param units what the name typed before may mean */
export function GminaFields({ form, units }: { form: Form; units: readonly UnitFound[] }) {
  const { t } = useView()
  return (
    <>
      {units.length > 1 && (
        <RadioGroup
          form={form}
          name="unitCode"
          label={t('processes.beginning.which-gmina')}
          options={units.map(({ unit, within }) => ({
            value: unit.code,
            label: fullName(unit, t),
            hint: whereabouts({ within }, t),
          }))}
        />
      )}
      <TextField
        form={form}
        name="place"
        label={t('processes.beginning.gmina')}
        hint={t('processes.beginning.gmina.hint')}
        width="medium"
      />
    </>
  )
}
