import type { Form } from '../../../../platform/http/index.ts'
import {
  ActButton,
  ButtonLink,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Link,
  Notice,
  NumberField,
  RadioGroup,
  SubmitButton,
  Table,
  useView,
} from '../../../../ui/index.ts'
import type { Quota } from '../../model.ts'
import { questionsOf } from '../../words.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage, DesignQuestion } from '../page.tsx'
import { seenOf } from '../saving.ts'
import { speakerOf } from '../saying.ts'
import { ConditionFields } from '../showing/fields.tsx'

export function QuotasPage({
  desk,
  units,
  counts,
}: {
  desk: Desk
  units: ReadonlyMap<string, string>
  counts: ReadonlyMap<string, number>
}) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t, units)
  return (
    <DesignPage
      desk={desk}
      tab="/limity"
      title={t('designing.quotas.title')}
      actions={
        <ButtonLink href={designPath(desk.form, '/limity/nowy')} icon="plus">
          {t('designing.quotas.add')}
        </ButtonLink>
      }
    >
      <p>{t('designing.quotas.text')}</p>
      <Table
        caption={t('designing.quotas.title')}
        captionHidden
        rows={desk.draft.quotas}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('designing.quotas.none')} icon="users" />}
        columns={[
          {
            label: t('designing.quotas.who'),
            names: true,
            cell: ({ id, when }) => (
              <Link href={designPath(desk.form, `/limity/${id}`)}>{speaker.condition(when)}</Link>
            ),
          },
          { label: t('designing.quotas.limit'), kind: 'number', cell: ({ limit }) => limit },
          { label: t('designing.quotas.counted'), kind: 'number', cell: ({ id }) => counts.get(id) ?? 0 },
          { label: t('designing.quotas.then'), cell: ({ then }) => t(`designing.quota.${then}`) },
          {
            label: t('designing.remove'),
            cell: ({ id }) => (
              <ActButton action={designPath(desk.form, `/limity/${id}/usuniecie`)} variant="quiet" icon="trash-2">
                {t('designing.remove')}
              </ActButton>
            ),
          },
        ]}
      />
    </DesignPage>
  )
}

export interface QuotaPageProps {
  desk: Desk
  quota: Quota | null
  form: Form
  units: ReadonlyMap<string, string>
  beyond: boolean
  conflict?: boolean
}

export function QuotaPage({ desk, quota, form, units, beyond, conflict }: QuotaPageProps) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t, units)
  const questions = questionsOf(desk.draft)
  return (
    <DesignQuestion
      desk={desk}
      title={t(quota ? 'designing.quotas.edit' : 'designing.quotas.add')}
      form={form}
      back="/limity"
      backLabel={t('designing.quotas.back')}
    >
      {(beyond || conflict) && quota && (
        <Notice kind="warning">
          <p>
            {t(conflict ? 'designing.condition.conflict' : 'designing.condition.beyond', {
              now: speaker.condition(quota.when),
            })}
          </p>
        </Notice>
      )}
      {questions.length === 0 ? (
        <Notice>
          <p>{t('designing.quotas.first')}</p>
        </Notice>
      ) : (
        <FormBlock action={designPath(desk.form, `/limity/${quota?.id ?? 'nowy'}`)}>
          <Hidden name="seen" value={seenOf(quota)} />
          <ConditionFields form={form} definition={desk.draft} speaker={speaker} questions={questions} />
          <NumberField
            form={form}
            name="limit"
            label={t('designing.quotas.limit-field')}
            hint={t('designing.quotas.limit-hint')}
          />
          <RadioGroup
            form={form}
            name="ending"
            label={t('designing.quotas.then')}
            options={(['close', 'flag'] as const).map((value) => ({
              value,
              label: t(`designing.quota.${value}`),
              hint: t(`designing.quota.${value}.hint`),
            }))}
          />
          <SubmitButton>{t('designing.save')}</SubmitButton>
        </FormBlock>
      )}
    </DesignQuestion>
  )
}
