import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime, formatShortDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  BulkBar,
  ButtonLink,
  Decision as DecisionBox,
  Details,
  EmptyState,
  Filters,
  Form as FormBlock,
  Hidden,
  KeyValues,
  Link,
  Meta,
  Notice,
  Pager,
  RadioGroup,
  Section,
  SelectField,
  Stats,
  SubmitButton,
  Table,
  Tag,
  type TagKind,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { PersonSummary } from '../../audit/index.ts'
import { pathOf, workPathOf } from '../../processes/index.ts'
import type { Frame } from '../frame.ts'
import { paragraphs } from '../giving/pages.tsx'
import { Answer } from '../reading/entry.tsx'
import { CHANNELS, type Decision, OUTCOMES, type WorkState } from '../rules.ts'
import type { ListedRemark } from './decisions-store.ts'
import type { WorkQuery } from './forms.ts'
import type { WorkCounts } from './store.ts'

const STATE_TAGS: Record<WorkState, TagKind> = {
  'to-settle': 'warning',
  draft: 'draft',
  'to-verify': 'soon',
  accepted: 'done',
}

export const stateOf = (remark: ListedRemark): WorkState => remark.decision?.state ?? 'to-settle'

interface WorkProps {
  frame: Frame
  title: string
  form?: Form
  islands?: `wiec-${string}`[]
  actions?: ComponentChildren
  children: ComponentChildren
}

/** A page of the team's work on remarks. */
export function RemarksWork({ frame, children, ...page }: WorkProps) {
  return (
    <WorkspacePage
      {...page}
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(frame.process)}>{frame.process.title}</Link>}
    >
      {children}
    </WorkspacePage>
  )
}

interface ListProps {
  frame: Frame
  query: WorkQuery
  remarks: ListedRemark[]
  next: string | null
  count: number
  counts: WorkCounts
  people: Map<string, PersonSummary>
}

/** "Uwagi do rozstrzygnięcia": dense rows, keys, and acts on all that are ticked. */
export function WorkListPage({ frame, query, remarks, next, count, counts, people }: ListProps) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/uwagi`
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.decide.title')}
      islands={['wiec-select-all', 'wiec-keys']}
      actions={
        <>
          <ButtonLink href={`${home}/plik.xlsx`} variant="secondary" icon="download">
            {t('remarks.decide.xlsx')}
          </ButtonLink>
          <ButtonLink href={`${home}/plik`} variant="secondary" icon="upload">
            {t('remarks.decide.read-xlsx')}
          </ButtonLink>
        </>
      }
    >
      <Stats
        items={[
          { figure: counts.toSettle, label: t('remarks.state.to-settle'), href: address(home, { stan: 'to-settle' }) },
          { figure: counts.draft, label: t('remarks.state.draft'), href: address(home, { stan: 'draft' }) },
          { figure: counts.toVerify, label: t('remarks.state.to-verify'), href: address(home, { stan: 'to-verify' }) },
          { figure: counts.accepted, label: t('remarks.state.accepted'), href: address(home, { stan: 'accepted' }) },
        ]}
      />
      <WorkFilters home={home} query={query} />
      <FormBlock action={`${home}/razem`} label={t('remarks.decide.bulk')}>
        <BulkBar>
          <SubmitButton name="act" value="decide" variant="secondary">
            {t('remarks.decide.together')}
          </SubmitButton>
          <SubmitButton name="act" value="merge" variant="secondary">
            {t('remarks.decide.merge')}
          </SubmitButton>
          <SubmitButton name="act" value="accept" variant="secondary">
            {t('remarks.decide.accept')}
          </SubmitButton>
          <SubmitButton name="act" value="assign" variant="secondary">
            {t('remarks.decide.assign-me')}
          </SubmitButton>
          <SubmitButton name="act" value="publish" variant="secondary">
            {t('remarks.decide.publish')}
          </SubmitButton>
        </BulkBar>
        <Table
          caption={t('remarks.decide.title')}
          captionHidden
          dense
          rows={remarks}
          rowId={(remark) => remark.id}
          selection={{ name: 'ids', label: (remark) => t('remarks.decide.choose', { reference: remark.reference }) }}
          columns={[
            { label: t('remarks.decide.number'), kind: 'code', cell: (remark) => remark.reference },
            {
              label: t('remarks.decide.text'),
              names: true,
              cell: (remark) => <Link href={`${home}/${remark.reference}`}>{shortened(remark.body)}</Link>,
            },
            {
              label: t('remarks.decide.similar'),
              kind: 'number',
              cell: (remark) =>
                remark.groupId ? (
                  <Link href={`${workPathOf(frame.process)}/grupy/${remark.groupId}`}>{remark.groupSize}</Link>
                ) : (
                  1
                ),
            },
            {
              label: t('remarks.decide.channel'),
              cell: (remark) =>
                `${t(`remarks.channel.${remark.channel}`)}, ${formatShortDate(remark.receivedAt, locale)}${remark.late ? ` (${t('remarks.late')})` : ''}`,
            },
            { label: t('remarks.decide.who'), cell: (remark) => people.get(remark.assignedTo ?? '')?.name ?? '' },
            {
              label: t('remarks.decide.state'),
              cell: (remark) => (
                <Tag kind={STATE_TAGS[stateOf(remark)]}>
                  {remark.decision ? t(`remarks.outcome.${remark.decision.outcome}`) : t('remarks.state.to-settle')}
                </Tag>
              ),
            },
          ]}
          empty={<EmptyState title={t('remarks.decide.empty')}>{t('remarks.decide.empty-hint')}</EmptyState>}
        />
      </FormBlock>
      <Pager
        next={next ? address(home, { ...query, po: next }) : undefined}
        previous={query.po ? address(home, { ...query, po: undefined }) : undefined}
      >
        {t('remarks.decide.count', { count })}
      </Pager>
    </RemarksWork>
  )
}

function WorkFilters({ home, query }: { home: string; query: WorkQuery }) {
  const { t } = useView()
  const form = {
    values: { stan: query.stan ?? '', kanal: query.kanal ?? '', tekst: query.tekst ?? '', moje: query.moje ?? '' },
  }
  const states = ['to-settle', 'draft', 'to-verify', 'accepted', 'to-publish']
  return (
    <Filters action={home} active={Boolean(query.stan || query.kanal || query.tekst || query.grupa || query.moje)}>
      <TextField form={form} name="tekst" label={t('remarks.filter.text')} type="search" />
      <SelectField
        form={form}
        name="stan"
        label={t('remarks.decide.state')}
        empty={t('remarks.filter.any')}
        options={states.map((value) => ({ value, label: t(`remarks.state.${value}`) }))}
      />
      <SelectField
        form={form}
        name="kanal"
        label={t('remarks.filter.channel')}
        empty={t('remarks.filter.any')}
        options={CHANNELS.map((value) => ({ value, label: t(`remarks.channel.${value}`) }))}
      />
      <SelectField
        form={form}
        name="moje"
        label={t('remarks.decide.who')}
        empty={t('remarks.filter.any')}
        options={[{ value: 'tak', label: t('remarks.decide.mine') }]}
      />
    </Filters>
  )
}

export function address(home: string, query: WorkQuery): string {
  const parameters = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return parameters.size > 0 ? `${home}?${parameters}` : home
}

export const shortened = (text: string, most = 110) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most).replace(/\s\S*$/, '')}…` : line
}

