import type { Context } from '../../../platform/context.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import { type MailBlock, notify } from '../../notices/index.ts'
import { type DatePoll, type PollPerson, personalPathOf } from './rules.ts'

export type PollLetter = 'asked' | 'answered' | 'known' | 'missing' | 'called-off'

/**
 * A letter to somebody of a poll with the link that shows and changes their answers; nobody else gets that link. Goes into
 * the outbox in the caller's transaction.
 * @param which tells letters of one kind apart: the day of a reminder
 */
export async function tellOfPoll(
  context: Context,
  kind: PollLetter,
  { poll, person, which = '' }: { poll: DatePoll; person: PollPerson; which?: string },
) {
  const { email, locale } = person
  if (!email) return
  const t = context.house.texts.in(locale)
  const values = {
    title: poll.title,
    until: poll.answersUntil ? formatDate(poll.answersUntil, locale) : '',
  }
  const asks = kind === 'asked' || kind === 'missing'
  const blocks: MailBlock[] = [
    { kind: 'heading', text: t(`meetings.mail.poll-${kind}.subject`, values) },
    { kind: 'paragraph', text: t(`meetings.mail.poll-${kind}.text`, values) },
    ...(asks && poll.answersUntil ? [{ kind: 'paragraph' as const, text: t('meetings.mail.poll.until', values) }] : []),
    ...(kind === 'called-off'
      ? []
      : [
          {
            kind: 'button' as const,
            label: t(asks ? 'meetings.mail.poll.answer' : 'meetings.mail.poll.own'),
            url: personalPathOf(context.house.config, person),
          },
        ]),
    { kind: 'small', text: t('meetings.mail.poll.why', values) },
  ]
  await notify(context, {
    to: { email, personId: person.personId },
    template: `meeting-poll-${kind}`,
    locale,
    about: { kind: 'date-poll', id: poll.id },
    once: `meeting-poll-${kind}:${person.id}:${which}`,
    mail: { subject: t(`meetings.mail.poll-${kind}.subject`, values), blocks },
  })
}
