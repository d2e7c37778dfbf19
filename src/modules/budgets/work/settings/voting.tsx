import {
  Checkbox,
  Form as FormBlock,
  Notice,
  NumberField,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { COUNTING } from '../../editions/settings.ts'
import { LEFTOVER_RULES } from '../../results/leftovers.ts'
import { SHAPES } from '../forms.ts'
import type { PartProps } from './page.tsx'

/** The ballot, the rule, who votes and how. */
export function Voting({ form, action, edition }: PartProps) {
  const { t } = useView()
  return (
    <>
      {edition.settings.preset && <Notice kind="warning">{t('budgets.preset.check')}</Notice>}
      <FormBlock action={action} confirmLeave>
        <SelectField
          form={form}
          name="shape"
          label={t('budgets.rules.ballot')}
          hint={t('budgets.settings.shape.hint')}
          options={SHAPES.map((value) => ({ value, label: t(`budgets.shape.${value}`) }))}
        />
        <NumberField
          form={form}
          name="most"
          label={t('budgets.settings.most')}
          hint={t('budgets.settings.most.hint')}
        />
        <RadioGroup
          form={form}
          name="counting"
          label={t('budgets.rules.counting')}
          hint={t('budgets.settings.counting.hint')}
          options={COUNTING.map((value) => ({
            value,
            label: t(`budgets.counting.${value}`),
            hint: t(`ballots.rule.${value}.hint`),
          }))}
        />
        <RadioGroup
          form={form}
          name="ties"
          label={t('budgets.rules.ties')}
          options={['cost', 'lot'].map((value) => ({ value, label: t(`budgets.ties.${value}`) }))}
        />
        <TextField
          form={form}
          name="drawSource"
          label={t('budgets.rules.draw')}
          hint={t('budgets.settings.draw.hint')}
        />
        <Checkbox form={form} name="exclusions" label={t('budgets.rules.exclusions.text')} />
        <TextField form={form} name="leftovers" label={t('budgets.rules.leftovers')} optional />
        <RadioGroup
          form={form}
          name="leftoverRule"
          label={t('budgets.leftovers.rule')}
          hint={t('budgets.leftovers.rule.hint')}
          options={LEFTOVER_RULES.map((value) => ({ value, label: t(`budgets.leftovers.${value}`) }))}
        />
        <SelectField
          form={form}
          name="way"
          label={t('budgets.settings.way')}
          hint={t('budgets.settings.way.hint')}
          options={['declaration', 'list', 'codes', 'sms', 'oidc', 'pesel'].map((value) => ({
            value,
            label: t(`ballots.way.${value}`),
          }))}
        />
        <TextField form={form} name="listLabel" label={t('budgets.settings.list-label')} optional />
        <TextField
          form={form}
          name="peselBasis"
          label={t('budgets.settings.pesel')}
          hint={t('budgets.settings.pesel.hint')}
          optional
        />
        <RadioGroup
          form={form}
          name="repeated"
          label={t('budgets.settings.repeated')}
          options={['first', 'last'].map((value) => ({ value, label: t(`ballots.repeated.${value}`) }))}
        />
        <Checkbox
          form={form}
          name="takesPaper"
          label={t('budgets.settings.paper')}
          hint={t('budgets.settings.paper.hint')}
        />
        <TextArea form={form} name="paperPoints" label={t('budgets.rules.paper')} rows={3} />
        <SubmitButton>{t('budgets.save')}</SubmitButton>
      </FormBlock>
    </>
  )
}
