import type { Translate } from '../../../platform/texts/index.ts'
import type { LetterKind, MailContent } from '../../notices/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'

/** An invitation to take part, with the team's own letter in it. */
export const invitationMail = (
  t: Translate,
  process: Pick<Process, 'kind' | 'slug' | 'title'>,
  body: string,
): MailContent => ({
  subject: t('planning.mail.invitation.subject', { title: process.title }),
  blocks: [
    ...body
      .split(/\n{2,}/)
      .filter(Boolean)
      .map((text) => ({ kind: 'paragraph' as const, text: text.replace(/^## /, '') })),
    { kind: 'button', label: t('planning.mail.invitation.button'), url: pathOf(process) },
    { kind: 'small', text: t('planning.mail.invitation.why') },
  ],
})

/** Letters of planning with made-up facts, for those who change their words. */
export const letters: LetterKind[] = [
  {
    template: 'planning-invitation',
    sample: (t) =>
      invitationMail(
        t,
        { kind: 'consultation', slug: 'park-nad-netta', title: 'Park nad Nettą' },
        'Szanowni Państwo,\n\nzapraszamy.',
      ),
  },
]
