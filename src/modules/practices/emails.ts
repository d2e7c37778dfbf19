import type { Translate } from '../../platform/texts/index.ts'
import type { LetterKind, MailContent } from '../notices/index.ts'
import { type Practice, pathOf, workPathOf } from './rules.ts'

/** An editor took a practice, or gave it back. */
export const settledMail = (
  t: Translate,
  practice: Pick<Practice, 'id' | 'slug' | 'title'>,
  how: 'published' | 'returned',
  reason: string,
): MailContent => ({
  subject: t(`practices.mail.${how}.subject`, { title: practice.title }),
  blocks: [
    { kind: 'paragraph', text: t(`practices.mail.${how}.text`, { title: practice.title }) },
    ...(reason ? [{ kind: 'quote' as const, text: reason }] : []),
    {
      kind: 'button',
      label: t(`practices.mail.${how}.button`),
      url: how === 'published' ? pathOf(practice) : workPathOf(practice),
    },
  ],
})

/** Once a year: does it still hold? */
export const stillTrueMail = (t: Translate, practice: Pick<Practice, 'id' | 'title'>): MailContent => ({
  subject: t('practices.mail.still.subject', { title: practice.title }),
  blocks: [
    { kind: 'paragraph', text: t('practices.mail.still.text', { title: practice.title }) },
    { kind: 'button', label: t('practices.mail.still.button'), url: `${workPathOf(practice)}/aktualnosc` },
    { kind: 'small', text: t('practices.mail.still.note') },
  ],
})

/** A letter passed on to an author. */
export const relayedMail = (
  t: Translate,
  letter: { title: string; name: string; body: string; replyTo: string | null },
): MailContent => ({
  subject: t('practices.mail.letter.subject', { title: letter.title }),
  blocks: [
    {
      kind: 'paragraph',
      text: t('practices.mail.letter.text', { title: letter.title, name: letter.name.replaceAll(/\s+/g, ' ').trim() }),
    },
    { kind: 'quote', text: letter.body },
    { kind: 'paragraph', text: t(letter.replyTo ? 'practices.mail.letter.answer' : 'practices.mail.letter.no-answer') },
    { kind: 'small', text: t('practices.mail.letter.note') },
  ],
})

const SAMPLE = { id: '0', slug: 'park-nad-netta', title: 'Park nad Nettą' }

/** Letters of the map, with made-up facts, for those who change their words. */
export const letters: LetterKind[] = [
  { template: 'practice-published', sample: (t) => settledMail(t, SAMPLE, 'published', '') },
  { template: 'practice-returned', sample: (t) => settledMail(t, SAMPLE, 'returned', 'Dopisz, co się zmieniło.') },
  { template: 'practice-still-true', sample: (t) => stillTrueMail(t, SAMPLE) },
  {
    template: 'practice-letter',
    sample: (t) =>
      relayedMail(t, {
        title: SAMPLE.title,
        name: 'Anna Puszczańska',
        body: 'Ile osób prowadziło u Was spacery?',
        replyTo: 'anna@example.org',
      }),
  },
]
