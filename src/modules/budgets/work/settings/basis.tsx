import { formatMoney } from '../../../../platform/texts/index.ts'
import {
  Checkbox,
  Form as FormBlock,
  NumberField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { leastBudget } from '../../../law/index.ts'
import type { PartProps } from './page.tsx'

/** The resolution, the amount the law asks for, who may submit and vote. */
export function Basis({ form, edition, action }: PartProps) {
  const { t, locale } = useView()
  const { expenditureGrosze } = edition.settings
  return (
    <FormBlock action={action} confirmLeave>
      <TextField form={form} name="resolution" label={t('budgets.resolution')} hint={t('budgets.resolution.hint')} />
      <Checkbox
        form={form}
        name="cityWithPowiatRights"
        label={t('budgets.settings.city')}
        hint={t('budgets.settings.city.hint')}
      />
      <NumberField
        form={form}
        name="expenditure"
        label={t('budgets.settings.expenditure')}
        hint={t('budgets.settings.expenditure.hint')}
        unit="zł"
        decimal
        width="medium"
      />
      {expenditureGrosze !== null && (
        <p>
          {t('budgets.settings.least', { amount: formatMoney(Number(leastBudget(BigInt(expenditureGrosze))), locale) })}
        </p>
      )}
      <TextArea
        form={form}
        name="submitters"
        label={t('budgets.rules.who')}
        hint={t('budgets.settings.submitters.hint')}
        rows={2}
      />
      <TextArea
        form={form}
        name="voters"
        label={t('budgets.rules.voters')}
        hint={t('budgets.settings.voters.hint')}
        rows={2}
      />
      <NumberField
        form={form}
        name="guardianBelow"
        label={t('budgets.settings.guardian')}
        hint={t('budgets.settings.guardian.hint')}
      />
      <NumberField
        form={form}
        name="perAuthor"
        label={t('budgets.rules.per-author')}
        hint={t('budgets.settings.per-author.hint')}
      />
      <TextArea form={form} name="about" label={t('budgets.about')} hint={t('budgets.settings.about.hint')} rows={8} />
      <SubmitButton>{t('budgets.save')}</SubmitButton>
    </FormBlock>
  )
}
