import type { Context } from '../../../platform/context.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { type LetterKind, type MailContent, notify } from '../../notices/index.ts'
import { type Meeting, pathOf } from '../rules.ts'
import { type Attendee, takingPartPath } from './rules.ts'

interface Thanked {
  title: string
  words: string
  evaluates: boolean
  hasMaterials: boolean
  /** Path of the attendee's own page. */
  own: string
  /** Path of the meeting. */
  meeting: string
}

/** Thanks with the way to materials, evaluation and certificate; once to each who was there. */
export async function tellThanks(
  context: Context,
  {
    meeting,
    attendee,
    words,
    evaluates,
  }: { meeting: Meeting; attendee: Attendee & { email: string }; words: string; evaluates: boolean },
): Promise<boolean> {
  const own = takingPartPath(context.house.config, meeting, attendee.id)
  const id = await notify(context, {
    to: { email: attendee.email, personId: attendee.personId },
    template: 'meeting-thanks',
    locale: attendee.locale,
    about: { kind: 'attendance', id: attendee.id },
    once: `meeting-thanks:${attendee.id}`,
    mail: thanksMail(context.house.texts.in(attendee.locale), {
      title: meeting.title,
      words,
      evaluates,
      hasMaterials: meeting.materials !== '',
      own,
      meeting: pathOf(meeting),
    }),
  })
  return id !== null
}

function thanksMail(t: Translate, { title, words, evaluates, hasMaterials, own, meeting }: Thanked): MailContent {
  return {
    subject: t('meetings.thanks.mail.subject', { title }),
    blocks: [
      { kind: 'heading', text: t('meetings.thanks.mail.subject', { title }) },
      ...words
        .split(/\n\s*\n/)
        .filter((part) => part.trim())
        .map((text) => ({ kind: 'paragraph' as const, text: text.trim() })),
      {
        kind: 'list',
        items: [
          t('meetings.thanks.mail.certificate'),
          ...(hasMaterials ? [{ text: t('meetings.thanks.mail.materials'), url: meeting }] : []),
          ...(evaluates ? [{ text: t('meetings.thanks.mail.evaluation'), url: `${meeting}/ocena` }] : []),
        ],
      },
      { kind: 'button', label: t('meetings.thanks.mail.button'), url: own },
      { kind: 'small', text: t('meetings.minutes.mail.why', { title }) },
    ],
  }
}

export const takingPartLetters: LetterKind[] = [
  {
    template: 'meeting-thanks',
    sample: (t) =>
      thanksMail(t, {
        title: 'Wiosenne spotkanie Sieci',
        words: 'Dziękujemy za dobry dzień i za wszystkie pytania.',
        evaluates: true,
        hasMaterials: true,
        own: '/spotkania',
        meeting: '/spotkania',
      }),
  },
]
