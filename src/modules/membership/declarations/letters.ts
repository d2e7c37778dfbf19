import type { Context } from '../../../platform/context.ts'
import { formatDate, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { type LetterKind, type MailBlock, type MailContent, notify } from '../../notices/index.ts'
import type { Member } from '../members/rules.ts'
import { confirmPathOf, ownPathOf } from './links.ts'
import { type Declaration, REMINDER_DAYS } from './rules.ts'

type Letter = 'received' | 'asked' | 'reminded' | 'accepted' | 'declined'

/** "We have your declaration": what to do next, and the way to its own page. */
export const tellReceived = (context: Context, declaration: Declaration) =>
  send(context, declaration, 'received', declaration.id, (t) =>
    receivedBlocks(t, declaration.way, {
      own: ownPathOf(context.house, declaration),
      confirm: confirmPathOf(context.house, declaration),
    }),
  )

function receivedBlocks(t: Translate, way: Declaration['way'], paths: { own: string; confirm: string }): MailBlock[] {
  const text = t(`membership.mail.received.${way}`)
  if (way === 'email')
    return [
      { kind: 'paragraph', text },
      button(t, 'confirm', paths.confirm),
      { kind: 'list', items: [{ text: t('membership.mail.page'), url: paths.own }] },
    ]
  return [{ kind: 'paragraph', text }, button(t, 'page', paths.own)]
}

/** "Please complete": the desk's own words, and where to answer. */
export const tellAsked = (context: Context, declaration: Declaration, asked: string) =>
  send(context, declaration, 'asked', `${declaration.id}:${context.now}`, (t) =>
    askedBlocks(t, asked, ownPathOf(context.house, declaration)),
  )

const askedBlocks = (t: Translate, asked: string, own: string): MailBlock[] => [
  { kind: 'paragraph', text: t('membership.mail.asked.text') },
  { kind: 'quote', text: asked },
  button(t, 'complete', own),
]

/** The same once more, when nobody answered. */
export const tellReminded = (
  context: Context,
  declaration: Declaration,
  completion: NonNullable<Declaration['completion']>,
) =>
  send(context, declaration, 'reminded', completion.id, (t) =>
    remindedBlocks(t, completion.asked, ownPathOf(context.house, declaration)),
  )

const remindedBlocks = (t: Translate, asked: string, own: string): MailBlock[] => [
  { kind: 'paragraph', text: t('membership.mail.reminded.text', { count: REMINDER_DAYS }) },
  { kind: 'quote', text: asked },
  button(t, 'complete', own),
]

export const tellAccepted = (context: Context, declaration: Declaration, member: Member) =>
  send(context, declaration, 'accepted', declaration.id, (t) =>
    acceptedBlocks(t, member, ownPathOf(context.house, declaration)),
  )

const acceptedBlocks = (t: Translate, { name, number }: Pick<Member, 'name' | 'number'>, own: string): MailBlock[] => [
  { kind: 'paragraph', text: t('membership.mail.accepted.text', { name, number }) },
  { kind: 'paragraph', text: t('membership.mail.accepted.next') },
  button(t, 'page', own),
]

export const tellDeclined = (context: Context, declaration: Declaration, reason: string) =>
  send(context, declaration, 'declined', declaration.id, (t) => declinedBlocks(t, reason))

const declinedBlocks = (t: Translate, reason: string): MailBlock[] => [
  { kind: 'paragraph', text: t('membership.mail.declined.text') },
  { kind: 'quote', text: reason },
  { kind: 'paragraph', text: t('membership.mail.declined.next') },
]

const button = (t: Translate, word: 'confirm' | 'page' | 'complete', url: string): MailBlock => ({
  kind: 'button',
  label: t(`membership.mail.button.${word}`),
  url,
})

/** In the language the declaration was written in. Whoever left no address hears nothing. */
async function send(
  context: Context,
  declaration: Declaration,
  letter: Letter,
  once: string,
  body: (t: Translate) => MailBlock[],
) {
  const { email, locale, reference, id, submittedAt } = declaration
  if (!email) return
  const t = context.house.texts.in(locale)
  await notify(context, {
    to: { email },
    template: `declaration-${letter}`,
    locale,
    about: { kind: 'declaration', id },
    once: `declaration-${letter}:${once}`,
    // The link opens the declaration with everything in it.
    fleeting: true,
    mail: mailOf(t, locale, letter, { reference, submittedAt, blocks: body(t) }),
  })
}

/** What each letter of a declaration has around its own words. */
function mailOf(
  t: Translate,
  locale: Locale,
  letter: Letter,
  { reference, submittedAt, blocks }: { reference: string; submittedAt: Temporal.Instant; blocks: MailBlock[] },
): MailContent {
  return {
    subject: t(`membership.mail.${letter}.subject`, { reference }),
    blocks: [
      { kind: 'heading', text: t(`membership.mail.${letter}.heading`) },
      ...blocks,
      { kind: 'small', text: t('membership.mail.why', { reference, date: formatDate(submittedAt, locale) }) },
    ],
  }
}

/** The letters of a declaration with made-up facts, for those who change their words. */
export const letters: LetterKind[] = (
  [
    ['received', (t) => receivedBlocks(t, 'scan', { own: '/siec/deklaracja', confirm: '' })],
    ['asked', (t) => askedBlocks(t, 'Prosimy o skan obu stron.', '/siec/deklaracja')],
    ['reminded', (t) => remindedBlocks(t, 'Prosimy o skan obu stron.', '/siec/deklaracja')],
    ['accepted', (t) => acceptedBlocks(t, { name: 'Biblioteka w Sejnach', number: 14 }, '/siec/deklaracja')],
    ['declined', (t) => declinedBlocks(t, 'Instytucja działa poza regionem Sieci.')],
  ] as [Letter, (t: Translate) => MailBlock[]][]
).map(([letter, blocks]) => ({
  template: `declaration-${letter}`,
  sample: (t, locale) =>
    mailOf(t, locale, letter, {
      reference: 'D-2026-14',
      submittedAt: Temporal.Instant.from('2026-10-05T08:00:00Z'),
      blocks: blocks(t),
    }),
}))
