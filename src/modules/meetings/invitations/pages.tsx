import type { Form } from '../../../platform/http/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  type Desk,
  EmptyState,
  Form as FormBlock,
  KeyValues,
  Meta,
  Notice,
  Pager,
  QuestionPage,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { When } from '../meeting/cards.tsx'
import { type Meeting, meetingPhase, pathOf, workPathOf } from '../rules.ts'
import { INVITATIONS, type Invitation, type InvitationSeen } from './rules.ts'

export interface InvitationsProps {
  desk: Desk
  meeting: Meeting
  invitations: InvitationSeen[]
  next: string | null
  form: Form
}

/** Who was invited and what became of it; people to invite are pasted as lines. */
export function InvitationsPage({ desk, meeting, invitations, next, form }: InvitationsProps) {
  const { t, now } = useView()
  const home = `${workPathOf(meeting)}/zaproszenia`
  const ahead = meetingPhase(meeting, now) === 'planned'
  return (
    <WorkFrame {...{ desk, meeting, form }} tab="invitations">
      {ahead ? (
        <FormBlock action={home} label={t('meetings.invite')}>
          <TextArea form={form} name="people" label={t('meetings.invite')} hint={t('meetings.people.hint')} rows={4} />
          <Meta>{t('meetings.invite.note')}</Meta>
          <SubmitButton icon="mail">{t('meetings.invite.send')}</SubmitButton>
        </FormBlock>
      ) : (
        <Notice title={t('meetings.invite.not-ahead')} />
      )}
      <Section title={t('meetings.invited')}>
        <Table
          caption={t('meetings.invited')}
          captionHidden
          dense
          rows={invitations}
          rowId={({ id }) => id}
          empty={
            <EmptyState title={t('meetings.invited.none')} icon="mail">
              <p>{t('meetings.invited.none.hint')}</p>
            </EmptyState>
          }
          columns={[
            {
              label: t('meetings.own.name'),
              names: true,
              cell: ({ name, email }) => name || email || t('meetings.somebody-gone'),
            },
            { label: t('meetings.signup.email'), cell: ({ email }) => email ?? '' },
            { label: t('meetings.work.column.phase'), cell: (each) => <State {...each} /> },
          ]}
        />
        <Pager next={next ? `${home}?po=${next}` : undefined} />
      </Section>
    </WorkFrame>
  )
}

function State({ signedUp, declinedAt }: InvitationSeen) {
  const { t } = useView()
  if (signedUp) return <Tag kind="done">{t('meetings.invited.signed-up')}</Tag>
  if (declinedAt) return <Tag kind="problem">{t('meetings.invited.declined')}</Tag>
  return <Tag kind="soon">{t('meetings.invited.waits')}</Tag>
}

/** By the link in the letter: one button to say no, one to sign up. */
export function DeclinePage({
  invitation,
  meeting,
  token,
}: {
  invitation: Invitation
  meeting: Meeting
  token: string
}) {
  const { t, now } = useView()
  const ahead = meetingPhase(meeting, now) === 'planned'
  return (
    <QuestionPage
      title={t('meetings.decline.title')}
      caption={meeting.title}
      unlisted
      back={{ label: meeting.title, href: pathOf(meeting) }}
    >
      {invitation.declinedAt && <Notice kind="success" title={t('meetings.decline.done')} />}
      <KeyValues
        items={[
          { label: t('meetings.page.when'), value: <When meeting={meeting} /> },
          {
            label: t('meetings.page.place'),
            value: [meeting.placeName, meeting.address].filter(Boolean).join(', '),
          },
        ]}
      />
      <Actions>
        {!invitation.declinedAt && ahead && (
          <ActButton action={`${INVITATIONS}/${token}`} variant="primary" icon="x">
            {t('meetings.decline.do')}
          </ActButton>
        )}
        {ahead && meeting.takesRegistrations && (
          <ButtonLink href={`${pathOf(meeting)}/zapisy`} variant="secondary" icon="calendar-plus">
            {t('meetings.signup.do')}
          </ButtonLink>
        )}
      </Actions>
    </QuestionPage>
  )
}
