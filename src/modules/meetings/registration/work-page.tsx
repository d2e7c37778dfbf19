import { formatShortDate, formatTime } from '../../../platform/texts/index.ts'
import { ButtonLink, type Desk, EmptyState, Link, Meta, Pager, Table, Unseen, useView } from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, type Mode, workPathOf } from '../rules.ts'
import { type Registration, standingOf } from './rules.ts'
export interface RegistrationsProps {
  desk: Desk
  meeting: Meeting
  registrations: Registration[]
  next: string | null
  taken: Record<Mode, number>
}

export function RegistrationsPage({ desk, meeting, registrations, next, taken }: RegistrationsProps) {
  const { t, now, locale } = useView()
  const home = `${workPathOf(meeting)}/zapisy`
  return (
    <WorkFrame
      {...{ desk, meeting }}
      tab="registrations"
      actions={
        <>
          <ButtonLink href={`${home}.csv`} variant="secondary" icon="download">
            {t('meetings.export.csv')}
          </ButtonLink>
          <ButtonLink href={`${home}.xlsx`} variant="secondary" icon="download">
            {t('meetings.export.xlsx')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('meetings.work.taken', { onSite: taken['on-site'], online: taken.online })}</p>
      <Table
        caption={t('meetings.work.tab.registrations')}
        captionHidden
        rows={registrations}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t('meetings.work.no-registrations')} icon="calendar">
            <p>{t('meetings.work.no-registrations.hint')}</p>
          </EmptyState>
        }
        columns={[
          {
            label: t('meetings.own.name'),
            names: true,
            cell: ({ name, email }) => (
              <>
                {name || t('meetings.somebody-gone')}
                {email && <Meta>{email}</Meta>}
              </>
            ),
          },
          { label: t('meetings.own.mode'), cell: ({ mode }) => t(`meetings.mode.${mode}`) },
          { label: t('meetings.own.party'), kind: 'number', cell: ({ partySize }) => partySize },
          { label: t('meetings.work.column.phase'), cell: (each) => t(`meetings.standing.${standingOf(each, now)}`) },
          { label: t('meetings.own.needs'), cell: ({ needs }) => needs },
          {
            label: t('meetings.work.column.at'),
            cell: ({ registeredAt }) => `${formatShortDate(registeredAt, locale)}, ${formatTime(registeredAt, locale)}`,
          },
          {
            label: t('meetings.work.column.act'),
            cell: ({ id, name }) => (
              <Link href={`${home}/${id}/wypisanie`}>
                {t('meetings.work.sign-off.short')}
                <Unseen>: {name}</Unseen>
              </Link>
            ),
          },
        ]}
      />
      <Pager next={next ? `${home}?po=${next}` : undefined} />
    </WorkFrame>
  )
}
