import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  ConfirmPage,
  type Desk,
  EmptyState,
  FileField,
  Form as FormBlock,
  KeyValues,
  Link,
  Notice,
  NumberField,
  Pager,
  QuestionPage,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { LogEnd } from '../log/store.ts'
import { pathOf, WORK, workPathOf } from '../voting/paths.ts'
import { Rules, statusOf, turnoutWords } from '../voting/poll-page.tsx'
import { labelsOf } from '../voting/words.ts'
import { type Poll, phaseOf } from './rules.ts'

export interface WorkListProps {
  desk: Desk
  polls: Poll[]
  owners: Map<string, string>
  next: string | null
  mayMake: boolean
}

export function WorkListPage({ desk, polls, owners, next, mayMake }: WorkListProps) {
  const { t, now, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('ballots.work')}
      actions={
        mayMake && (
          <ButtonLink href={`${WORK}/nowe`} icon="plus">
            {t('ballots.work.new')}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={t('ballots.work')}
        captionHidden
        rows={polls}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t('ballots.work.none')} icon="vote">
            <p>{t('ballots.work.none.text')}</p>
          </EmptyState>
        }
        columns={[
          { label: t('ballots.poll'), names: true, cell: (poll) => <Link href={workPathOf(poll)}>{poll.title}</Link> },
          {
            label: t('ballots.page.owner'),
            cell: ({ organisationId }) => (organisationId ? owners.get(organisationId) : t('ballots.network')),
          },
          { label: t('ballots.work.state'), cell: (poll) => <Tag {...statusOf(poll, now, t, locale)} /> },
        ]}
      />
      <Pager next={next ? `${WORK}?po=${next}` : undefined} />
    </WorkspacePage>
  )
}

export interface WorkPollProps {
  /** Others on the team enter paper and look. */
  mayRun: boolean
  desk: Desk
  poll: Poll
  end: LogEnd | null
  eligible: number
  /** Other polls that the same codes open. */
  companions: Poll[]
  openBatches: number
  /** Options between which a lot is missing. */
  lot: string[]
  form: Form
}

/** One poll for those who run it: what is next, and never who voted how. */
export function WorkPollPage(props: WorkPollProps) {
  const { desk, poll, end, form, mayRun } = props
  const { t, now, locale } = useView()
  const phase = phaseOf(poll, now)
  return (
    <WorkspacePage
      {...desk}
      title={poll.title}
      form={form}
      caption={<Tag {...statusOf(poll, now, t, locale)} />}
      crumbs={[{ label: t('ballots.work'), href: WORK }]}
      actions={
        phase !== 'draft' && (
          <ButtonLink href={pathOf(poll)} variant="secondary" icon="eye">
            {t('ballots.work.public')}
          </ButtonLink>
        )
      }
    >
      {phase === 'draft' && mayRun && <DraftPart {...props} />}
      {phase === 'draft' && !mayRun && <p>{t('ballots.work.draft')}</p>}
      {phase !== 'draft' && <p>{turnoutWords(t, poll, end?.ballots ?? 0, locale)}</p>}
      {mayRun && poll.definition.way === 'codes' && !poll.closedAt && <CodesPart {...props} />}
      {mayRun && poll.definition.way === 'list' && !poll.closedAt && <ListPart {...props} />}
      {poll.definition.takesPaper && phase !== 'draft' && phase !== 'announced' && <PaperPart {...props} />}
      {mayRun && phase === 'closed' && <ClosedPart {...props} />}
      {mayRun && phase === 'counted' && <CountedPart {...props} />}
      <Section title={t('ballots.page.rules')}>
        <Rules poll={poll} />
        <KeyValues
          items={[
            { label: t('ballots.page.opens'), value: formatDateTime(poll.opensAt, locale) },
            { label: t('ballots.page.closes'), value: formatDateTime(poll.closesAt, locale) },
          ]}
        />
      </Section>
    </WorkspacePage>
  )
}

function DraftPart({ poll }: WorkPollProps) {
  const { t } = useView()
  return (
    <Notice title={t('ballots.work.draft')}>
      <p>{t('ballots.work.draft.text')}</p>
      <div class="ui-actions">
        <ButtonLink href={`${workPathOf(poll)}/ogloszenie`} icon="megaphone">
          {t('ballots.work.publish')}
        </ButtonLink>
        <ButtonLink href={`${workPathOf(poll)}/tresc`} variant="secondary" icon="pencil">
          {t('ballots.work.edit')}
        </ButtonLink>
        <ActButton action={`${workPathOf(poll)}/usuniecie`} variant="quiet" icon="trash-2">
          {t('ballots.work.remove')}
        </ActButton>
      </div>
    </Notice>
  )
}

