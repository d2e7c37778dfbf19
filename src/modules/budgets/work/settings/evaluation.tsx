import { Checkbox, Form as FormBlock, SubmitButton, TextArea, useView } from '../../../../ui/index.ts'
import type { PartProps } from './page.tsx'

/** Criteria of the cards and the price list. */
export function Evaluation({ form, action }: PartProps) {
  const { t } = useView()
  return (
    <FormBlock action={action} confirmLeave>
      <p>{t('budgets.settings.criteria.lead')}</p>
      <TextArea
        form={form}
        name="formal"
        label={t('budgets.card.formal')}
        hint={t('budgets.settings.criteria.hint')}
        rows={8}
      />
      <TextArea
        form={form}
        name="substantive"
        label={t('budgets.card.substantive')}
        hint={t('budgets.settings.criteria.hint')}
        rows={10}
      />
      <Checkbox
        form={form}
        name="secondPerson"
        label={t('budgets.settings.second')}
        hint={t('budgets.settings.second.hint')}
      />
      <TextArea
        form={form}
        name="prices"
        label={t('budgets.prices')}
        hint={t('budgets.settings.prices.hint')}
        rows={10}
      />
      <SubmitButton>{t('budgets.save')}</SubmitButton>
    </FormBlock>
  )
}
