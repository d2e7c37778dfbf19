import type { Translate } from '../../platform/texts/index.ts'
import type { MailContent } from '../notices/index.ts'
import type { Process } from '../processes/index.ts'
import { ownPath, remarkPath } from './addresses.ts'
import type { Decision, Remark } from './rules.ts'

/** "We have your remark": its number, its text, and the link by which its author changes or withdraws it until closing. */
export function receivedMail(
  t: Translate,
  { process, remark, secret }: { process: Process; remark: Remark; secret: string },
): MailContent {
  return {
    subject: t('remarks.mail.received.subject', { reference: remark.reference }),
    blocks: [
      { kind: 'heading', text: t('remarks.mail.received.heading') },
      {
        kind: 'paragraph',
        text: t('remarks.mail.received.text', { title: process.title, reference: remark.reference }),
      },
      { kind: 'quote', text: remark.body },
      { kind: 'button', label: t('remarks.mail.received.button'), url: ownPath(process, remark, secret) },
      { kind: 'paragraph', text: t('remarks.mail.received.next') },
      { kind: 'small', text: t('remarks.mail.why', { reference: remark.reference }) },
    ],
  }
}

/** "Your remark has an answer": the decision and its reason. */
export function decidedMail(
  t: Translate,
  { process, reference, decision }: { process: Process; reference: string; decision: Decision },
): MailContent {
  return {
    subject: t('remarks.mail.decided.subject', { reference }),
    blocks: [
      { kind: 'heading', text: t(`remarks.outcome.${decision.outcome}.we`) },
      { kind: 'paragraph', text: t('remarks.mail.decided.text', { title: process.title, reference }) },
      ...(decision.reason ? [{ kind: 'quote' as const, text: decision.reason }] : []),
      ...(decision.change
        ? [{ kind: 'paragraph' as const, text: t('remarks.change', { change: decision.change }) }]
        : []),
      { kind: 'button', label: t('remarks.mail.decided.button'), url: remarkPath(process, { reference }) },
      { kind: 'small', text: t('remarks.mail.why', { reference }) },
    ],
  }
}
