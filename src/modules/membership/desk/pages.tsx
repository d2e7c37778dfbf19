import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  type Desk,
  EmptyState,
  Link,
  Notice,
  Pager,
  Table,
  Tabs,
  Tag,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { TAGS } from '../declarations/own-pages.tsx'
import { type Declaration, memberNameOf, type State, stateOf } from '../declarations/rules.ts'
import { DESK, deskPath, MEMBERS_DESK, memberDeskPath } from '../paths.ts'
import { VIEWS } from './forms.ts'

export type View = (typeof VIEWS)[number]

export interface DeskPageProps {
  desk: Desk
  view: View
  rows: Declaration[]
  next: string | null
  /** Whether this is not the first part of the list. */
  later: boolean
  counts: Partial<Record<State, number>>
  unrepresented: { id: string; name: string }[]
  /** Letters to members that wait after a report. */
  reported: number
  /** No text is published yet, so nobody can declare. */
  nothingPublished: boolean
}

/** What waits at the desk, the newest first; what was decided; institutions that nobody represents. */
export function DeskPage(props: DeskPageProps) {
  const { t, locale } = useView()
  const { desk, view, rows, next, later, counts, unrepresented } = props
  const waiting = (counts.submitted ?? 0) + (counts.incomplete ?? 0) + (counts.unconfirmed ?? 0)
  return (
    <WorkspacePage
      {...desk}
      title={t('membership.desk.title')}
      actions={
        <ButtonLink href={`${DESK}/nowa`} icon="plus">
          {t('membership.desk.enter')}
        </ButtonLink>
      }
    >
      <p>
        <Link href={MEMBERS_DESK}>{t('membership.roll.title')}</Link>
        {' · '}
        <Link href={`${DESK}/tresc`}>{t('membership.text.title')}</Link>
        {' · '}
        <Link href={`${DESK}/listy`}>{t('membership.letters.title')}</Link>
        {' · '}
        <Link href={`${MEMBERS_DESK}/listy`}>{t('membership.reported.title')}</Link>
        {props.reported > 0 && ` (${props.reported})`}
      </p>
      {props.nothingPublished && (
        <Notice kind="warning" title={t('membership.desk.no-text')}>
          <p>
            <Link href={`${DESK}/tresc`}>{t('membership.desk.no-text.do')}</Link>
          </p>
        </Notice>
      )}
      {unrepresented.length > 0 && (
        <Notice kind="warning" title={t('membership.desk.unrepresented', { count: unrepresented.length })}>
          <ul>
            {unrepresented.map((member) => (
              <li key={member.id}>
                <Link href={memberDeskPath(member)}>{member.name}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Tabs
        label={t('membership.desk.views')}
        items={VIEWS.map((one) => ({
          label: t(`membership.desk.view.${one}`),
          href: one === 'waiting' ? DESK : `${DESK}?stan=${one}`,
          current: one === view,
          count: one === 'waiting' ? waiting : (counts[one] ?? 0),
        }))}
      />
      <Table
        caption={t(`membership.desk.view.${view}`)}
        captionHidden
        dense
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('membership.desk.who'),
            names: true,
            cell: (declaration) => <Link href={deskPath(declaration)}>{memberNameOf(declaration)}</Link>,
          },
          { label: t('membership.desk.reference'), kind: 'code', cell: ({ reference }) => reference },
          { label: t('membership.desk.kind'), cell: ({ kind }) => t(`membership.kind.${kind}`) },
          {
            label: t('membership.desk.state'),
            cell: (declaration) => {
              const state = stateOf(declaration)
              return <Tag kind={TAGS[state]}>{t(`membership.state.${state}`)}</Tag>
            },
          },
          {
            label: t('membership.desk.since'),
            cell: ({ completion, receivedOn }) => formatShortDate(completion?.askedAt ?? receivedOn, locale),
          },
        ]}
        empty={
          <EmptyState title={t(`membership.desk.empty.${view}`)}>
            {view === 'waiting' && t('membership.desk.empty.hint')}
          </EmptyState>
        }
      />
      <Pager
        next={next ? `${DESK}?stan=${view}&po=${next}` : undefined}
        previous={later ? `${DESK}?stan=${view}` : undefined}
        label={t(`membership.desk.view.${view}`)}
      />
    </WorkspacePage>
  )
}
