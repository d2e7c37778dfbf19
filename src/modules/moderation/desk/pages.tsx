import { before } from '../../../platform/clock.ts'
import { formatDate, formatShortDate } from '../../../platform/texts/index.ts'
import {
  BulkBar,
  BulkForm,
  type Desk,
  EmptyState,
  Hidden,
  Link,
  Pager,
  Section,
  SubmitButton,
  Table,
  Tag,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { ListedDecision } from '../decisions/list-store.ts'
import type { Moderated, ModerationSubject, OrganisationName } from '../needs.ts'
import type { Report } from '../reports/store.ts'
import { dueAt, type SubjectKey } from '../rules.ts'
import type { DeskQuery } from './forms.ts'

/** What of one kind waits to be shown. */
export interface Waiting {
  subject: ModerationSubject
  rows: Moderated[]
  next: string | null
}

export interface DeskPageProps {
  desk: Desk
  home: string
  /** A team's desk also shows what waits to appear; the network's names whose each thing is. */
  ofTeam: boolean
  query: DeskQuery
  reports: { rows: Report[]; next: string | null }
  count: number
  /** `mine` was decided by the reader, so another person answers. */
  appeals: { decision: ListedDecision; mine: boolean }[]
  waiting: Waiting[]
  decisions: { decision: ListedDecision; by: string }[]
  things: Map<string, Moderated>
  organisations: ReadonlyMap<string, OrganisationName>
}

/** What waits for a moderator: appeals, reports with their terms, things to show; and what was decided lately. */
export function DeskPage(props: DeskPageProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...props.desk}
      title={t('moderation.desk.title')}
      actions={<Link href="/moderacja">{t('moderation.log.title')}</Link>}
      islands={props.ofTeam ? ['wiec-select-all', 'wiec-keys'] : []}
    >
      <p>{t('moderation.desk.lead')}</p>
      {props.appeals.length > 0 && <Appeals {...props} />}
      <Reports {...props} />
      {props.waiting.map((waiting) => (
        <ToShow key={waiting.subject.kind} waiting={waiting} home={props.home} query={props.query} />
      ))}
      <Decisions {...props} />
    </WorkspacePage>
  )
}

function Appeals({ appeals, ...props }: DeskPageProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('moderation.desk.appeals')}>
      <Table
        caption={t('moderation.desk.appeals')}
        captionHidden
        dense
        rows={appeals}
        rowId={({ decision }) => decision.id}
        columns={[
          {
            label: t('moderation.desk.what'),
            names: true,
            cell: ({ decision }) => (
              <Link href={`/moderacja/odwolania/${decision.id}`}>
                <What of={decision} {...props} />
              </Link>
            ),
          },
          { label: t('moderation.log.action'), cell: ({ decision }) => t(`moderation.action.${decision.action}`) },
          {
            label: t('moderation.answer.when'),
            cell: ({ decision }) => decision.appealedAt && formatDate(decision.appealedAt, locale),
          },
          {
            label: t('moderation.desk.who-answers'),
            cell: ({ mine }) =>
              mine ? (
                <Tag kind="neutral">{t('moderation.desk.another')}</Tag>
              ) : (
                <Tag kind="warning">{t('moderation.desk.you')}</Tag>
              ),
          },
        ]}
      />
    </Section>
  )
}

function Reports({ reports, count, home, query, ...props }: DeskPageProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('moderation.desk.reports')} count={t('moderation.desk.reports-count', { count })}>
      <Table
        caption={t('moderation.desk.reports')}
        captionHidden
        dense
        rows={reports.rows}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('moderation.desk.what'),
            names: true,
            cell: (report) => (
              <Link href={`/moderacja/zgloszenia/${report.id}`}>
                <What of={report} {...props} /> ({report.reference})
              </Link>
            ),
          },
          { label: t('moderation.log.ground'), cell: ({ ground }) => t(`moderation.ground.${ground}`) },
          { label: t('moderation.work.reported'), cell: ({ reportedAt }) => formatShortDate(reportedAt, locale) },
          { label: t('moderation.work.due'), cell: (report) => <Term at={dueAt(report)} /> },
        ]}
        empty={<EmptyState title={t('moderation.desk.no-reports')}>{t('moderation.desk.no-reports-hint')}</EmptyState>}
      />
      <Pager
        next={reports.next ? address(home, { ...query, po: reports.next }) : undefined}
        previous={query.po ? address(home, { ...query, po: undefined }) : undefined}
        label={t('moderation.desk.reports')}
      />
    </Section>
  )
}

