import { formatDate, type Translate } from '../../../platform/texts/index.ts'
import type { MailContent } from '../../notices/index.ts'

/**
 * The next issue is due, or late; to coordinators, in Polish. @param days until it is due
 * @param desk path of the desk of the newsletter
 */
export function dueMail(
  t: Translate,
  {
    late,
    days,
    dueOn,
    duty,
    desk,
  }: {
    late: boolean
    days: number
    desk: string
    dueOn: Temporal.PlainDate
    duty: { sent: number; needed: number; year: number }
  },
): MailContent {
  const when = late ? 'late' : 'due'
  return {
    subject: t(`newsletter.mail.${when}.subject`, { count: days }),
    blocks: [
      { kind: 'paragraph', text: t(`newsletter.mail.${when}.text`, { date: formatDate(dueOn, 'pl') }) },
      {
        kind: 'paragraph',
        text: t('newsletter.mail.due.duty', { sent: duty.sent, needed: duty.needed, year: duty.year }),
      },
      { kind: 'button', label: t('newsletter.mail.due.button'), url: desk },
    ],
  }
}
