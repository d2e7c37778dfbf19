import type { LetterKind } from '../notices/index.ts'
import { letters as ofDeclarations } from './declarations/letters.ts'
import { letterMail } from './relay/emails.ts'

/** Letters about membership, and the one that is passed on to a member. */
export const letters: LetterKind[] = [
  ...ofDeclarations,
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
