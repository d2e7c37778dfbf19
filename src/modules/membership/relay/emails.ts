import type { Translate } from '../../../platform/texts/index.ts'
import type { MailContent } from '../../notices/index.ts'

/** The letter a member gets: who writes, as far as we know it, their words as a quotation, and how to answer or report. */
export function letterMail(
  t: Translate,
  letter: { name: string; isMember: boolean; body: string; replyTo: string | null; reportPath: string },
): MailContent {
  return {
    // Without the name: of a letter that left, the outbox keeps the subject.
    subject: t(letter.isMember ? 'membership.letter.subject.member' : 'membership.letter.subject.stranger'),
    blocks: [
      {
        kind: 'paragraph',
        text: t(letter.isMember ? 'membership.letter.from-member' : 'membership.letter.from-stranger', {
          name: oneLine(letter.name),
        }),
      },
      { kind: 'quote', text: letter.body },
      { kind: 'paragraph', text: t(letter.replyTo ? 'membership.letter.may-answer' : 'membership.letter.no-answer') },
      { kind: 'small', text: t('membership.letter.hidden-address') },
      { kind: 'list', items: [{ text: t('membership.letter.report'), url: letter.reportPath }] },
    ],
  }
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
