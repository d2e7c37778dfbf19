import type { LetterKind } from '../../notices/index.ts'
import { letterMail } from './emails.ts'

/** The letter that is passed on to a member. Letters of a declaration have a page of their own, `letters/`. */
export const letters: LetterKind[] = [
  {
    template: 'member-letter',
    sample: (t) =>
      letterMail(t, {
        name: 'Anna Puszczańska',
        isMember: true,
        body: 'Czy możemy porozmawiać o waszym spacerze badawczym?',
        replyTo: 'anna@example.org',
        reportPath: '/siec/listy/…/naduzycie',
      }),
  },
]
