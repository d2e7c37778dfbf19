import type { Form } from '../../../platform/http/index.ts'
import { formatMoney } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Checkbox,
  DateField,
  DateTimeField,
  EmptyState,
  Form as FormBlock,
  Link,
  Notice,
  NumberField,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tabs,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { leastBudget, mostSignatures } from '../../law/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { EditionProblem } from '../editions/actions.ts'
import { DATES } from '../editions/calendar.ts'
import { COUNTING } from '../editions/settings.ts'
import type { Edition, Pool } from '../editions/store.ts'
import { LEFTOVER_RULES } from '../results/leftovers.ts'
import { SHAPES } from './forms.ts'
import { type Frame, Work } from './frame.tsx'
import { Problems } from './pages.tsx'

export const PARTS = ['podstawa', 'kalendarz', 'pule', 'ocena', 'glosowanie'] as const
export type Part = (typeof PARTS)[number]

export interface SettingsProps {
  frame: Frame
  part: Part
  edition: Edition
  pools: Pool[]
  /** The pool that is changed; null for a new one. */
  pool: Pool | null
  problems: EditionProblem[]
  form: Form
}

/** What an edition is run by, part by part, with the article beside each field. */
export function SettingsPage(props: SettingsProps) {
  const { t } = useView()
  const { frame, part, edition, problems, form } = props
  const home = `${workPathOf(frame.process)}/ustawienia`
  return (
    <Work frame={frame} title={t('budgets.work.settings')} form={form} islands={['wiec-count', 'wiec-confirm-leave']}>
      <Tabs
        label={t('budgets.work.settings')}
        items={PARTS.map((name) => ({
          label: t(`budgets.settings.${name}`),
          href: `${home}/${name}`,
          current: name === part,
          ...(problems.some((problem) => problem.part === name)
            ? { count: problems.filter((problem) => problem.part === name).length }
            : {}),
        }))}
      />
      {edition.votingReadyAt && (
        <Notice>
          <p>{t('budgets.settings.stands')}</p>
        </Notice>
      )}
      <Problems frame={frame} problems={problems.filter((problem) => problem.part === part)} />
      {part === 'podstawa' && <Basis {...props} action={`${home}/podstawa`} />}
      {part === 'kalendarz' && <Dates {...props} action={`${home}/kalendarz`} />}
      {part === 'pule' && <Pools {...props} action={`${home}/pule`} />}
      {part === 'ocena' && <Evaluation {...props} action={`${home}/ocena`} />}
      {part === 'glosowanie' && <Voting {...props} action={`${home}/glosowanie`} />}
    </Work>
  )
}

type PartProps = SettingsProps & { action: string }

function Basis({ form, edition, action }: PartProps) {
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

function Dates({ form, action }: PartProps) {
  const { t } = useView()
  return (
    <FormBlock action={action} confirmLeave>
      <p>{t('budgets.settings.dates.lead')}</p>
      {DATES.map(({ key, kind, needed }) => {
        const props = {
          form,
          name: key,
          label: t(`budgets.date.${key}`),
          hint: t(`budgets.date.${key}.hint`),
          optional: !needed,
        }
        return kind === 'day' ? <DateField key={key} {...props} /> : <DateTimeField key={key} {...props} />
      })}
      <SubmitButton>{t('budgets.save')}</SubmitButton>
    </FormBlock>
  )
}

function Pools({ form, action, pools, pool, edition }: PartProps) {
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
          { label: t('budgets.pool.residents'), kind: 'number', cell: ({ residents }) => residents },
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

function Evaluation({ form, action }: PartProps) {
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

function Voting({ form, action, edition }: PartProps) {
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
