import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  CheckboxGroup,
  DateField,
  Details,
  EmailField,
  Form as FormBlock,
  Section,
  SubmitButton,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type Representative, SCOPES } from './rules.ts'

export interface RepresentativesProps {
  /** Address of the list: of the desk, or of the institution itself. */
  home: string
  representatives: Representative[]
  form: Form
}

/** Who acts for an institution, ending that, and naming another. */
export function Representatives({ home, representatives, form }: RepresentativesProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('membership.representatives.title')}>
      <Table
        caption={t('membership.representatives.title')}
        captionHidden
        rows={representatives}
        rowId={({ id }) => id}
        columns={[
          { label: t('membership.form.name'), names: true, cell: ({ name }) => name },
          {
            label: t('membership.representatives.scopes'),
            cell: ({ scopes }) => scopes.map((scope) => t(`membership.scope.${scope}`)).join(', '),
          },
          { label: t('membership.roll.from'), cell: ({ from }) => formatShortDate(from, locale) },
          {
            label: t('membership.roll.to'),
            cell: (person) =>
              person.to ? (
                formatShortDate(person.to, locale)
              ) : (
                <Details summary={t('membership.representatives.end', { name: person.name })}>
                  <p>{t('membership.representatives.end-means')}</p>
                  <ActButton action={`${home}/${person.id}/koniec`} icon="ban">
                    {t('membership.representatives.end-do')}
                  </ActButton>
                </Details>
              ),
          },
        ]}
        empty={<p>{t('membership.representatives.none')}</p>}
      />
      <Details
        summary={t('membership.representatives.add')}
        open={form.problems.some(({ field }) => ['name', 'scopes', 'since', 'email'].includes(field))}
      >
        <FormBlock action={home} label={t('membership.representatives.add')}>
          <TextField form={form} name="name" label={t('membership.representatives.name')} width="medium" />
          <EmailField form={form} name="email" label={t('membership.form.email')} optional />
          <CheckboxGroup
            form={form}
            name="scopes"
            label={t('membership.representatives.scopes')}
            options={SCOPES.map((scope) => ({ value: scope, label: t(`membership.scope.${scope}`) }))}
          />
          <DateField form={form} name="since" label={t('membership.representatives.since')} />
          <SubmitButton icon="user-plus">{t('membership.representatives.add')}</SubmitButton>
        </FormBlock>
      </Details>
    </Section>
  )
}
