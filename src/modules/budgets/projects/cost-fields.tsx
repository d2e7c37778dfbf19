import { formatMoney } from '../../../platform/texts/index.ts'
import { Details, NumberField, SubmitButton, Table, TextField, useView } from '../../../ui/index.ts'
import type { Edition } from '../editions/store.ts'
import { LINES } from './giving-forms.ts'
import type { StepProps } from './step-pages.tsx'

export function CostFields({ form, project, edition }: StepProps) {
  const { t, locale } = useView()
  return (
    <>
      {Array.from({ length: LINES }, (_, at) => (
        <fieldset key={at} class="ds-fieldset budgets-line">
          <legend>{t('budgets.cost.line', { number: at + 1 })}</legend>
          <TextField form={form} name={`name${at}`} label={t('budgets.cost.name')} optional={at > 0} />
          <NumberField form={form} name={`quantity${at}`} label={t('budgets.cost.quantity')} decimal optional />
          <NumberField
            form={form}
            name={`price${at}`}
            label={t('budgets.cost.price')}
            unit="zł"
            decimal
            optional={at > 0}
            width="medium"
          />
        </fieldset>
      ))}
      <NumberField
        form={form}
        name="yearly"
        label={t('budgets.field.yearly')}
        hint={t('budgets.field.yearly.hint')}
        unit="zł"
        decimal
        width="medium"
        optional
      />
      {project.costGrosze > 0 && <p>{t('budgets.cost.sum', { amount: formatMoney(project.costGrosze, locale) })}</p>}
      {edition.settings.prices.length > 0 && <PriceList edition={edition} />}
    </>
  )
}

/** The office's price list: a press adds one as a line of the costs, and keeps what is written. */
function PriceList({ edition }: { edition: Edition }) {
  const { t, locale } = useView()
  return (
    <Details summary={t('budgets.prices')} open>
      <p>{t('budgets.prices.text')}</p>
      <Table
        caption={t('budgets.prices')}
        captionHidden
        dense
        rows={[...edition.settings.prices.entries()]}
        rowId={([at]) => String(at)}
        columns={[
          { label: t('budgets.cost.name'), names: true, cell: ([, { name }]) => name },
          {
            label: t('budgets.cost.price'),
            kind: 'number',
            cell: ([, { priceGrosze, unit }]) =>
              t('budgets.prices.for', { amount: formatMoney(priceGrosze, locale), unit }),
          },
          {
            label: t('budgets.prices.add'),
            cell: ([at, { name }]) => (
              <SubmitButton variant="quiet" icon="plus" name="dodaj" value={String(at)}>
                {t('budgets.prices.add-one')}
                <span class="ui-unseen">{` ${name}`}</span>
              </SubmitButton>
            ),
          },
        ]}
      />
    </Details>
  )
}
