import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  BulkBar,
  BulkForm,
  ButtonLink,
  EmptyState,
  Link,
  Notice,
  Pager,
  Section,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import { CurrentDecision, DecisionFields } from '../deciding/fields.tsx'
import type { Frame } from '../frame.ts'
import { paragraphs } from '../paragraphs.tsx'
import type { Decision, Remark } from '../rules.ts'
import type { Segment } from '../similarity/index.ts'
import { RemarksWork, shortened } from '../work-page.tsx'
import type { Group } from './store.ts'

interface ListProps {
  frame: Frame
  groups: Group[]
  next: string | null
  unconfirmed: boolean
  mayDecide: boolean
}

/** Groups of similar letters, the largest first: answer each once, count every author. */
export function GroupsPage({ frame, groups, next, unconfirmed, mayDecide }: ListProps) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/grupy`
  const query = unconfirmed ? '?stan=niepotwierdzone' : ''
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.groups.title')}
      islands={['wiec-select-all', 'wiec-keys']}
      actions={mayDecide && <ActButton action={`${home}/ponownie`}>{t('remarks.groups.again')}</ActButton>}
    >
      <p>{t('remarks.groups.lead')}</p>
      <Tabs
        label={t('remarks.groups.title')}
        items={[
          { label: t('remarks.groups.all'), href: home, current: !unconfirmed },
          { label: t('remarks.groups.unconfirmed'), href: `${home}?stan=niepotwierdzone`, current: unconfirmed },
        ]}
      />
      <BulkForm action={`${home}/polaczenie`} label={t('remarks.groups.merge')}>
        <BulkBar>
          <SubmitButton variant="secondary">{t('remarks.groups.merge')}</SubmitButton>
        </BulkBar>
        <Table
          caption={t('remarks.groups.title')}
          captionHidden
          dense
          rows={groups}
          rowId={(group) => group.id}
          selection={{ name: 'groups', label: (group) => t('remarks.groups.choose', { label: group.label }) }}
          columns={[
            {
              label: t('remarks.groups.label'),
              names: true,
              cell: (group) => <Link href={`${home}/${group.id}`}>{group.label}</Link>,
            },
            { label: t('remarks.groups.size'), kind: 'number', cell: (group) => group.size },
            { label: t('remarks.groups.made'), cell: (group) => t(`remarks.groups.made.${group.madeBy}`) },
            {
              label: t('remarks.decide.state'),
              cell: (group) =>
                group.decisionId ? (
                  <Tag kind="done">{t('remarks.groups.decided')}</Tag>
                ) : group.confirmedAt ? (
                  <Tag kind="open">{t('remarks.groups.confirmed')}</Tag>
                ) : (
                  <Tag kind="warning">{t('remarks.groups.to-confirm')}</Tag>
                ),
            },
          ]}
          empty={<EmptyState title={t('remarks.groups.empty')}>{t('remarks.groups.empty-hint')}</EmptyState>}
        />
      </BulkForm>
      <Pager next={next ? `${home}${query}${query ? '&' : '?'}po=${next}` : undefined} />
    </RemarksWork>
  )
}

interface OneProps {
  frame: Frame
  group: Group
  shared: string
  members: { remark: Remark; segments: Segment[] }[]
  next: string | null
  decision: Decision | null
  /** Who prepared it. */
  who: string
  acceptable: boolean
  mayDecide: boolean
  form: Form
  secondAcceptance: boolean
}

/** One group: the text its letters share, how each differs, one decision for all. */
export function GroupPage(props: OneProps) {
  const { t, locale } = useView()
  const { frame, group, shared, members, next, decision, form } = props
  const home = `${workPathOf(frame.process)}/grupy/${group.id}`
  const remarks = `${workPathOf(frame.process)}/uwagi`
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.groups.one', { count: group.size })}
      form={form}
      islands={['wiec-select-all', 'wiec-keys', 'wiec-draft']}
      actions={
        props.mayDecide &&
        (group.confirmedAt ? (
          <ActButton action={`${home}/cofniecie`} variant="quiet" icon="undo-2">
            {t('remarks.groups.reopen')}
          </ActButton>
        ) : (
          <ActButton action={`${home}/potwierdzenie`} icon="check">
            {t('remarks.groups.confirm')}
          </ActButton>
        ))
      }
    >
      {group.confirmedAt && (
        <Notice kind="success">
          <p>{t('remarks.groups.confirmed-on', { date: formatDate(group.confirmedAt, locale) })}</p>
        </Notice>
      )}
      <Section title={t('remarks.groups.shared')}>
        {shared ? <blockquote>{paragraphs(shared)}</blockquote> : <p>{t('remarks.groups.nothing-shared')}</p>}
      </Section>
      <Section title={t('remarks.decide.decision')}>
        {decision && <CurrentDecision {...{ decision }} who={props.who} acceptable={props.acceptable} home={remarks} />}
        {props.mayDecide && (
          <DecisionFields
            action={`${remarks}/rozstrzygniecie`}
            form={form}
            secondAcceptance={props.secondAcceptance}
            hidden={{ group: group.id }}
          />
        )}
      </Section>
      <Section title={t('remarks.groups.members')} count={t('remarks.count', { count: group.size })}>
        <p>{t('remarks.groups.members-hint')}</p>
        <BulkForm action={`${home}/podzial`} label={t('remarks.groups.split')}>
          <BulkBar>
            <SubmitButton name="how" value="alone" variant="secondary">
              {t('remarks.groups.take-out')}
            </SubmitButton>
            <SubmitButton name="how" value="together" variant="secondary">
              {t('remarks.groups.split')}
            </SubmitButton>
          </BulkBar>
          <Table
            caption={t('remarks.groups.members')}
            captionHidden
            dense
            rows={members}
            rowId={({ remark }) => remark.id}
            selection={{
              name: 'ids',
              label: ({ remark }) => t('remarks.decide.choose', { reference: remark.reference }),
            }}
            columns={[
              {
                label: t('remarks.decide.number'),
                kind: 'code',
                cell: ({ remark }) => <Link href={`${remarks}/${remark.reference}`}>{remark.reference}</Link>,
              },
              {
                label: t('remarks.groups.differences'),
                names: true,
                cell: ({ segments }) => <Differences segments={segments} />,
              },
            ]}
          />
        </BulkForm>
        {next && (
          <p>
            <ButtonLink href={`${home}?po=${next}`} variant="secondary">
              {t('remarks.groups.more')}
            </ButtonLink>
          </p>
        )}
      </Section>
    </RemarksWork>
  )
}

/** What a letter has that the shared text has not, and what it lacks; words say it, marks only help. */
function Differences({ segments }: { segments: Segment[] }) {
  const { t } = useView()
  const changes = segments.filter((segment) => segment.kind !== 'same' && segment.text.trim() !== '[…]')
  if (changes.length === 0) return <span>{t('remarks.groups.same')}</span>
  return (
    <span>
      {changes
        .slice(0, 12)
        .map((segment, index) =>
          segment.kind === 'added' ? (
            <ins key={index}>{shortened(segment.text, 200)}</ins>
          ) : (
            <del key={index}>{shortened(segment.text, 120)}</del>
          ),
        )
        .flatMap((element) => [element, ' … '])}
    </span>
  )
}
