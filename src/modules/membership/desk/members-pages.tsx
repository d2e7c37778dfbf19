import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  type Desk,
  EmptyState,
  Filters,
  Link,
  Pager,
  SelectField,
  Table,
  Tag,
  type TagKind,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { ListedMember, MemberState } from '../members/list-store.ts'
import { MEMBER_STATES } from '../members/list-store.ts'
import { DESK, MEMBERS_DESK, memberDeskPath } from '../paths.ts'
import { KINDS } from '../rules.ts'

export const TAGS: Record<MemberState, TagKind> = {
  active: 'done',
  suspended: 'warning',
  left: 'closed',
  excluded: 'problem',
  merged: 'neutral',
}

export interface MembersPageProps {
  desk: Desk
  form: Form
  rows: ListedMember[]
  next: string | null
  first: string | null
  counts: Record<MemberState, number>
  units: ReadonlyMap<string, string>
}

/** The list of members with where each is now. */
export function MembersPage({ desk, form, rows, next, first, counts, units }: MembersPageProps) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('membership.roll.title')}
      crumbs={[{ label: t('membership.desk.title'), href: DESK }]}
    >
      <p>
        {t('membership.roll.count', {
          count: counts.active,
          suspended: counts.suspended,
          ended: counts.left + counts.excluded,
        })}
      </p>
      <Filters action={MEMBERS_DESK} active={Boolean(form.values.stan || form.values.rodzaj || form.values.q)}>
        <TextField form={form} name="q" label={t('membership.roll.name')} width="medium" type="search" optional />
        <SelectField
          form={form}
          name="stan"
          label={t('membership.roll.state')}
          empty={t('membership.roll.any')}
          optional
          options={MEMBER_STATES.map((state) => ({ value: state, label: t(`membership.member.${state}`) }))}
        />
        <SelectField
          form={form}
          name="rodzaj"
          label={t('membership.desk.kind')}
          empty={t('membership.roll.any')}
          optional
          options={KINDS.map((kind) => ({ value: kind, label: t(`membership.kind.${kind}`) }))}
        />
      </Filters>
      <Table
        caption={t('membership.roll.title')}
        captionHidden
        dense
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          { label: t('membership.roll.number'), kind: 'number', cell: ({ number }) => number },
          {
            label: t('membership.roll.name'),
            names: true,
            cell: (member) => <Link href={memberDeskPath(member)}>{member.name}</Link>,
          },
          { label: t('membership.desk.kind'), cell: ({ kind }) => t(`membership.kind.${kind}`) },
          { label: t('membership.form.unit'), cell: ({ unitCode }) => units.get(unitCode) ?? unitCode },
          { label: t('membership.roll.standing'), cell: ({ standing }) => t(`membership.standing.${standing}`) },
          {
            label: t('membership.roll.state'),
            cell: ({ state }) => <Tag kind={TAGS[state]}>{t(`membership.member.${state}`)}</Tag>,
          },
          { label: t('membership.roll.since'), cell: ({ from }) => formatShortDate(from, locale) },
        ]}
        empty={<EmptyState title={t('membership.roll.none')} />}
      />
      <Pager next={next ?? undefined} previous={first ?? undefined} label={t('membership.roll.title')} />
    </WorkspacePage>
  )
}
