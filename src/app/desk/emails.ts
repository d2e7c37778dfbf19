import { countedInWords } from '../../modules/consultations/index.ts'
import type { LetterKind } from '../../modules/notices/index.ts'
import { formatDate, type Locale, type Translate } from '../../platform/texts/index.ts'
import type { DeskItem, TaskOfProcess } from './waiting.ts'

/** A letter people read over coffee; what is more is counted and waits on the portal. */
const MOST = 40

interface WorkDigestWords {
  tasks: TaskOfProcess[]
  /** Who reads it: what was given to them stands first. */
  personId: string
  now: Temporal.Instant
}

/** What waits, in the order a person would take it up: their own, what is late, the rest. */
export function workDigestMail(
  t: Translate,
  locale: Locale,
  { tasks, personId, now }: WorkDigestWords,
): ReturnType<LetterKind['sample']> {
  const items = tasks.flatMap(({ items }) => items)
  const late = items.filter((item) => item.late).length
  const rank = (item: DeskItem) => (item.personId === personId ? 0 : 2) + (item.late ? 0 : 1)
  let left = MOST
  const shown = tasks.flatMap((task) => {
    const those = task.items.toSorted((a, b) => rank(a) - rank(b)).slice(0, left)
    left -= those.length
    return those.length > 0 ? [{ ...task, items: those }] : []
  })
  const line = ({ figure, label, href, late, note }: DeskItem) => ({
    text: [countedInWords(figure, label), late && t('app.mail.work-digest.late'), note].filter(Boolean).join(', '),
    url: href,
  })
  const more = items.length - (MOST - left)
  return {
    subject: t(late > 0 ? 'app.mail.work-digest.subject-late' : 'app.mail.work-digest.subject', {
      count: items.length,
      late,
    }),
    blocks: [
      { kind: 'heading', text: t('app.mail.work-digest.heading', { date: formatDate(now, locale) }) },
      ...shown.flatMap(({ title, items }) => [
        { kind: 'paragraph' as const, text: title },
        { kind: 'list' as const, items: items.map(line) },
      ]),
      ...(more > 0 ? [{ kind: 'paragraph' as const, text: t('app.mail.work-digest.more', { count: more }) }] : []),
      { kind: 'button', label: t('app.mail.work-digest.button'), url: '/praca' },
      { kind: 'small', text: t('app.mail.work-digest.why') },
    ],
  }
}

const SAMPLE: TaskOfProcess[] = [
  {
    title: 'Park nad Nettą',
    href: '/praca/konsultacje/park-nad-netta',
    phase: 'closed',
    items: [
      { figure: 12, label: 'uwag czeka na odpowiedź', href: '/praca/konsultacje/park-nad-netta/uwagi', late: true },
      { figure: 1, label: 'protokół do napisania', href: '/praca/konsultacje/park-nad-netta/protokoly', late: false },
    ],
  },
]

/** The letter as administrators see it when they change its words. */
export const workLetters: LetterKind[] = (['daily', 'weekly'] as const).map((frequency) => ({
  template: `work-digest-${frequency}`,
  sample: (t, locale) =>
    workDigestMail(t, locale, { tasks: SAMPLE, personId: '', now: Temporal.Instant.from('2026-10-05T05:00:00Z') }),
}))
