import type { Context } from '../../../platform/context.ts'
import { formatDate, type Translate } from '../../../platform/texts/index.ts'
import { type MailBlock, notify } from '../../notices/index.ts'
import type { Member } from '../members/rules.ts'
import { confirmPathOf, ownPathOf } from './links.ts'
import { type Declaration, REMINDER_DAYS } from './rules.ts'

type Letter = 'received' | 'asked' | 'reminded' | 'accepted' | 'declined'

/** "We have your declaration": what to do next, and the way to its own page. */
export const tellReceived = (context: Context, declaration: Declaration) =>
  send(context, declaration, 'received', declaration.id, (t) => {
    const text = t(`membership.mail.received.${declaration.way}`)
    if (declaration.way === 'email')
      return [
        { kind: 'paragraph', text },
        button(t, 'confirm', confirmPathOf(context.house, declaration)),
        { kind: 'list', items: [{ text: t('membership.mail.page'), url: ownPathOf(context.house, declaration) }] },
      ]
    return [{ kind: 'paragraph', text }, button(t, 'page', ownPathOf(context.house, declaration))]
  })

/** "Please complete": the desk's own words, and where to answer. */
export const tellAsked = (context: Context, declaration: Declaration, asked: string) =>
  send(context, declaration, 'asked', `${declaration.id}:${context.now}`, (t) => [
    { kind: 'paragraph', text: t('membership.mail.asked.text') },
    { kind: 'quote', text: asked },
    button(t, 'complete', ownPathOf(context.house, declaration)),
  ])

/** The same once more, when nobody answered. */
export const tellReminded = (
  context: Context,
  declaration: Declaration,
  completion: NonNullable<Declaration['completion']>,
) =>
  send(context, declaration, 'reminded', completion.id, (t) => [
    { kind: 'paragraph', text: t('membership.mail.reminded.text', { count: REMINDER_DAYS }) },
    { kind: 'quote', text: completion.asked },
    button(t, 'complete', ownPathOf(context.house, declaration)),
  ])

export const tellAccepted = (context: Context, declaration: Declaration, member: Member) =>
  send(context, declaration, 'accepted', declaration.id, (t) => [
    { kind: 'paragraph', text: t('membership.mail.accepted.text', { name: member.name, number: member.number }) },
    { kind: 'paragraph', text: t('membership.mail.accepted.next') },
    button(t, 'page', ownPathOf(context.house, declaration)),
  ])

export const tellDeclined = (context: Context, declaration: Declaration, reason: string) =>
  send(context, declaration, 'declined', declaration.id, (t) => [
    { kind: 'paragraph', text: t('membership.mail.declined.text') },
    { kind: 'quote', text: reason },
    { kind: 'paragraph', text: t('membership.mail.declined.next') },
  ])

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
    mail: {
      subject: t(`membership.mail.${letter}.subject`, { reference }),
      blocks: [
        { kind: 'heading', text: t(`membership.mail.${letter}.heading`) },
        ...body(t),
        { kind: 'small', text: t('membership.mail.why', { reference, date: formatDate(submittedAt, locale) }) },
      ],
    },
  })
}