function CodesPart({ poll, eligible, companions, form }: WorkPollProps) {
  const { t } = useView()
  return (
    <Section title={t('ballots.work.codes')} count={t('ballots.work.codes.count', { count: eligible })}>
      <p>{t('ballots.work.codes.text')}</p>
      {companions.length > 0 && (
        <>
          <p>{t('ballots.work.codes.companions')}</p>
          <ul>
            {companions.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </>
      )}
      <FormBlock action={`${workPathOf(poll)}/kody`} label={t('ballots.work.codes')}>
        <NumberField
          form={form}
          name="codes"
          label={t('ballots.work.codes.how-many')}
          hint={t('ballots.work.codes.hint')}
        />
        <SubmitButton icon="printer">{t('ballots.work.codes.make')}</SubmitButton>
      </FormBlock>
    </Section>
  )
}

function ListPart({ poll, eligible, form }: WorkPollProps) {
  const { t } = useView()
  return (
    <Section title={t('ballots.work.list')} count={t('ballots.work.list.count', { count: eligible })}>
      <p>{t('ballots.work.list.text')}</p>
      <FormBlock action={`${workPathOf(poll)}/lista`} files label={t('ballots.work.list')}>
        <FileField
          form={form}
          name="list"
          label={t('ballots.work.list.file')}
          hint={t('ballots.work.list.hint')}
          accept=".csv,.txt"
        />
        <SubmitButton icon="upload">{t('ballots.work.list.read')}</SubmitButton>
      </FormBlock>
    </Section>
  )
}

function PaperPart({ poll, openBatches }: WorkPollProps) {
  const { t } = useView()
  return (
    <Section title={t('ballots.paper')} count={t('ballots.paper.open', { count: openBatches })}>
      <p>{t('ballots.paper.text')}</p>
      <ButtonLink href={`${workPathOf(poll)}/papier`} variant="secondary" icon="layers">
        {t('ballots.paper.enter')}
      </ButtonLink>
    </Section>
  )
}

function ClosedPart({ poll, lot, form }: WorkPollProps) {
  const { t } = useView()
  if (lot.length > 0)
    return (
      <Notice kind="warning" title={t('ballots.work.lot')}>
        <p>{t('ballots.work.lot.text', { options: labelsOf(poll.definition, lot).join(', ') })}</p>
        <p>{t('ballots.rules.draw', { source: poll.definition.draw })}</p>
        <FormBlock action={`${workPathOf(poll)}/losowanie`} label={t('ballots.work.lot')}>
          <TextField form={form} name="seed" label={t('ballots.work.seed')} hint={t('ballots.work.seed.hint')} />
          <SubmitButton icon="scale">{t('ballots.work.draw')}</SubmitButton>
        </FormBlock>
      </Notice>
    )
  return (
    <Notice title={t('ballots.work.closed')}>
      <p>{t(poll.definition.takesPaper ? 'ballots.work.closed.paper' : 'ballots.work.closed.soon')}</p>
      <ActButton action={`${workPathOf(poll)}/policzenie`} variant="primary" icon="check">
        {t('ballots.work.count')}
      </ActButton>
    </Notice>
  )
}

function CountedPart({ poll }: WorkPollProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('ballots.wipe')}>
      {poll.wipedAt ? (
        <p>{t('ballots.wipe.done', { at: formatDateTime(poll.wipedAt, locale) })}</p>
      ) : (
        <>
          <p>{t('ballots.wipe.text')}</p>
          <ButtonLink href={`${workPathOf(poll)}/dane-glosujacych`} variant="secondary" icon="trash-2">
            {t('ballots.wipe')}
          </ButtonLink>
        </>
      )}
    </Section>
  )
}

/** Asked once: from here on nothing of the definition changes. */
export function PublishPage({ poll, isSet }: { poll: Poll; isSet: boolean }) {
  const { t } = useView()
  if (!isSet)
    return (
      <QuestionPage
        title={t('ballots.work.publish')}
        caption={poll.title}
        back={{ label: poll.title, href: workPathOf(poll) }}
        unlisted
      >
        <Notice kind="problem" title={t('refusal.poll-way-not-set.title')}>
          <p>{t('refusal.poll-way-not-set')}</p>
        </Notice>
        <ButtonLink href={`${workPathOf(poll)}/tresc`}>{t('ballots.work.edit')}</ButtonLink>
      </QuestionPage>
    )
  return (
    <ConfirmPage
      title={t('ballots.work.publish')}
      caption={poll.title}
      back={{ label: poll.title, href: workPathOf(poll) }}
      action={`${workPathOf(poll)}/ogloszenie`}
      button={t('ballots.work.publish')}
    >
      <p>{t('ballots.work.publish.text')}</p>
      <Rules poll={poll} />
    </ConfirmPage>
  )
}

export function WipePage({ poll }: { poll: Poll }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('ballots.wipe')}
      caption={poll.title}
      back={{ label: poll.title, href: workPathOf(poll) }}
      action={`${workPathOf(poll)}/dane-glosujacych`}
      button={t('ballots.wipe.button')}
      danger
    >
      <p>{t('ballots.wipe.text')}</p>
      <p>{t('ballots.wipe.warning')}</p>
    </ConfirmPage>
  )
}