interface OneProps {
  frame: Frame
  remark: ListedRemark
  form: Form
  history: (Decision & { supersededAt: Temporal.Instant | null })[]
  people: Map<string, PersonSummary>
  attachments: { name: string; href: string }[]
  secondAcceptance: boolean
  /** The reference of the next remark to settle. */
  next: string | null
}

/** One remark and its decision, with the next one a key away. */
export function OneRemarkPage({ frame, remark, form, history, people, attachments, secondAcceptance, next }: OneProps) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/uwagi`
  const nameOf = (id: string | null) => people.get(id ?? '')?.name ?? t('remarks.decide.system')
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.page.title', { reference: remark.reference })}
      form={form}
      islands={['wiec-draft', 'wiec-keys', 'wiec-count']}
      actions={
        next && (
          <ButtonLink href={`${home}/${next}`} variant="secondary" icon="arrow-right">
            {t('remarks.decide.next')}
          </ButtonLink>
        )
      }
    >
      <KeyValues
        items={[
          { label: t('remarks.decide.channel'), value: t(`remarks.channel.${remark.channel}`) },
          { label: t('remarks.decide.received'), value: formatDateTime(remark.receivedAt, locale) },
          {
            label: t('remarks.decide.author'),
            value: remark.organisationName ?? remark.authorName ?? remark.signature ?? t('remarks.unsigned'),
          },
          { label: t('remarks.place'), value: remark.placeWords },
          { label: t('remarks.quotation'), value: remark.quotation },
          {
            label: t('remarks.attachments'),
            value: attachments.length > 0 && (
              <ul>
                {attachments.map((file) => (
                  <li key={file.href}>
                    <Link href={file.href}>{file.name}</Link>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {remark.late && (
        <Notice kind="warning">
          <p>{t('remarks.decide.late')}</p>
        </Notice>
      )}
      <blockquote>{paragraphs(remark.body)}</blockquote>
      {remark.groupId && (
        <Notice>
          <p>
            {t('remarks.decide.in-group', { count: remark.groupSize })}{' '}
            <Link href={`${workPathOf(frame.process)}/grupy/${remark.groupId}`}>{t('remarks.decide.see-group')}</Link>
          </p>
        </Notice>
      )}
      <Section title={t('remarks.decide.decision')}>
        {remark.decision && (
          <CurrentDecision decision={remark.decision} who={nameOf(remark.decision.decidedBy)} home={home} />
        )}
        <DecisionFields
          action={`${home}/${remark.reference}/rozstrzygniecie`}
          form={form}
          secondAcceptance={secondAcceptance}
          hidden={{ ids: remark.id }}
        />
      </Section>
      {history.length > 1 && (
        <Details summary={t('remarks.decide.history', { count: history.length })}>
          {history.map((decision) => (
            <DecisionBox
              key={decision.id}
              kind="none"
              word={t(`remarks.outcome.${decision.outcome}`)}
              meta={`${nameOf(decision.decidedBy)}, ${formatDateTime(decision.decidedAt, locale)}`}
            >
              {decision.reason}
            </DecisionBox>
          ))}
        </Details>
      )}
    </RemarksWork>
  )
}

function CurrentDecision({ decision, who, home }: { decision: Decision; who: string; home: string }) {
  const { t, locale } = useView()
  return (
    <>
      <p>
        <Tag kind={STATE_TAGS[decision.state]}>{t(`remarks.state.${decision.state}`)}</Tag>
      </p>
      <Answer decision={decision} />
      <Meta>{t('remarks.decide.by', { name: who, date: formatDateTime(decision.decidedAt, locale) })}</Meta>
      {decision.state !== 'accepted' && (
        <ActButton action={`${home}/akceptacja`} values={{ decision: decision.id }} icon="check">
          {t('remarks.decide.accept')}
        </ActButton>
      )}
      <ActButton action={`${home}/cofniecie`} values={{ decision: decision.id }} variant="quiet" icon="undo-2">
        {t('remarks.decide.reopen')}
      </ActButton>
    </>
  )
}

interface FieldsProps {
  action: string
  form: Form
  secondAcceptance: boolean
  hidden: { ids?: string | string[]; group?: string }
}

/** The questions of a decision; the same for one remark, many ticked ones, and a group. */
export function DecisionFields({ action, form, secondAcceptance, hidden }: FieldsProps) {
  const { t } = useView()
  const ids = hidden.ids === undefined ? [] : Array.isArray(hidden.ids) ? hidden.ids : [hidden.ids]
  return (
    <FormBlock action={action} draft={`rozstrzygniecie-${action}`}>
      {ids.map((id) => (
        <Hidden key={id} name="ids" value={id} />
      ))}
      {hidden.group && <Hidden name="group" value={hidden.group} />}
      <RadioGroup
        form={form}
        name="outcome"
        label={t('remarks.decide.outcome')}
        options={OUTCOMES.map((value) => ({ value, label: t(`remarks.outcome.${value}`) }))}
      />
      <TextArea
        form={form}
        name="reason"
        label={t('remarks.decide.reason')}
        hint={t('remarks.decide.reason.hint')}
        rows={5}
        limit={10_000}
      />
      <TextField
        form={form}
        name="change"
        label={t('remarks.decide.change')}
        hint={t('remarks.decide.change.hint')}
        optional
      />
      <div>
        {!secondAcceptance && (
          <SubmitButton name="state" value="accepted" icon="check">
            {t('remarks.decide.save-accepted')}
          </SubmitButton>
        )}{' '}
        <SubmitButton name="state" value="to-verify" variant={secondAcceptance ? 'primary' : 'secondary'}>
          {t('remarks.decide.save-verify')}
        </SubmitButton>{' '}
        <SubmitButton name="state" value="draft" variant="quiet">
          {t('remarks.decide.save-draft')}
        </SubmitButton>
      </div>
    </FormBlock>
  )
}

/** One decision for all that were ticked. */
export function TogetherPage({
  frame,
  remarks,
  form,
  secondAcceptance,
}: Pick<OneProps, 'frame' | 'form' | 'secondAcceptance'> & { remarks: ListedRemark[] }) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/uwagi`
  return (
    <RemarksWork frame={frame} title={t('remarks.decide.together-title', { count: remarks.length })} form={form}>
      <ul>
        {remarks.map((remark) => (
          <li key={remark.id}>
            <Link href={`${home}/${remark.reference}`}>{remark.reference}</Link> {shortened(remark.body)}
          </li>
        ))}
      </ul>
      <DecisionFields
        action={`${home}/rozstrzygniecie`}
        form={form}
        secondAcceptance={secondAcceptance}
        hidden={{ ids: remarks.map(({ id }) => id) }}
      />
    </RemarksWork>
  )
}
