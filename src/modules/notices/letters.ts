import { digestMail } from './digests/emails.ts'
import { alreadyFollowing, confirmation } from './followers/emails.ts'
import type { Follower } from './followers/store.ts'
import type { LetterKind } from './wording/kinds.ts'

const NOW = Temporal.Instant.from('2026-10-05T05:00:00Z')

const follower: Follower = {
  id: '',
  subject: { kind: 'process', id: '' },
  title: 'Park nad Nettą',
  path: '/konsultacje/park-nad-netta',
  email: null,
  personId: null,
  locale: 'pl',
  frequency: null,
  confirmationUntil: NOW,
  confirmedAt: null,
  endedAt: null,
}

const items = [
  { title: 'Jest raport: Park nad Nettą', path: '/konsultacje/park-nad-netta/raport', followed: 'Park nad Nettą' },
  { title: 'Nowa aktualność: Spacer w sobotę', path: '/konsultacje/linie-autobusowe', followed: 'Linie autobusowe' },
]

/** The letters notices write themselves. */
export const letters: LetterKind[] = [
  { template: 'follow-confirmation', sample: (t) => confirmation(t, follower, '/obserwuj/potwierdzenie/…') },
  { template: 'follow-already', sample: (t) => alreadyFollowing(t, follower, '/obserwuj/koniec/…') },
  ...(['daily', 'weekly'] as const).map((frequency) => ({
    template: `digest-${frequency}`,
    sample: (t: Parameters<LetterKind['sample']>[0], locale: Parameters<LetterKind['sample']>[1]) =>
      digestMail(t, locale, { frequency, items, now: NOW }),
  })),
]
