import { formatMoney } from '../../../platform/texts/index.ts'
import { Checkbox, Hidden, RadioGroup, TextField, useView } from '../../../ui/index.ts'
import { PlaceInput } from '../../places/index.ts'
import type { StepProps } from './step-pages.tsx'

/** Which pool, and where: in words, and on the map for those who use it. */
export function PlaceFields({ form, pools, unit, spot, secret }: StepProps) {
  const { t, locale } = useView()
  return (
    <>
      <RadioGroup
        form={form}
        name="poolId"
        label={t('budgets.field.pool')}
        options={pools.map(({ id, name, areaWords, amountGrosze, mostGrosze, signatures }) => ({
          value: id,
          label: name,
          hint: [
            areaWords,
            t('budgets.field.pool.limit', { amount: formatMoney(mostGrosze ?? amountGrosze, locale) }),
            signatures > 0 ? t('budgets.field.pool.signatures', { count: signatures }) : '',
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <TextField form={form} name="placeWords" label={t('budgets.field.place')} hint={t('budgets.field.place.hint')} />
      <TextField
        form={form}
        name="landTitle"
        label={t('budgets.field.land')}
        hint={t('budgets.field.land.hint')}
        optional
      />
      {unit && (
        <fieldset class="ds-fieldset">
          <legend>{t('budgets.field.spot')}</legend>
          <p class="ui-hint">{t('budgets.field.spot.hint')}</p>
          <Hidden name="spot" value={String(form.values.spot ?? '')} />
          {spot && (
            <>
              <p role="status">{t('budgets.field.spot.marked')}</p>
              <Checkbox form={form} name="unmark" label={t('budgets.field.spot.unmark')} />
            </>
          )}
          <PlaceInput unit={unit} name="pick" chosen={spot} />
        </fieldset>
      )}
      {secret === null && pools.some(({ area, unitCode }) => area || unitCode) && (
        <TextField
          form={form}
          name="outsideReason"
          label={t('budgets.outside.reason')}
          hint={t('budgets.outside.reason.hint')}
          optional
        />
      )}
    </>
  )
}
