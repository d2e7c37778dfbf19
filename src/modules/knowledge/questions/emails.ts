import type { Translate } from '../../../platform/texts/index.ts'
import type { LetterKind, MailContent } from '../../notices/index.ts'
import { type Answer, anchorOf, type Question, questionPath } from './rules.ts'

/** Somebody answered, for those who follow the question. */
export const answeredMail = (
  t: Translate,
  question: Pick<Question, 'slug' | 'title'>,
  answer: Pick<Answer, 'id' | 'body' | 'authorName'>,
): MailContent => ({
  subject: t('knowledge.mail.answered.subject', { title: question.title }),
  blocks: [
    { kind: 'heading', text: question.title },
    { kind: 'paragraph', text: t('knowledge.mail.answered.text', { author: answer.authorName ?? '' }) },
    { kind: 'quote', text: answer.body },
    {
      kind: 'button',
      label: t('knowledge.mail.answered.button'),
      url: `${questionPath(question)}#${anchorOf(answer)}`,
    },
  ],
})

export const letters: LetterKind[] = [
  {
    template: 'knowledge-answered',
    sample: (t) =>
      answeredMail(
        t,
        { slug: 'ile-trwaja-konsultacje', title: 'Ile muszą trwać konsultacje planu miejscowego?' },
        { id: '…', body: 'Co najmniej 28 dni od ich rozpoczęcia (art. 8j UPZP).', authorName: 'Iga Jasna' },
      ),
  },
]
