import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import type { JobDefinition } from '../../../platform/jobs/index.ts'
import { formatDate, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { teamOf } from '../../network/index.ts'
import { type LetterKind, type MailContent, notify } from '../../notices/index.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { DUTIES_DESK } from './links.ts'
import { MEETINGS_A_YEAR, nextMeetingDueOn } from './rules.ts'
import { daysOfMeetings } from './store.ts'

/**
 * Writes to coordinators once the gap between meetings has grown past the plan, half a year (law.md 8.3); once for each gap,
 * because the day it ended on is part of the key. Of issues that are late the newsletter writes itself.
 * @returns how many letters went out now
 */
export async function remindOfMeetings(context: Context, ports: Pick<MinutesPorts, 'emailsOf'>): Promise<number> {
  const { db, now } = context
  const today = dateOf(now)
  const days = await daysOfMeetings(db, now)
  const dueOn = nextMeetingDueOn(days, today)
  if (Temporal.PlainDate.compare(dueOn, today) >= 0) return 0
  const coordinators = (await teamOf(db, null)).filter(({ role }) => role === 'coordinator')
  const emails = await ports.emailsOf(
    context,
    coordinators.map(({ personId }) => personId),
  )
  const last = days.at(-1) ?? null
  let letters = 0
  for (const [personId, email] of emails) {
    const letter = await notify(context, {
      to: { email, personId },
      template: 'duty-meeting-late',
      locale: 'pl',
      about: { kind: 'duty', id: personId },
      once: `duty-meeting-late:${dueOn}:${personId}`,
      mail: lateMail(context.house.texts.in('pl'), 'pl', { dueOn, last }),
    })
    if (letter) letters++
  }
  return letters
}

export const dutyJobs = (ports: Pick<MinutesPorts, 'emailsOf'>): JobDefinition[] => [
  {
    name: 'meetings.duties',
    every: '30 6 * * *',
    async run(context) {
      await remindOfMeetings(context, ports)
    },
  },
]

function lateMail(
  t: Translate,
  locale: Locale,
  { dueOn, last }: { dueOn: Temporal.PlainDate; last: Temporal.PlainDate | null },
): MailContent {
  const values = { day: formatDate(dueOn, locale), count: MEETINGS_A_YEAR }
  return {
    subject: t('meetings.duties.mail.subject'),
    blocks: [
      { kind: 'heading', text: t('meetings.duties.mail.subject') },
      { kind: 'paragraph', text: t('meetings.duties.mail.text', values) },
      ...(last
        ? [{ kind: 'paragraph' as const, text: t('meetings.duties.mail.last', { day: formatDate(last, locale) }) }]
        : []),
      { kind: 'button', label: t('meetings.duties.mail.button'), url: DUTIES_DESK },
      { kind: 'small', text: t('meetings.duties.mail.why') },
    ],
  }
}

export const dutyLetters: LetterKind[] = [
  {
    template: 'duty-meeting-late',
    sample: (t, locale) =>
      lateMail(t, locale, {
        dueOn: Temporal.PlainDate.from('2026-07-15'),
        last: Temporal.PlainDate.from('2026-01-15'),
      }),
  },
]