/** The day by which to answer, and whether it has passed. */
function Term({ at }: { at: Temporal.Instant }) {
  const { t, locale, now } = useView()
  const date = formatDate(at, locale)
  return before(at, now) ? (
    <Tag kind="problem">{t('moderation.desk.late', { date })}</Tag>
  ) : (
    <span>{t('moderation.desk.until', { date })}</span>
  )
}

function ToShow({ waiting, home, query }: { waiting: Waiting; home: string; query: DeskQuery }) {
  const { t, locale } = useView()
  if (waiting.rows.length === 0) return null
  return (
    <Section title={t('moderation.desk.waiting')} id="do-pokazania">
      <BulkForm action="/moderacja/publikacja">
        <Hidden name="kind" value={waiting.subject.kind} />
        <BulkBar>
          <SubmitButton name="act" value="publish" variant="secondary" icon="eye">
            {t('moderation.desk.publish')}
          </SubmitButton>
          <SubmitButton name="act" value="refuse" variant="secondary" icon="eye-off">
            {t('moderation.desk.refuse')}
          </SubmitButton>
        </BulkBar>
        <Table
          caption={t('moderation.desk.waiting')}
          captionHidden
          dense
          rows={waiting.rows}
          rowId={({ id }) => id}
          selection={{ name: 'ids', label: (thing) => t('moderation.desk.choose', { what: thing.label(t) }) }}
          columns={[
            { label: t('moderation.desk.what'), kind: 'code', cell: (thing) => thing.label(t) },
            { label: t('moderation.desk.text'), names: true, cell: ({ text }) => text },
            { label: t('moderation.desk.given'), cell: ({ givenAt }) => formatShortDate(givenAt, locale) },
          ]}
        />
      </BulkForm>
      <Pager
        next={waiting.next ? address(home, { ...query, dalej: waiting.next }) : undefined}
        previous={query.dalej ? address(home, { ...query, dalej: undefined }) : undefined}
        label={t('moderation.desk.waiting')}
      />
    </Section>
  )
}

function Decisions({ decisions, things, ...props }: DeskPageProps) {
  const { t, locale } = useView()
  if (decisions.length === 0) return null
  return (
    <Section title={t('moderation.desk.decisions')}>
      <Table
        caption={t('moderation.desk.decisions')}
        captionHidden
        dense
        rows={decisions}
        rowId={({ decision }) => decision.id}
        columns={[
          { label: t('moderation.log.date'), cell: ({ decision }) => formatShortDate(decision.decidedAt, locale) },
          {
            label: t('moderation.desk.what'),
            names: true,
            cell: ({ decision }) => (
              <>
                <What of={decision} things={things} {...props} />
                <Restore thing={things.get(decision.subject.id)} decision={decision} />
              </>
            ),
          },
          { label: t('moderation.log.action'), cell: ({ decision }) => t(`moderation.action.${decision.action}`) },
          { label: t('moderation.log.ground'), cell: ({ decision }) => t(`moderation.ground.${decision.ground}`) },
          { label: t('moderation.desk.who'), cell: ({ by }) => by },
        ]}
      />
    </Section>
  )
}

/** The way to take a hiding back, while it holds. */
function Restore({ thing, decision }: { thing: Moderated | undefined; decision: ListedDecision }) {
  const { t } = useView()
  if (thing?.state !== 'hidden' || decision.action !== 'hidden') return null
  return (
    <>
      {' · '}
      <Link
        href={`/moderacja/${thing.kind}/${thing.id}/przywrocenie`}
        label={`${t('moderation.desk.restore')}: ${thing.label(t)}`}
      >
        {t('moderation.desk.restore')}
      </Link>
    </>
  )
}

interface WhatProps extends Pick<DeskPageProps, 'things' | 'organisations' | 'ofTeam'> {
  of: { subject: SubjectKey; organisationId: string | null }
}

/** A thing in words, on the network's desk with the name of whose it is. */
function What({ of, things, organisations, ofTeam }: WhatProps) {
  const { t } = useView()
  const label = things.get(of.subject.id)?.label(t) ?? t('moderation.kind.page')
  const owner = ofTeam ? undefined : organisations.get(of.organisationId ?? '')?.name
  return <>{owner ? `${label}, ${owner}` : label}</>
}

function address(home: string, query: DeskQuery): string {
  const parts = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return parts.size > 0 ? `${home}?${parts}` : home
}
