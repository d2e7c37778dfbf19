import * as budgets from '../modules/budgets/index.ts'
import * as consultations from '../modules/consultations/index.ts'
import * as discussions from '../modules/discussions/index.ts'
import { emailOf, type IdentityLetter } from '../modules/identity/index.ts'
import * as knowledge from '../modules/knowledge/index.ts'
import * as meetings from '../modules/meetings/index.ts'
import * as membership from '../modules/membership/index.ts'
import * as moderation from '../modules/moderation/index.ts'
import * as newsletter from '../modules/newsletter/index.ts'
import type { LetterKind } from '../modules/notices/index.ts'
import * as notices from '../modules/notices/index.ts'
import * as planning from '../modules/planning/index.ts'
import * as practices from '../modules/practices/index.ts'
import * as remarks from '../modules/remarks/index.ts'
import * as surveys from '../modules/surveys/index.ts'
import type { Translate } from '../platform/texts/index.ts'
import { workLetters } from './desk/emails.ts'

type Mail = ReturnType<LetterKind['sample']>

/** A letter of `identity` as blocks. @param url a path of ours without /en */
export function identityMail(letter: IdentityLetter, url: string, site: string, t: Translate): Mail {
  const words = emailOf(letter, url, site, t)
  return {
    subject: words.subject,
    blocks: [
      ...words.paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'button', ...words.button },
      { kind: 'small', text: words.footnote },
    ],
  }
}

/** An invitation to a team or to the network. */
export const invitationMail = (
  t: Translate,
  { place, role, url }: { place: string; role: string; url: string },
): Mail => ({
  subject: t('app.invitation.subject', { place }),
  blocks: [
    { kind: 'paragraph', text: t('app.invitation.text', { place, role: t(`network.role.${role}`) }) },
    { kind: 'button', label: t('app.invitation.button'), url },
    { kind: 'small', text: t('app.invitation.note') },
  ],
})

const IDENTITY: IdentityLetter[] = [
  'magicLink',
  'confirm',
  'alreadyRegistered',
  'resetPassword',
  'unknownAddress',
  'emailChange',
  'emailChanged',
]

/** Every letter the portal sends; a letter without a line here fails a house test. */
export const LETTERS: LetterKind[] = [
  ...consultations.letters,
  ...knowledge.letters,
  ...budgets.letters,
  ...remarks.letters,
  ...surveys.letters,
  ...discussions.letters,
  ...membership.letters,
  ...moderation.letters,
  ...meetings.letters,
  ...newsletter.letters,
  ...practices.letters,
  ...notices.letters,
  ...planning.letters,
  ...workLetters,
  ...IDENTITY.map((letter) => ({
    template: `identity-${letter}`,
    sample: (t: Translate) => identityMail(letter, '/zaloguj', 'Sieć Praktyków Partycypacji', t),
  })),
  {
    template: 'network-invitation',
    sample: (t) => invitationMail(t, { place: 'Urząd Miejski w Augustowie', role: 'editor', url: '/zaproszenie' }),
  },
]
