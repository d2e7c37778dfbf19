import type { Translate } from '../../platform/texts/index.ts'
import type { MailContent } from '../notices/index.ts'
import { pathOf, type Process } from '../processes/index.ts'
import type { Remark } from './rules.ts'

/** "We have your remark": its number, its text, and the link by which its author changes or withdraws it until closing. */
export function receivedMail(t: Translate, { process, remark, secret }: { process: Process; remark: Remark; secret: string }): MailContent {
  return {
    subject: t('remarks.mail.received.subject', { reference: remark.reference }),
    blocks: [
      { kind: 'heading', text: t('remarks.mail.received.heading') },
      { kind: 'paragraph', text: t('remarks.mail.received.text', { title: process.title, reference: remark.reference }) },
      { kind: 'quote', text: remark.body },
      { kind: 'button', label: t('remarks.mail.received.button'), url: ownPath(process, remark, secret) },
      { kind: 'paragraph', text: t('remarks.mail.received.next') },
      { kind: 'small', text: t('remarks.mail.stop') },
      { kind: 'list', items: [{ text: t('remarks.mail.stop-link'), url: ownPath(process, remark, secret).replace('/moja', '/bez-wiadomosci') }] },
    ],
  }
}

/** The author's own page of a remark; the secret in it opens editing. */
export const ownPath = (process: Process, remark: Pick<Remark, 'reference'>, secret: string) =>
  `${pathOf(process)}/uwagi/${remark.reference}/moja?klucz=${secret}`
