import type { Context } from '../../../platform/context.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { type LetterKind, type MailContent, notify } from '../../notices/index.ts'
import { type Meeting, pathOf } from '../rules.ts'
import type { Proposal } from './rules.ts'

interface Told {
  meeting: Pick<Meeting, 'slug' | 'title'>
  proposal: Pick<Proposal, 'title' | 'outcome' | 'reason'>
}

/** To whoever proposed a session: it is here. */
export const tellReceived = (context: Context, told: Told & { proposal: Proposal }) =>
  tell(context, told, 'session-received', (t) => receivedMail(t, told))

/** To whoever proposed a session: what was decided, and why. */
export const tellDecided = (context: Context, told: Told & { proposal: Proposal }) =>
  tell(context, told, 'session-decided', (t) => decidedMail(t, told))

async function tell(
  context: Context,
  { proposal }: { proposal: Proposal },
  template: 'session-received' | 'session-decided',
  mail: (t: Translate) => MailContent,
) {
  if (!proposal.email) return
  await notify(context, {
    to: { email: proposal.email },
    template,
    locale: proposal.locale,
    about: { kind: 'proposal', id: proposal.id },
    once: `${template}:${proposal.id}`,
    mail: mail(context.house.texts.in(proposal.locale)),
  })
}

function receivedMail(t: Translate, { meeting, proposal }: Told): MailContent {
  const values = { title: proposal.title, meeting: meeting.title }
  return {
    subject: t('meetings.call.mail.received.subject', values),
    blocks: [
      { kind: 'heading', text: t('meetings.call.mail.received.subject', values) },
      { kind: 'paragraph', text: t('meetings.call.mail.received.text', values) },
      { kind: 'button', label: t('meetings.call.mail.button'), url: pathOf(meeting) },
      { kind: 'small', text: t('meetings.call.mail.why', values) },
    ],
  }
}

function decidedMail(t: Translate, { meeting, proposal }: Told): MailContent {
  const values = { title: proposal.title, meeting: meeting.title }
  const outcome = proposal.outcome ?? 'accepted'
  return {
    subject: t('meetings.call.mail.decided.subject', values),
    blocks: [
      { kind: 'heading', text: t(`meetings.call.mail.${outcome}`, values) },
      ...(proposal.reason ? [{ kind: 'quote' as const, text: proposal.reason }] : []),
      { kind: 'button', label: t('meetings.call.mail.button'), url: pathOf(meeting) },
      { kind: 'small', text: t('meetings.call.mail.why', values) },
    ],
  }
}

const meeting = { slug: 'forum-sieci', title: 'Forum Sieci' }

export const callLetters: LetterKind[] = [
  {
    template: 'session-received',
    sample: (t) => receivedMail(t, { meeting, proposal: { title: 'Budżet w szkole', outcome: null, reason: '' } }),
  },
  {
    template: 'session-decided',
    sample: (t) =>
      decidedMail(t, {
        meeting,
        proposal: { title: 'Budżet w szkole', outcome: 'accepted', reason: 'Chcemy posłuchać o błędach.' },
      }),
  },
]
