import type { Context } from '../../../platform/context.ts'
import { formatDate, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { type LetterKind, type MailBlock, type MailContent, notify } from '../../notices/index.ts'
import type { Meeting } from '../rules.ts'
import { type Attendee, takingPartPath } from '../taking-part/rules.ts'
import { type Amendment, decisionNumber, type MeetingDecision, type Task } from './rules.ts'

interface Circulated {
  meeting: Pick<Meeting, 'title' | 'startsAt'>
  until: Temporal.PlainDate
  decisions: readonly Pick<MeetingDecision, 'number' | 'year' | 'body'>[]
  tasks: readonly Pick<Task, 'what' | 'owner' | 'dueOn'>[]
  path: string
}

/** The draft in short: what was agreed and who does what; the whole of it behind a link of one's own. */
export async function tellCirculated(
  context: Context,
  {
    attendee,
    ...given
  }: Omit<Circulated, 'path' | 'meeting'> & { meeting: Meeting; attendee: Attendee & { email: string } },
) {
  const path = `${takingPartPath(context.house.config, given.meeting, attendee.id)}/protokol`
  await tell(context, attendee, 'minutes-circulated', `minutes-circulated:${attendee.id}`, (t, locale) =>
    circulatedMail(t, locale, { ...given, path }),
  )
}

/** What became of a proposed amendment, for whoever proposed it. */
export async function tellAnswered(
  context: Context,
  { meeting, attendee, amendment }: { meeting: Meeting; attendee: Attendee & { email: string }; amendment: Amendment },
) {
  const path = `${takingPartPath(context.house.config, meeting, attendee.id)}/protokol`
  await tell(context, attendee, 'minutes-amendment-answered', `minutes-amendment:${amendment.id}`, (t) =>
    answeredMail(t, { title: meeting.title, amendment, path }),
  )
}

async function tell(
  context: Context,
  { id, email, personId, locale }: Attendee & { email: string },
  template: string,
  once: string,
  mail: (t: Translate, locale: Locale) => MailContent,
) {
  await notify(context, {
    to: { email, personId },
    template,
    locale,
    about: { kind: 'attendance', id },
    once,
    mail: mail(context.house.texts.in(locale), locale),
  })
}

function circulatedMail(
  t: Translate,
  locale: Locale,
  { meeting, until, decisions, tasks, path }: Circulated,
): MailContent {
  const values = { title: meeting.title, day: formatDate(meeting.startsAt, locale), until: formatDate(until, locale) }
  const listed = (heading: string, items: string[]): MailBlock[] =>
    items.length > 0
      ? [
          { kind: 'paragraph', text: t(heading) },
          { kind: 'list', items },
        ]
      : []
  return {
    subject: t('meetings.minutes.mail.circulated.subject', values),
    blocks: [
      { kind: 'heading', text: t('meetings.minutes.mail.circulated.subject', values) },
      { kind: 'paragraph', text: t('meetings.minutes.mail.circulated.text', values) },
      ...listed(
        'meetings.minutes.mail.decisions',
        decisions.map((decision) => `${decisionNumber(decision)}: ${decision.body}`),
      ),
      ...listed(
        'meetings.minutes.mail.tasks',
        tasks.map(({ what, owner, dueOn }) => `${what} (${owner}, ${formatDate(dueOn, locale)})`),
      ),
      { kind: 'button', label: t('meetings.minutes.mail.circulated.button'), url: path },
      { kind: 'small', text: t('meetings.minutes.mail.why', values) },
    ],
  }
}

function answeredMail(
  t: Translate,
  {
    title,
    amendment,
    path,
  }: { title: string; amendment: Pick<Amendment, 'body' | 'outcome' | 'answer'>; path: string },
): MailContent {
  const values = { title }
  return {
    subject: t('meetings.minutes.mail.answered.subject', values),
    blocks: [
      { kind: 'heading', text: t(`meetings.minutes.mail.answered.${amendment.outcome ?? 'taken'}`) },
      { kind: 'quote', text: amendment.body },
      ...(amendment.answer ? [{ kind: 'paragraph' as const, text: amendment.answer }] : []),
      { kind: 'button', label: t('meetings.minutes.mail.answered.button'), url: path },
      { kind: 'small', text: t('meetings.minutes.mail.why', values) },
    ],
  }
}

/** Letters about minutes, with made-up facts in them. */
export const minutesLetters: LetterKind[] = [
  {
    template: 'minutes-circulated',
    sample: (t, locale) =>
      circulatedMail(t, locale, {
        meeting: { title: 'Wiosenne spotkanie Sieci', startsAt: Temporal.Instant.from('2026-04-10T08:00:00Z') },
        until: Temporal.PlainDate.from('2026-04-27'),
        decisions: [{ number: 3, year: 2026, body: 'Następne spotkanie odbędzie się w Suwałkach.' }],
        tasks: [{ what: 'Zarezerwować salę', owner: 'Ewa Kamińska', dueOn: Temporal.PlainDate.from('2026-05-15') }],
        path: '/spotkania',
      }),
  },
  {
    template: 'minutes-amendment-answered',
    sample: (t) =>
      answeredMail(t, {
        title: 'Wiosenne spotkanie Sieci',
        amendment: { body: 'Przerwa była o dwunastej.', outcome: 'declined', answer: 'Według zegara o trzynastej.' },
        path: '/spotkania',
      }),
  },
]
