import type { Translate } from '../../../platform/texts/index.ts'
import type { MailContent } from '../../notices/index.ts'

/** Somebody asks for a second pair of eyes; to those who may read the issue, in Polish. @param desk path of the issue at the desk */
export const reviewMail = (
  t: Translate,
  { title, asker, desk }: { title: string; asker: string; desk: string },
): MailContent => ({
  subject: t('newsletter.mail.review.subject', { title }),
  blocks: [
    { kind: 'paragraph', text: t('newsletter.mail.review.text', { asker, title }) },
    { kind: 'paragraph', text: t('newsletter.mail.review.how') },
    { kind: 'button', label: t('newsletter.mail.review.button'), url: desk },
  ],
})
