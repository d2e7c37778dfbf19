import type { Translate } from '../../platform/texts/index.ts'
import type { MailContent } from '../notices/index.ts'
import type { Ground } from './rules.ts'

/** "We have your report" (DSA art. 16(4)). */
export function receivedMail(
  t: Translate,
  { reference, url, ground }: { reference: string; url: string; ground: Ground },
): MailContent {
  return {
    subject: t('moderation.mail.received.subject', { reference }),
    blocks: [
      { kind: 'heading', text: t('moderation.receipt.thanks') },
      { kind: 'paragraph', text: t('moderation.mail.received.text', { reference }) },
      { kind: 'list', items: [url, t(`moderation.ground.${ground}`)] },
      { kind: 'paragraph', text: t('moderation.receipt.told') },
      { kind: 'button', label: t('moderation.mail.received.button'), url: `/zgloszenie/${reference}` },
      { kind: 'small', text: t('moderation.mail.received.not-you') },
    ],
  }
}
