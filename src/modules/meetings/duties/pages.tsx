import { formatDate } from '../../../platform/texts/index.ts'
import { Notice, Page, Section, Stats, Table, Tag, useView } from '../../../ui/index.ts'
import type { DutyState } from './rules.ts'

interface DutiesPageProps {
  state: DutyState
  history: { year: number; done: number }[]
}

/** What the network promised to do each year, and what it did. */
export function DutiesPage({ state, history }: DutiesPageProps) {
  const { t, locale } = useView()
  const due = formatDate(state.dueOn, locale)
  return (
    <Page title={t('meetings.duties.title')} crumbs={[{ label: t('meetings.duties.network'), href: '/siec' }]}>
      <h1>{t('meetings.duties.title')}</h1>
      <p>{t('meetings.duties.lead')}</p>
      <Stats
        items={[
          {
            figure: String(state.done),
            late: state.late,
            label: t('meetings.duties.meetings', { count: state.atLeast }),
          },
        ]}
      />
      <Notice
        kind={state.late ? 'warning' : 'info'}
        title={t(state.late ? 'meetings.duties.late' : 'meetings.duties.next', { day: due })}
      />
      <Section title={t('meetings.duties.history')}>
        <Table
          caption={t('meetings.duties.history')}
          captionHidden
          rows={history}
          rowId={({ year }) => String(year)}
          columns={[
            { label: t('meetings.duties.year'), cell: ({ year }) => String(year), names: true },
            { label: t('meetings.duties.held'), cell: ({ done }) => String(done), kind: 'number' },
            {
              label: t('meetings.duties.plan'),
              cell: ({ done }) => (
                <Tag kind={done >= state.atLeast ? 'done' : 'warning'}>
                  {t(done >= state.atLeast ? 'meetings.duties.kept' : 'meetings.duties.not-kept')}
                </Tag>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  )
}
