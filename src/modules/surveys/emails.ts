import type { Translate } from '../../platform/texts/index.ts'
import type { MailContent } from '../notices/index.ts'

/** "We have your answers": the number, and the link by which they are seen, and changed or taken back until closing. */
export const receiptMail = (
  t: Translate,
  { title, reference, path, editable }: { title: string; reference: string; path: string; editable: boolean },
): MailContent => ({
  subject: t('surveys.mail.subject', { title }),
  blocks: [
    { kind: 'heading', text: t('surveys.mail.heading') },
    { kind: 'paragraph', text: t('surveys.mail.text', { title, reference }) },
    { kind: 'button', label: t('surveys.mail.button'), url: path },
    { kind: 'small', text: t(editable ? 'surveys.mail.editable' : 'surveys.mail.keep') },
  ],
})
