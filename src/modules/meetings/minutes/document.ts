import { dateOf } from '../../../platform/clock.ts'
import type { Block, DocumentModel } from '../../../platform/documents/index.ts'
import { formatDate, formatTime, type Locale, type Translate } from '../../../platform/texts/index.ts'
import type { Account } from './account.ts'
import { decisionNumber, isOverdue, type MeetingDecision, minutesState, type Task } from './rules.ts'

interface Words {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  url: string
}

/** Minutes as a document, written as PDF, DOCX or HTML. The list of who was there is no part of it (law.md 1.8). */
export function documentOf(account: Account, { t, locale, now, url }: Words): DocumentModel {
  const { meeting, minutes } = account
  return {
    title: t('meetings.minutes.of', { title: meeting.title }),
    language: locale,
    subtitle: t(`meetings.minutes.state.${minutesState(minutes, now)}`),
    footer: url,
    madeAt: now,
    blocks: [
      { kind: 'keyValues', pairs: factsOf(account, t, locale).map(([key, value]) => ({ key, value })) },
      ...account.items.flatMap((item): Block[] => [
        heading(`${item.position}. ${item.title}`),
        ...paragraphs(item.course),
      ]),
      ...chapter(t('meetings.minutes.statements'), [
        ...account.statements.flatMap(({ speaker, body, answer }): Block[] => [
          {
            kind: 'paragraph',
            text: [{ text: `${speaker || t('meetings.minutes.unnamed')}: `, bold: true }, { text: body }],
          },
          ...(answer ? [{ kind: 'note' as const, text: t('meetings.minutes.answered', { answer }) }] : []),
        ]),
      ]),
      ...chapter(
        t('meetings.minutes.decisions'),
        account.decisions.map((decision) => ({
          kind: 'paragraph',
          text: [{ text: `${decisionNumber(decision)}. `, bold: true }, { text: decided(decision, t) }],
        })),
      ),
      ...chapter(t('meetings.minutes.tasks'), taskTable(account.tasks, t, locale, now)),
      ...chapter(t('meetings.minutes.returning'), taskTable(account.returning, t, locale, now)),
      ...chapter(t('meetings.minutes.attachments'), paragraphs(minutes.attachments)),
      ...chapter(t('meetings.minutes.transcript'), paragraphs(minutes.transcript)),
    ],
  }
}

/** Pairs of a label and its value, in the order of a protocol; what was left empty is left out. */
export function factsOf({ meeting, minutes, attended, approvedBy }: Account, t: Translate, locale: Locale) {
  const time = `${formatDate(minutes.beganAt, locale)}, ${formatTime(minutes.beganAt, locale)}–${formatTime(minutes.endedAt, locale)}`
  const pairs: [string, string][] = [
    [t('meetings.minutes.when'), time],
    [t('meetings.minutes.where'), [meeting.placeName, meeting.address].filter(Boolean).join(', ')],
    [t('meetings.minutes.chair'), minutes.chair],
    [t('meetings.minutes.keeper'), minutes.keeper],
    [t('meetings.minutes.attended'), String(attended)],
    [t('meetings.minutes.guests'), minutes.guests],
    [t('meetings.minutes.absent'), minutes.absent],
    [t('meetings.minutes.recording'), minutes.recordingUrl ?? ''],
    [t('meetings.minutes.slides'), minutes.slidesUrl ?? ''],
    [
      t('meetings.minutes.approved-at'),
      approvedBy ? `${approvedBy.title}, ${formatDate(approvedBy.startsAt, locale)}` : '',
    ],
  ]
  return pairs.filter(([, value]) => value !== '')
}

/** The words of a decision with its show of hands, or with what a poll came to. */
export function decided({ body, votes, pollPath }: MeetingDecision, t: Translate): string {
  if (!votes) return pollPath ? `${body} ${t('meetings.minutes.polled')}` : body
  const { for: yes, against, abstained } = votes
  return `${body} ${t(pollPath ? 'meetings.minutes.polled-votes' : 'meetings.minutes.hands', { for: yes, against, abstained })}`
}

export const taskState = (task: Task, now: Temporal.Instant) =>
  task.doneAt ? 'done' : isOverdue(task, dateOf(now)) ? 'overdue' : 'to-do'

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

const chapter = (title: string, blocks: Block[]): Block[] => (blocks.length > 0 ? [heading(title), ...blocks] : [])

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ kind: 'paragraph', text: part }))

const taskTable = (tasks: Task[], t: Translate, locale: Locale, now: Temporal.Instant): Block[] =>
  tasks.length === 0
    ? []
    : [
        {
          kind: 'table',
          columns: [
            { header: t('meetings.minutes.what'), width: 3, rowHeader: true },
            { header: t('meetings.minutes.owner'), width: 2 },
            { header: t('meetings.minutes.due') },
            { header: t('meetings.minutes.task-state') },
          ],
          rows: tasks.map((task) => [
            task.what,
            task.owner,
            formatDate(task.dueOn, locale),
            t(`meetings.minutes.task.${taskState(task, now)}`),
          ]),
        },
      ]
