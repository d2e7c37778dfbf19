import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  BulkBar,
  BulkForm,
  ButtonLink,
  EmptyState,
  Filters,
  Link,
  Pager,
  SelectField,
  Stats,
  SubmitButton,
  Table,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { PersonSummary } from '../../audit/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Frame } from '../frame.ts'
import { CHANNELS, type WorkState } from '../rules.ts'
import { RemarksWork, shortened } from '../work-page.tsx'
import type { ListedRemark } from './decisions-store.ts'
import { DecisionFields, STATE_TAGS } from './fields.tsx'
import type { WorkQuery } from './forms.ts'
import type { WorkCounts } from './store.ts'

const stateOf = (remark: ListedRemark): WorkState => remark.decision?.state ?? 'to-settle'

const DECIDING = ['decide', 'merge', 'accept', 'assign'] as const

interface ListProps {
  frame: Frame
  query: WorkQuery
  remarks: ListedRemark[]
  next: string | null
  count: number
  counts: WorkCounts
  people: Map<string, PersonSummary>
  may: { decide: boolean; publish: boolean }
}

/** "Uwagi do rozstrzygnięcia": dense rows, keys, and acts on all that are ticked. */
export function WorkListPage({ frame, query, remarks, next, count, counts, people, may }: ListProps) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/uwagi`
  const acts = [
    ...(may.decide ? DECIDING : []).map((act) => [act, t(`remarks.decide.act.${act}`)] as const),
    ...(may.publish ? [['publish', t('remarks.decide.publish')] as const] : []),
  ]
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.decide.title')}
      islands={['wiec-select-all', 'wiec-keys']}
      actions={
        may.decide && (
          <>
            <ButtonLink href={`${home}/plik.xlsx`} variant="secondary" icon="download">
              {t('remarks.decide.xlsx')}
            </ButtonLink>
            <ButtonLink href={`${home}/plik`} variant="secondary" icon="upload">
              {t('remarks.decide.read-xlsx')}
            </ButtonLink>
          </>
        )
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
      <BulkForm action={`${home}/razem`} label={t('remarks.decide.bulk')}>
        <BulkBar>
          {acts.map(([act, label]) => (
            <SubmitButton key={act} name="act" value={act} variant="secondary">
              {label}
            </SubmitButton>
          ))}
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
      </BulkForm>
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

/** One decision for all that were ticked. */
export function TogetherPage({
  frame,
  remarks,
  form,
  secondAcceptance,
}: {
  frame: Frame
  form: Form
  secondAcceptance: boolean
  remarks: ListedRemark[]
}) {
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
