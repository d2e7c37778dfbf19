import { formatMoney, formatNumber } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  Checkbox,
  EmptyState,
  Form as FormBlock,
  Link,
  NumberField,
  Section,
  SubmitButton,
  Table,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { mostSignatures } from '../../../law/index.ts'
import { MapInput } from '../../../places/index.ts'
import { MOST_AREAS } from '../forms.ts'
import type { PartProps } from './page.tsx'

/** Pools of money, and the form of one. */
export function Pools({ form, action, pools, pool, edition, map }: PartProps) {
  const { t, locale } = useView()
  const sum = pools.reduce((sum, { amountGrosze }) => sum + amountGrosze, 0)
  return (
    <>
      <Table
        caption={t('budgets.pools')}
        captionHidden
        rows={pools}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('budgets.problem.no-pools')} />}
        columns={[
          {
            label: t('budgets.pool'),
            names: true,
            cell: ({ id, name }) => <Link href={`${action}?pula=${id}`}>{name}</Link>,
          },
          {
            label: t('budgets.pool.amount'),
            kind: 'number',
            cell: ({ amountGrosze }) => formatMoney(amountGrosze, locale),
          },
          {
            label: t('budgets.pool.residents'),
            kind: 'number',
            cell: ({ residents }) => formatNumber(residents, locale),
          },
          {
            label: t('budgets.pool.signatures'),
            kind: 'number',
            cell: ({ signatures, residents }) =>
              t('budgets.pool.signatures.of', { count: signatures, most: mostSignatures(residents) }),
          },
          { label: t('budgets.pool.threshold'), kind: 'number', cell: ({ threshold }) => threshold || '–' },
          {
            label: t('budgets.remove'),
            cell: ({ id }) =>
              edition.votingReadyAt ? (
                ''
              ) : (
                <ActButton action={`${action}/${id}/usuniecie`} variant="quiet">
                  {t('budgets.remove')}
                </ActButton>
              ),
          },
        ]}
      />
      <p>{t('budgets.pools.sum', { amount: formatMoney(sum, locale) })}</p>
      {!edition.votingReadyAt && (
        <Section title={t(pool ? 'budgets.pool.change' : 'budgets.pool.new')}>
          <FormBlock action={pool ? `${action}?pula=${pool.id}` : action} label={t('budgets.pool')}>
            <TextField form={form} name="name" label={t('budgets.pool.name')} width="medium" />
            <TextField
              form={form}
              name="areaWords"
              label={t('budgets.pool.area')}
              hint={t('budgets.pool.area.hint')}
              optional
            />
            <TextField
              form={form}
              name="unitCode"
              label={t('budgets.pool.teryt')}
              hint={t('budgets.pool.teryt.hint')}
              width="short"
              inputMode="numeric"
              optional
            />
            {map && (
              <fieldset class="ds-fieldset ui-field">
                <legend class="ds-label">{t('budgets.pool.borders')}</legend>
                <p class="ui-hint">{t('budgets.pool.borders.hint')}</p>
                <MapInput
                  name="area"
                  id="f-area"
                  kind="area"
                  most={MOST_AREAS}
                  value={String(form.values.area ?? '')}
                  limit={map.unit}
                  sheet={map.sheet}
                  title={t('budgets.pool.borders')}
                  without={t('budgets.pool.borders.without')}
                />
              </fieldset>
            )}
            <NumberField
              form={form}
              name="residents"
              label={t('budgets.pool.residents')}
              hint={t('budgets.pool.residents.hint')}
            />
            <NumberField form={form} name="amount" label={t('budgets.pool.amount')} unit="zł" decimal width="medium" />
            <NumberField
              form={form}
              name="signatures"
              label={t('budgets.pool.signatures')}
              hint={t('budgets.pool.signatures.hint')}
              optional
            />
            <NumberField
              form={form}
              name="least"
              label={t('budgets.pool.least')}
              unit="zł"
              decimal
              width="medium"
              optional
            />
            <NumberField
              form={form}
              name="most"
              label={t('budgets.pool.most')}
              hint={t('budgets.pool.most.hint')}
              unit="zł"
              decimal
              width="medium"
              optional
            />
            <NumberField
              form={form}
              name="threshold"
              label={t('budgets.pool.threshold')}
              hint={t('budgets.pool.threshold.hint')}
              optional
            />
            <NumberField
              form={form}
              name="leftoverOrder"
              label={t('budgets.pool.leftover-order')}
              hint={t('budgets.pool.leftover-order.hint')}
              optional
            />
            <Checkbox form={form} name="oneOf" label={t('budgets.pool.one-of')} hint={t('budgets.pool.one-of.hint')} />
            <SubmitButton>{t(pool ? 'budgets.save' : 'budgets.pool.add')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </>
  )
}
