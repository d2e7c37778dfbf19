import { formatDateTime, formatNumber } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Checkbox,
  type Desk,
  Form,
  type FormState,
  KeyValues,
  Link,
  Notice,
  Progress,
  Section,
  Stats,
  SubmitButton,
  Table,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { DayReads } from '../archive/reads/rules.ts'
import { ArchiveReads } from '../archive/reads/section.tsx'
import { RULES, type Rule } from '../audience/rules.ts'
import { StateTag } from '../desk/home-page.tsx'
import { DESK, workPath } from '../desk/paths.ts'
import { type Issue, issuePath, stateOf } from '../issues/rules.ts'
import { type CountedLink, VIEW_PLACE } from './counting/links.ts'
import type { Afterwards } from './desk-store.ts'
import { recipientsPath, sendingPath } from './forms.ts'
import { audienceIn, type Counts, isOver, OVER } from './rules.ts'
import type { Sending } from './store.ts'

export interface SendingPageProps {
  desk: Desk
  issue: Issue
  /** Null until it begins. */
  sending: Sending | null
  counts: Counts
  afterwards: Afterwards
  /** Counted links; none when nothing is counted. */
  links: CountedLink[]
  /** Openings in the archive by day. */
  reads: DayReads[]
  today: Temporal.PlainDate
  form: FormState
}

/** The sending of an issue: how far it is, what came of it, and what waits for a person. May be left and come back to. */
export function SendingPage(props: SendingPageProps) {
  const { desk, issue, sending, counts } = props
  const { t } = useView()
  const moves = stateOf(issue) === 'sending' && sending !== null
  return (
    <WorkspacePage
      {...desk}
      title={t('newsletter.sending.title')}
      crumbs={[
        { label: t('newsletter.title'), href: DESK },
        { label: issue.subject || t('newsletter.desk.no-subject'), href: workPath(issue) },
      ]}
      caption={<StateTag issue={issue} />}
      islands={moves ? ['wiec-progress'] : []}
      actions={
        issue.frozenAt && (
          <ButtonLink href={issuePath(issue)} variant="secondary" icon="book-open">
            {t('newsletter.sending.archive')}
          </ButtonLink>
        )
      }
    >
      {sending ? <Standing {...props} sending={sending} /> : <Before {...props} />}
      {counts.unknown > 0 && <Undecided {...props} />}
      {sending && <Numbers {...props} />}
      {sending && <LeftOut sending={sending} />}
      {issue.frozenAt && <ArchiveReads reads={props.reads} today={props.today} />}
      <Opened {...props} />
    </WorkspacePage>
  )
}

function Before({ issue }: SendingPageProps) {
  const { t, locale } = useView()
  const path = workPath(issue)
  if (stateOf(issue) === 'scheduled' && issue.scheduledAt)
    return (
      <Notice
        kind="info"
        title={t('newsletter.sending.scheduled', { moment: formatDateTime(issue.scheduledAt, locale) })}
      >
        <p>{t('newsletter.sending.scheduled.text')}</p>
        <ActButton action={`${path}/termin/cofniecie`} icon="undo-2">
          {t('newsletter.work.take-back')}
        </ActButton>
      </Notice>
    )
  return (
    <Notice kind="info" title={t('newsletter.sending.not-yet')}>
      <p>{t('newsletter.sending.not-yet.text')}</p>
      <ButtonLink href={`${path}/sprawdzenie`} icon="list-checks">
        {t('newsletter.sending.check')}
      </ButtonLink>
    </Notice>
  )
}

function Standing({ issue, sending, counts }: SendingPageProps & { sending: Sending }) {
  const { t, locale } = useView()
  const state = stateOf(issue)
  const all = audienceIn(counts)
  const done = OVER.reduce((sum, each) => sum + counts[each], 0)
  const number = (count: number) => formatNumber(count, locale)
  const path = sendingPath(issue)
  if (state === 'sent')
    return (
      <Notice kind="success" title={t('newsletter.sending.sent', { count: all, people: number(all) })}>
        {issue.sentAt && <p>{t('newsletter.sending.sent.when', { moment: formatDateTime(issue.sentAt, locale) })}</p>}
      </Notice>
    )
  if (state === 'stopped')
    return (
      <Notice kind="warning" title={t('newsletter.sending.stopped')}>
        <p>{t('newsletter.sending.stopped.text', { count: counts.skipped })}</p>
      </Notice>
    )
  if (!sending.audienceReadyAt)
    return <Progress label={t('newsletter.sending.audience')} done={all} text={number(all)} />
  const text = t('newsletter.sending.progress', { done: number(done), all: number(all) })
  if (state === 'paused')
    return (
      <Notice
        kind="warning"
        title={t(sending.brokenWhy ? 'newsletter.sending.broken.title' : 'newsletter.sending.paused')}
      >
        {sending.brokenWhy && <p>{t(`newsletter.sending.broken.${sending.brokenWhy}`)}</p>}
        <p>
          {text}. {t('newsletter.sending.paused.text')}
        </p>
        <Actions>
          <ActButton action={`${path}/wznowienie`} variant="primary" icon="send">
            {t('newsletter.sending.resume')}
          </ActButton>
          <Link href={`${path}/zatrzymanie`}>{t('newsletter.sending.stop')}</Link>
        </Actions>
      </Notice>
    )
  return (
    <>
      <Progress label={t('newsletter.sending.going')} done={done} of={all || 1} text={text}>
        <p class="ui-meta">
          {t('newsletter.sending.may-leave')}
          {isOver(counts) || counts.deferred === 0
            ? ''
            : ` ${t('newsletter.sending.deferred', { count: counts.deferred })}`}
        </p>
      </Progress>
      <Actions>
        <ActButton action={`${path}/wstrzymanie`} icon="pause">
          {t('newsletter.sending.pause')}
        </ActButton>
        <Link href={`${path}/zatrzymanie`}>{t('newsletter.sending.stop')}</Link>
      </Actions>
    </>
  )
}

