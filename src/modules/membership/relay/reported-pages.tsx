import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime, formatShortDate } from '../../../platform/texts/index.ts'
import {
  type Desk,
  EmptyState,
  Form as FormBlock,
  KeyValues,
  Link,
  Pager,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { DESK, MEMBERS_DESK, memberDeskPath } from '../paths.ts'
import { type ReportedLetter, VERDICTS } from './reported-store.ts'

export const REPORTED = `${MEMBERS_DESK}/listy`
export const reportedPath = ({ id }: Pick<ReportedLetter, 'id'>) => `${REPORTED}/${id}`

const TAGS = { stopped: 'problem', dismissed: 'closed' } as const

export interface ReportedListProps {
  desk: Desk
  letters: ReportedLetter[]
  names: ReadonlyMap<string, string>
  waiting: boolean
  waitingCount: number
  next: string | null
  later: boolean
}

/** Letters passed on to members that they reported, those that wait for a word first. */
export function ReportedListPage({ desk, letters, names, waiting, waitingCount, next, later }: ReportedListProps) {
  const { t, locale } = useView()
  const home = waiting ? REPORTED : `${REPORTED}?lista=rozpatrzone`
  return (
    <WorkspacePage
      {...desk}
      title={t('membership.reported.title')}
      crumbs={[
        { label: t('membership.desk.title'), href: DESK },
        { label: t('membership.roll.title'), href: MEMBERS_DESK },
      ]}
    >
      <p>{t('membership.reported.lead')}</p>
      <Tabs
        label={t('membership.reported.lists')}
        items={[
          { label: t('membership.reported.waiting'), href: REPORTED, current: waiting, count: waitingCount },
          { label: t('membership.reported.judged'), href: `${REPORTED}?lista=rozpatrzone`, current: !waiting },
        ]}
      />
      <Table
        caption={t('membership.reported.title')}
        captionHidden
        dense
        rows={letters}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('membership.reported.on'),
            names: true,
            cell: (letter) => <Link href={reportedPath(letter)}>{formatDateTime(letter.reportedAt, locale)}</Link>,
          },
          { label: t('membership.reported.sender'), cell: (letter) => <Sender {...{ letter, names }} /> },
          { label: t('membership.reported.recipient'), cell: ({ memberName }) => memberName },
          {
            label: t('membership.reported.members'),
            kind: 'number',
            cell: ({ membersReporting }) => membersReporting,
          },
          {
            label: t('membership.roll.state'),
            cell: ({ verdict }) =>
              verdict ? (
                <Tag kind={TAGS[verdict]}>{t(`membership.reported.verdict.${verdict}`)}</Tag>
              ) : (
                <Tag kind="warning">{t('membership.reported.waits')}</Tag>
              ),
          },
        ]}
        empty={
          <EmptyState title={t(waiting ? 'membership.reported.none' : 'membership.reported.none-judged')}>
            {t('membership.reported.none-hint')}
          </EmptyState>
        }
      />
      <Pager
        next={next ? `${home}${waiting ? '?' : '&'}po=${next}` : undefined}
        previous={later ? home : undefined}
        label={t('membership.reported.title')}
      />
    </WorkspacePage>
  )
}

/** One reported letter, what is known of its sender, and the word of the desk. */
export function ReportedLetterPage({
  desk,
  letter,
  names,
  form,
}: {
  desk: Desk
  letter: ReportedLetter
  names: ReadonlyMap<string, string>
  form: Form
}) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('membership.reported.one', { date: formatShortDate(letter.reportedAt, locale) })}
      form={form}
      crumbs={[
        { label: t('membership.roll.title'), href: MEMBERS_DESK },
        { label: t('membership.reported.title'), href: REPORTED },
      ]}
    >
      <KeyValues
        items={[
          { label: t('membership.reported.sender'), value: <Sender {...{ letter, names }} /> },
          {
            label: t('membership.reported.recipient'),
            value: <Link href={memberDeskPath({ id: letter.memberId })}>{letter.memberName}</Link>,
          },
          { label: t('membership.reported.sent'), value: formatDateTime(letter.sentAt, locale) },
          { label: t('membership.reported.on'), value: formatDateTime(letter.reportedAt, locale) },
          {
            label: t('membership.reported.of-sender'),
            value: t('membership.reported.counts', {
              count: letter.lettersOfSender,
              members: letter.membersReporting,
            }),
          },
          ...(letter.verdict && letter.judgedAt
            ? [
                {
                  label: t('membership.desk.decision'),
                  value: `${t(`membership.reported.verdict.${letter.verdict}`)}, ${formatDateTime(letter.judgedAt, locale)}, ${
                    names.get(letter.judgedBy ?? '') ?? t('membership.desk.somebody')
                  }. ${letter.note}`,
                },
              ]
            : []),
        ]}
      />
      <p>{t('membership.reported.no-words')}</p>
      <Section title={t(letter.verdict ? 'membership.reported.again' : 'membership.desk.decision')}>
        <FormBlock action={reportedPath(letter)} label={t('membership.desk.decision')}>
          <RadioGroup
            form={form}
            name="verdict"
            label={t('membership.reported.verdict')}
            options={VERDICTS.map((verdict) => ({
              value: verdict,
              label: t(`membership.reported.do.${verdict}`),
              hint: t(`membership.reported.do.${verdict}.hint`),
            }))}
          />
          <TextArea
            form={form}
            name="note"
            label={t('membership.decide.reason')}
            hint={t('membership.reported.note-hint')}
            rows={3}
            limit={1000}
          />
          <SubmitButton icon="save">{t('membership.reported.save')}</SubmitButton>
        </FormBlock>
      </Section>
    </WorkspacePage>
  )
}

function Sender({ letter, names }: { letter: ReportedLetter; names: ReadonlyMap<string, string> }) {
  const { t } = useView()
  const name = names.get(letter.senderId ?? '')
  return <>{name ?? t('membership.reported.unsigned', { mark: letter.senderMark })}</>
}
