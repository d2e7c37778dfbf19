import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  EmptyState,
  Link,
  Meta,
  Notice,
  Section,
  type Stat,
  Stats,
  Table,
  Tag,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Organisation } from '../../network/index.ts'
import { type Process, pathOf, phaseOf, workPathOf } from '../../processes/index.ts'
import type { FoundConsultation } from '../actions.ts'
import type { AnnouncementField } from '../rules.ts'
import { shortTag, statusTag } from '../words.ts'
import { MissingFields, PartsTable } from './announcement/pages.tsx'
import { type Frame, Work } from './frame.tsx'

/** All consultations of one's teams. */
export function WorkList({
  processes,
  organisations,
  mayCreate,
}: {
  processes: Process[]
  organisations: Map<string, Organisation>
  mayCreate: boolean
}) {
  const { t, now, locale } = useView()
  return (
    <WorkspacePage
      title={t('consultations.work.all')}
      owner={t('consultations.work.owner')}
      navigation={[
        { label: t('consultations.work.desk'), href: '/praca' },
        { label: t('consultations.work.all'), href: '/praca/konsultacje', current: true },
      ]}
      actions={
        mayCreate && (
          <>
            <ButtonLink href="/praca/planowanie" icon="plus">
              {t('consultations.create.plan')}
            </ButtonLink>
            <ButtonLink href="/praca/konsultacje/nowa" variant="secondary">
              {t('consultations.create.title')}
            </ButtonLink>
          </>
        )
      }
    >
      <Table
        caption={t('consultations.work.all')}
        captionHidden
        rows={processes}
        rowId={(process) => process.id}
        columns={[
          {
            label: t('consultations.work.column.title'),
            names: true,
            cell: (process) => <Link href={workPathOf(process)}>{process.title}</Link>,
          },
          {
            label: t('consultations.work.column.state'),
            cell: (process) => <Tag {...shortTag(process, now, t, locale)} />,
          },
          {
            label: t('consultations.work.column.closes'),
            cell: (process) => (process.closesAt ? formatDateTime(process.closesAt, locale) : '–'),
          },
          {
            label: t('consultations.field.organisation'),
            cell: (process) => organisations.get(process.organisationId)?.name ?? '',
          },
        ]}
        empty={
          <EmptyState
            title={t('consultations.work.empty')}
            action={
              mayCreate && <ButtonLink href="/praca/konsultacje/nowa">{t('consultations.create.title')}</ButtonLink>
            }
          >
            {t('consultations.work.empty-hint')}
          </EmptyState>
        }
      />
    </WorkspacePage>
  )
}

interface WaitingProps {
  frame: Frame
  found: FoundConsultation
  /** What the announcement still lacks, for a draft. */
  missing: AnnouncementField[]
  tasks: Stat[]
  mayAnnounce: boolean
}

/** "Co czeka": what waits for the team in this consultation, with deadlines. */
export function WaitingPage({ frame, found, missing, tasks, mayAnnounce }: WaitingProps) {
  const { t, now, locale } = useView()
  const { process } = found
  const phase = phaseOf(process, now)
  return (
    <Work
      frame={frame}
      title={t('consultations.work.waiting')}
      actions={
        <ButtonLink href={pathOf(process)} variant="secondary" icon="eye">
          {t('consultations.work.preview')}
        </ButtonLink>
      }
    >
      <p>
        <Tag {...statusTag(process, now, t, locale)} />
      </p>
      {phase === 'draft' ? <DraftSteps {...{ frame, found, missing, mayAnnounce }} /> : <Stats items={tasks} />}
      {phase === 'closed' && (
        <Section title={t('consultations.work.next')}>
          <p>
            {process.reportDueOn
              ? t('consultations.work.report-by', { date: formatDate(process.reportDueOn, locale) })
              : t('consultations.work.report-soon')}
          </p>
          <ButtonLink href={`${workPathOf(process)}/raport`}>{t('consultations.work.report')}</ButtonLink>
        </Section>
      )}
      {(phase === 'reported' || phase === 'effects') && (
        <Section title={t('consultations.work.next')}>
          <p>{t('consultations.work.tell-effects')}</p>
          <ButtonLink href={`${workPathOf(process)}/efekty`}>{t('consultations.work.effects')}</ButtonLink>
        </Section>
      )}
    </Work>
  )
}

/** The way from a draft to an announcement, step by step, with what is missing. */
function DraftSteps({ frame, found, missing, mayAnnounce }: Omit<WaitingProps, 'tasks'>) {
  const { t } = useView()
  const home = workPathOf(found.process)
  return (
    <>
      <Notice
        kind={missing.length > 0 ? 'info' : 'success'}
        title={
          missing.length > 0
            ? t('consultations.draft.missing', { count: missing.length })
            : t('consultations.draft.complete')
        }
      >
        {missing.length > 0 && <MissingFields missing={missing} />}
      </Notice>
      <PartsTable found={found} missing={missing} mayEdit={frame.mayEdit} />
      {mayAnnounce && missing.length === 0 && (
        <ButtonLink href={`${home}/publikacja`} icon="megaphone">
          {t('consultations.announce.title')}
        </ButtonLink>
      )}
      {!mayAnnounce && <Meta>{t('consultations.announce.admin-only')}</Meta>}
    </>
  )
}
