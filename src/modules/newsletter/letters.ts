import type { LetterKind } from '../notices/index.ts'
import { dueMail } from './calendar/emails.ts'
import { reviewMail } from './reviewing/emails.ts'
import { confirmation } from './subscribing/emails.ts'

/** Letters around the newsletter; an issue itself, and its trial, say what its makers wrote. */
export const letters: LetterKind[] = [
  { template: 'newsletter-confirmation', sample: (t) => confirmation(t, '/newsletter') },
  {
    template: 'newsletter-review',
    sample: (t) => reviewMail(t, { title: 'Zima 2026', asker: 'Anna Bielska', desk: '/administracja/newsletter' }),
  },
  {
    template: 'newsletter-due',
    sample: (t) =>
      dueMail(t, {
        late: false,
        days: 7,
        desk: '/administracja/newsletter',
        dueOn: Temporal.PlainDate.from('2026-10-12'),
        duty: { sent: 4, needed: 6, year: 2026 },
      }),
  },
]
