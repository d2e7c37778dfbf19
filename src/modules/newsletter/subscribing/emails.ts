import type { Translate } from '../../../platform/texts/index.ts'
import type { MailContent } from '../../notices/index.ts'

/** The first letter: nothing is sent before its button is pressed on the page it leads to. */
export const confirmation = (t: Translate, url: string): MailContent => ({
  subject: t('newsletter.mail.confirm.subject'),
  blocks: [
    { kind: 'heading', text: t('newsletter.mail.confirm.heading') },
    { kind: 'paragraph', text: t('newsletter.mail.confirm.text') },
    { kind: 'button', label: t('newsletter.mail.confirm.button'), url },
    { kind: 'small', text: t('newsletter.mail.confirm.note') },
  ],
})

/** For an address that has the newsletter already; the page that asked says the same in both cases. */
export const alreadySubscribed = (t: Translate, url: string): MailContent => ({
  subject: t('newsletter.mail.already.subject'),
  blocks: [
    { kind: 'paragraph', text: t('newsletter.mail.already.text') },
    { kind: 'button', label: t('newsletter.mail.already.button'), url },
    { kind: 'small', text: t('newsletter.mail.already.note') },
  ],
})
