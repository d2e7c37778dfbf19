import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  EmptyState,
  Link,
  Notice,
  Section,
  Table,
  Tag,
  type TagProps,
  useView,
} from '../../../ui/index.ts'
import { pathOf, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import type { Written } from './parts-store.ts'
import { isPublished, isReady, PART_SLUGS, PARTS, type Readiness, type Report } from './rules.ts'

interface OverviewProps {
  frame: Frame
  readiness: Readiness
  written: Map<Written, string>
  reports: Report[]
  /** The newest version no longer says what is there now. */
  stale: boolean
  /** A version being made, to come back to. */
  running: string | null
  mayEdit: boolean
  mayPublish: boolean
}

/** "Raport": what is missing, the eleven parts, personal data, versions; in the order of the work. */
export function ReportOverview(props: OverviewProps) {
  const { frame, readiness, written, reports, stale, running, mayEdit } = props
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/raport`
  const [newest] = reports
  return (
    <Work frame={frame} title={t('consultations.work.report')}>
      <Missing {...{ frame, readiness }} />
      <Section title={t('consultations.report.parts')}>
        <p>{t('consultations.report.parts-lead')}</p>
        <Table
          caption={t('consultations.report.parts')}
          captionHidden
          rows={[...PARTS]}
          rowId={(part) => part}
          columns={[
            {
              label: t('consultations.report.part'),
              names: true,
              cell: (part) => {
                const name = `${PARTS.indexOf(part) + 1}. ${t(`consultations.report.part.${part}`)}`
                return mayEdit ? <Link href={`${home}/czesci/${PART_SLUGS[part]}`}>{name}</Link> : name
              },
            },
            {
              label: t('consultations.report.own-words'),
              cell: (part) =>
                written.get(part) ? (
                  <Tag kind="done">{t('consultations.report.written')}</Tag>
                ) : (
                  t(part === 'conclusions' ? 'consultations.report.to-write' : 'consultations.report.from-data')
                ),
            },
          ]}
        />
      </Section>
      <Section title={t('consultations.report.personal')}>
        <p>{t('consultations.report.personal-lead')}</p>
        {newest && newest.unreviewed > 0 && (
          <Notice kind="warning" level={3}>
            <p>{t('consultations.report.unreviewed', { count: newest.unreviewed })}</p>
          </Notice>
        )}
        <p>
          <ButtonLink href={`${home}/dane-osobowe`} variant="secondary">
            {t('consultations.report.review')}
          </ButtonLink>
        </p>
      </Section>
      <Section title={t('consultations.report.versions')}>
        {running ? (
          <Notice level={3}>
            <p>
              {t('consultations.report.running')}{' '}
              <Link href={`${home}/postep/${running}`}>{t('consultations.report.see-progress')}</Link>
            </p>
          </Notice>
        ) : (
          mayEdit && (
            <ActButton action={`${home}/wersje`} variant={newest && !stale ? 'secondary' : 'primary'} icon="file-text">
              {t(newest ? 'consultations.report.make-next' : 'consultations.report.make')}
            </ActButton>
          )
        )}
        {stale && newest && (
          <Notice kind="warning" level={3}>
            <p>{t('consultations.report.stale', { version: newest.version })}</p>
          </Notice>
        )}
        <Versions {...props} />
      </Section>
    </Work>
  )
}

/** What keeps the report from being published, each with a way to the list behind it. */
function Missing({ frame, readiness }: Pick<OverviewProps, 'frame' | 'readiness'>) {
  const { t } = useView()
  const home = workPathOf(frame.process)
  if (isReady(readiness))
    return (
      <Notice kind="success" title={t('consultations.report.ready')}>
        <p>{t('consultations.report.ready-text')}</p>
      </Notice>
    )
  const lists = [
    ['to-settle', readiness.toSettle],
    ['draft', readiness.draft],
    ['to-verify', readiness.toVerify],
    ['to-publish', readiness.toPublish],
  ] as const
  return (
    <Notice kind="warning" title={t('consultations.report.not-ready')}>
      <ul>
        {readiness.open && <li>{t('consultations.report.missing.open')}</li>}
        {lists
          .filter(([, count]) => count > 0)
          .map(([state, count]) => (
            <li key={state}>
              <Link href={`${home}/uwagi?stan=${state}`}>{t(`consultations.report.missing.${state}`, { count })}</Link>
            </li>
          ))}
        {readiness.withoutReason > 0 && (
          <li>
            <Link href={`${home}/uwagi?stan=draft`}>
              {t('consultations.report.missing.reasons', { count: readiness.withoutReason })}
            </Link>
          </li>
        )}
        {readiness.conclusionsMissing && (
          <li>
            {frame.mayEdit ? (
              <Link href={`${home}/raport/czesci/${PART_SLUGS.conclusions}`}>
                {t('consultations.report.missing.conclusions')}
              </Link>
            ) : (
              t('consultations.report.missing.conclusions')
            )}
          </li>
        )}
      </ul>
      <p>{t('consultations.report.may-look')}</p>
    </Notice>
  )
}

function Versions({ frame, reports, readiness, mayPublish }: OverviewProps) {
  const { t, now, locale } = useView()
  const home = `${workPathOf(frame.process)}/raport`
  const state = (report: Report): TagProps => {
    if (isPublished(report, now))
      return {
        kind: 'reported',
        children: t('consultations.report.state.published', { date: formatDateTime(report.publishAt ?? now, locale) }),
      }
    if (report.publishAt)
      return {
        kind: 'soon',
        children: t('consultations.report.state.waits', { date: formatDateTime(report.publishAt, locale) }),
      }
    return { kind: 'draft', children: t('consultations.report.state.draft') }
  }
  return (
    <Table
      caption={t('consultations.report.versions')}
      captionHidden
      rows={reports}
      rowId={({ id }) => id}
      columns={[
        {
          label: t('consultations.report.column.version'),
          names: true,
          cell: ({ version }) => (
            <Link href={`${pathOf(frame.process)}/raport?wersja=${version}`}>
              {t('consultations.report.version', { version })}
            </Link>
          ),
        },
        { label: t('consultations.report.made'), cell: ({ madeAt }) => formatDateTime(madeAt, locale) },
        { label: t('consultations.report.remarks'), kind: 'number', cell: ({ letters }) => letters },
        { label: t('consultations.report.state'), cell: (report) => <Tag {...state(report)} /> },
        {
          label: t('consultations.report.act'),
          cell: (report) => {
            if (!mayPublish) return ''
            if (isPublished(report, now))
              return (
                <Link href={`${home}/wersje/${report.version}/podpisana`}>
                  {t(report.signedFileId ? 'consultations.report.sign-again' : 'consultations.report.sign-short')}
                </Link>
              )
            if (report.publishAt)
              return (
                <ActButton action={`${home}/wersje/${report.version}/wstrzymanie`}>
                  {t('consultations.report.withhold')}
                </ActButton>
              )
            return isReady(readiness) ? (
              <ButtonLink href={`${home}/wersje/${report.version}/publikacja`}>
                {t('consultations.report.publish')}
              </ButtonLink>
            ) : (
              t('consultations.report.when-ready')
            )
          },
        },
      ]}
      empty={<EmptyState title={t('consultations.report.none')}>{t('consultations.report.none-yet')}</EmptyState>}
    />
  )
}