function Undecided({ issue, counts }: SendingPageProps) {
  const { t } = useView()
  return (
    <Notice kind="warning" title={t('newsletter.sending.unknown', { count: counts.unknown })}>
      <p>{t('newsletter.sending.unknown.text')}</p>
      <ButtonLink href={recipientsPath(issue, 'unknown')} variant="secondary" icon="list-checks">
        {t('newsletter.sending.decide')}
      </ButtonLink>
    </Notice>
  )
}

function Numbers({ issue, counts, afterwards }: SendingPageProps) {
  const { t, locale } = useView()
  const number = (count: number) => formatNumber(count, locale)
  const shown = (['accepted', 'queued', 'deferred', 'failed', 'skipped', 'unknown'] as const).map((state) => ({
    figure: number(state === 'queued' ? counts.queued + counts.sending : counts[state]),
    label: t(`newsletter.delivery.${state}`),
    ...(counts[state] > 0 ? { href: recipientsPath(issue, state) } : {}),
    late: (state === 'failed' || state === 'unknown') && counts[state] > 0,
  }))
  return (
    <Section title={t('newsletter.sending.numbers')} id="liczby">
      <Stats label={t('newsletter.sending.numbers')} items={shown} />
      <KeyValues
        items={[
          { label: t('newsletter.sending.returned'), value: number(afterwards.returned) },
          { label: t('newsletter.sending.complained'), value: number(afterwards.complained) },
          { label: t('newsletter.sending.unsubscribed'), value: number(afterwards.unsubscribed) },
        ]}
      />
      <p class="ui-meta">{t('newsletter.sending.no-pixel')}</p>
    </Section>
  )
}

function LeftOut({ sending }: { sending: Sending }) {
  const { t, locale } = useView()
  const rows = RULES.flatMap((rule: Rule) => {
    const count = sending.leftOut[rule] ?? 0
    return count > 0 ? [{ rule, count }] : []
  })
  if (rows.length === 0) return null
  return (
    <Section title={t('newsletter.sending.left-out')}>
      <Table
        caption={t('newsletter.sending.left-out')}
        captionHidden
        rows={rows}
        rowId={({ rule }) => rule}
        columns={[
          { label: t('newsletter.audience.why'), names: true, cell: ({ rule }) => t(`newsletter.rule.${rule}`) },
          { label: t('newsletter.audience.count'), kind: 'number', cell: ({ count }) => formatNumber(count, locale) },
        ]}
      />
    </Section>
  )
}

/** Sums of openings, for issues whose editors asked for them; asked before the issue leaves. */
function Opened({ issue, links, form }: SendingPageProps) {
  const { t, locale } = useView()
  if (!issue.frozenAt)
    return (
      <Section title={t('newsletter.counting.title')} id="liczenie">
        <Form action={`${sendingPath(issue)}/liczenie`}>
          <Checkbox
            form={form}
            name="counts"
            label={t('newsletter.counting.label')}
            hint={t('newsletter.counting.hint')}
          />
          <SubmitButton variant="secondary">{t('newsletter.counting.save')}</SubmitButton>
        </Form>
      </Section>
    )
  return (
    <Section title={t('newsletter.counting.title')} id="liczenie">
      {links.length === 0 ? (
        <p>{t('newsletter.counting.none')}</p>
      ) : (
        <>
          <p>{t('newsletter.counting.note')}</p>
          <Table
            caption={t('newsletter.counting.title')}
            captionHidden
            rows={links}
            rowId={({ place }) => String(place)}
            columns={[
              {
                label: t('newsletter.counting.link'),
                names: true,
                cell: ({ place, url }) => (place === VIEW_PLACE ? t('newsletter.counting.archive') : url),
              },
              {
                label: t('newsletter.counting.opened'),
                kind: 'number',
                cell: ({ opened }) => formatNumber(opened, locale),
              },
            ]}
          />
        </>
      )}
    </Section>
  )
}
