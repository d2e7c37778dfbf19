import type { Form as FormState } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  type Desk,
  Form,
  Link,
  Meta,
  NumberField,
  Page,
  RadioGroup,
  Section,
  Stats,
  SubmitButton,
  Table,
  Tag,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { DUTIES_DESK, DUTIES_HOME } from './links.ts'
import { DUTIES, type Duty, type DutyState } from './rules.ts'

interface Duties {
  states: DutyState[]
  history: ({ year: number } & Record<Duty, number>)[]
}

/** What the network promised to do each year, and what it did. */
export function DutiesPage({ keeps, ...duties }: Duties & { keeps: boolean }) {
  const { t } = useView()
  return (
    <Page title={t('meetings.duties.title')} crumbs={[{ label: t('meetings.duties.network'), href: '/siec' }]}>
      <h1>{t('meetings.duties.title')}</h1>
      <p>{t('meetings.duties.lead')}</p>
      {keeps && (
        <p>
          <ButtonLink href={DUTIES_DESK} variant="secondary" icon="pencil">
            {t('meetings.duties.keep')}
          </ButtonLink>
        </p>
      )}
      <Counters {...duties} />
      <History {...duties} />
    </Page>
  )
}

/** The same at the coordinator's desk, where years before the portal are written down. */
export function DutiesDesk({ desk, form, ...duties }: Duties & { desk: Desk; form: FormState }) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      form={form}
      title={t('meetings.duties.desk')}
      actions={
        <ButtonLink href={DUTIES_HOME} variant="secondary">
          {t('meetings.duties.see')}
        </ButtonLink>
      }
    >
      <Counters {...duties} />
      <Section title={t('meetings.duties.note')}>
        <p>{t('meetings.duties.note.hint')}</p>
        <Form action={DUTIES_DESK} label={t('meetings.duties.note')}>
          <RadioGroup
            form={form}
            name="duty"
            label={t('meetings.duties.duty')}
            options={DUTIES.map((duty) => ({ value: duty, label: t(`meetings.duties.held.${duty}`) }))}
          />
          <NumberField form={form} name="year" label={t('meetings.duties.year')} />
          <NumberField
            form={form}
            name="done"
            label={t('meetings.duties.done')}
            hint={t('meetings.duties.done.hint')}
          />
          <SubmitButton>{t('meetings.duties.save')}</SubmitButton>
        </Form>
      </Section>
      <History {...duties} />
    </WorkspacePage>
  )
}

/** Both counters of this year, with the day of the next one, for the page about the network. */
export function DutyCounters({ states }: Pick<Duties, 'states'>) {
  const { t } = useView()
  return (
    <Section
      title={t('meetings.duties.this-year')}
      id="zobowiazania"
      more={<Link href={DUTIES_HOME}>{t('meetings.duties.all-years')}</Link>}
    >
      <Counters states={states} />
    </Section>
  )
}

function Counters({ states }: Pick<Duties, 'states'>) {
  const { t, locale } = useView()
  return (
    <>
      <Stats
        label={t('meetings.duties.this-year')}
        items={states.map(({ duty, done, atLeast, late }) => ({
          figure: t('meetings.duties.of', { done, atLeast }),
          late,
          label: t(`meetings.duties.count.${duty}`),
        }))}
      />
      {states.map(({ duty, late, dueOn }) => (
        <Meta key={duty}>
          {t(`meetings.duties.${late ? 'late' : 'next'}.${duty}`, { day: formatDate(dueOn, locale) })}
        </Meta>
      ))}
    </>
  )
}

function History({ states, history }: Duties) {
  const { t } = useView()
  const cell = (duty: Duty) => (year: Duties['history'][number]) => {
    const kept = year[duty] >= (states.find((state) => state.duty === duty)?.atLeast ?? 0)
    // The year that still runs is not yet kept or missed.
    if (!kept && year === history[0]) return String(year[duty])
    return (
      <span>
        {year[duty]} <Tag kind={kept ? 'done' : 'warning'}>{t(`meetings.duties.${kept ? 'kept' : 'not-kept'}`)}</Tag>
      </span>
    )
  }
  return (
    <Section title={t('meetings.duties.history')}>
      <Table
        caption={t('meetings.duties.history')}
        captionHidden
        rows={history}
        rowId={({ year }) => String(year)}
        columns={[
          { label: t('meetings.duties.year'), cell: ({ year }) => String(year), names: true },
          ...DUTIES.map((duty) => ({ label: t(`meetings.duties.held.${duty}`), cell: cell(duty) })),
        ]}
      />
    </Section>
  )
}
