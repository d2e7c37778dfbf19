import type { Form } from '../../../platform/http/index.ts'
import {
  ButtonLink,
  type Desk,
  EmptyState,
  Form as FormBlock,
  Link,
  ListPage,
  Meta,
  NumberField,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Organisation } from '../../network/index.ts'
import type { Process } from '../../processes/index.ts'
import { pathOf } from '../../processes/index.ts'
import type { Intention } from './store.ts'

export const YEARLY_PATH = '/plany-konsultacji'

interface ListProps {
  intentions: Intention[]
  organisations: ReadonlyMap<string, Pick<Organisation, 'name' | 'slug'>>
  processes: ReadonlyMap<string, Process>
}

function IntentionsTable({ intentions, organisations, processes, named }: ListProps & { named: boolean }) {
  const { t } = useView()
  return (
    <Table
      caption={t('planning.yearly.title')}
      captionHidden
      rows={intentions}
      rowId={({ id }) => id}
      columns={[
        { label: t('planning.yearly.month'), cell: ({ month }) => t(`planning.month-name.${month}`) },
        {
          label: t('planning.yearly.what'),
          names: true,
          cell: ({ title, summary, processId }) => {
            const process = processes.get(processId ?? '')
            return (
              <div class="planning-cell">
                {process?.announcedAt ? <Link href={pathOf(process)}>{title}</Link> : title}
                {summary && <Meta>{summary}</Meta>}
              </div>
            )
          },
        },
        ...(named
          ? [
              {
                label: t('planning.organisation'),
                cell: ({ organisationId }: Intention) => {
                  const organisation = organisations.get(organisationId)
                  return organisation && <Link href={`${YEARLY_PATH}/${organisation.slug}`}>{organisation.name}</Link>
                },
              },
            ]
          : [{ label: t('planning.yearly.unit'), cell: ({ runningUnit }: Intention) => runningUnit || '–' }]),
        {
          label: t('planning.yearly.state'),
          cell: ({ processId, droppedAt, droppedReason }) =>
            droppedAt ? (
              <div class="planning-cell">
                <Tag kind="closed">{t('planning.yearly.given-up')}</Tag>
                <Meta>{droppedReason}</Meta>
              </div>
            ) : processes.get(processId ?? '')?.announcedAt ? (
              <Tag kind="done">{t('planning.yearly.announced')}</Tag>
            ) : (
              <Tag kind="soon">{t('planning.yearly.planned')}</Tag>
            ),
        },
      ]}
      empty={<EmptyState title={t('planning.yearly.empty')}>{t('planning.yearly.empty-hint')}</EmptyState>}
    />
  )
}

/** What organisations mean to consult in a year, month by month. */
export function YearlyPage({ year, ...list }: ListProps & { year: number }) {
  const { t } = useView()
  return (
    <ListPage
      title={t('planning.yearly.title')}
      lead={t('planning.yearly.lead')}
      crumbs={[{ label: t('planning.work.all'), href: '/konsultacje' }]}
      share={{}}
      tabs={<Years year={year} years={[year + 1, year, year - 1]} path={YEARLY_PATH} />}
    >
      <IntentionsTable {...list} named />
    </ListPage>
  )
}

function Years({ year, years, path }: { year: number; years: number[]; path: string }) {
  const { t } = useView()
  return (
    <Tabs
      label={t('planning.yearly.years')}
      items={years.map((one) => ({ label: String(one), href: `${path}?rok=${one}`, current: one === year }))}
    />
  )
}

/** The yearly plan of one organisation. */
export function OrganisationPlanPage({
  organisation,
  year,
  years,
  ...list
}: ListProps & { organisation: Organisation; year: number; years: number[] }) {
  const { t } = useView()
  const path = `${YEARLY_PATH}/${organisation.slug}`
  return (
    <ListPage
      title={t('planning.yearly.of', { name: organisation.name })}
      lead={t('planning.yearly.lead')}
      crumbs={[{ label: t('planning.yearly.title'), href: YEARLY_PATH }]}
      share={{}}
      feeds={[{ title: t('planning.yearly.of', { name: organisation.name }), href: `${path}/kanal.xml` }]}
      tabs={<Years year={year} years={years} path={path} />}
      outputs={
        <Link href={`${path}/kanal.xml`} icon="rss">
          {t('planning.yearly.feed')}
        </Link>
      }
    >
      <IntentionsTable {...list} named={false} />
    </ListPage>
  )
}

interface WorkPageProps extends ListProps {
  desk: Desk
  organisation: Organisation
  year: number
  form: Form
  /** The one being changed; null for a new one. */
  editing: Intention | null
  /** Consultations of the organisation it may have become. */
  own: Process[]
}

/** The team's side of its yearly plan. */
export function YearlyWorkPage({ desk, organisation, year, form, editing, own, ...list }: WorkPageProps) {
  const { t } = useView()
  const home = `/praca/organizacje/${organisation.id}/plan-konsultacji`
  return (
    <WorkspacePage
      title={t('planning.yearly.work')}
      owner={desk.owner}
      navigation={desk.navigation}
      form={form}
      actions={
        <ButtonLink href={`${YEARLY_PATH}/${organisation.slug}?rok=${year}`} variant="secondary" icon="eye">
          {t('planning.yearly.public')}
        </ButtonLink>
      }
    >
      <p>{t('planning.yearly.work-lead')}</p>
      <Years year={year} years={[year + 1, year, year - 1]} path={home} />
      <IntentionsTable {...list} named={false} />
      {list.intentions.length > 0 && (
        <ul>
          {list.intentions
            .filter(({ droppedAt }) => !droppedAt)
            .map(({ id, title }) => (
              <li key={id}>
                <Link href={`${home}/${id}`}>{t('planning.yearly.change', { title })}</Link>
              </li>
            ))}
        </ul>
      )}
      <Section
        title={editing ? t('planning.yearly.change', { title: editing.title }) : t('planning.yearly.add')}
        id="formularz"
      >
        <FormBlock action={editing ? `${home}/${editing.id}` : home}>
          <TextField form={form} name="title" label={t('planning.yearly.what')} />
          <TextArea form={form} name="summary" label={t('planning.yearly.summary')} rows={2} optional />
          <NumberField form={form} name="year" label={t('planning.yearly.year')} />
          <SelectField
            form={form}
            name="month"
            label={t('planning.yearly.month')}
            options={Array.from({ length: 12 }, (_, index) => ({
              value: String(index + 1),
              label: t(`planning.month-name.${index + 1}`),
            }))}
          />
          <TextField form={form} name="runningUnit" label={t('planning.yearly.unit')} optional />
          {editing && (
            <SelectField
              form={form}
              name="processId"
              label={t('planning.yearly.became')}
              empty={t('planning.yearly.became-none')}
              options={own.map(({ id, title }) => ({ value: id, label: title }))}
              optional
            />
          )}
          <SubmitButton>{editing ? t('planning.save') : t('planning.yearly.add')}</SubmitButton>
        </FormBlock>
      </Section>
      {editing && (
        <Section title={t('planning.yearly.give-up')}>
          <FormBlock action={`${home}/${editing.id}/rezygnacja`}>
            <TextField
              form={form}
              name="reason"
              label={t('planning.yearly.reason')}
              hint={t('planning.yearly.reason.hint')}
            />
            <SubmitButton variant="danger">{t('planning.yearly.give-up')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </WorkspacePage>
  )
}
