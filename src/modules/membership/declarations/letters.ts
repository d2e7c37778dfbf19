import type { Context } from '../../../platform/context.ts'
import { formatDate, type Translate } from '../../../platform/texts/index.ts'
import { type MailBlock, notify } from '../../notices/index.ts'
import { OWN } from '../directory/addresses.ts'
import { lettersWords } from '../letters/actions.ts'
import { blocksOf, filled, type LetterName } from '../letters/rules.ts'
import type { Member } from '../members/rules.ts'
import { confirmPathOf, ownPathOf } from './links.ts'
import { type Declaration, memberNameOf } from './rules.ts'

/** "We have your declaration": what to do next, and the way to its own page. */
export const tellReceived = (context: Context, declaration: Declaration) =>
  send(context, declaration, {
    letter: `received-${declaration.way}`,
    once: declaration.id,
    ways: (t) => {
      const page = ownPathOf(context.house, declaration)
      if (declaration.way !== 'email') return [button(t, 'page', page)]
      return [
        button(t, 'confirm', confirmPathOf(context.house, declaration)),
        { kind: 'list', items: [{ text: t('membership.mail.page'), url: page }] },
      ]
    },
  })

/** "Please complete": the desk's own words, and where to answer. */
export const tellAsked = (context: Context, declaration: Declaration, asked: string) =>
  send(context, declaration, {
    letter: 'asked',
    once: `${declaration.id}:${context.now}`,
    values: { prosba: asked },
    ways: (t) => [button(t, 'complete', ownPathOf(context.house, declaration))],
  })

/** The same once more, when nobody answered. */
export const tellReminded = (
  context: Context,
  declaration: Declaration,
  completion: NonNullable<Declaration['completion']>,
) =>
  send(context, declaration, {
    letter: 'reminded',
    once: completion.id,
    values: { prosba: completion.asked },
    ways: (t) => [button(t, 'complete', ownPathOf(context.house, declaration))],
  })

export const tellAccepted = (context: Context, declaration: Declaration, member: Member) =>
  send(context, declaration, {
    letter: 'accepted',
    once: declaration.id,
    values: { 'numer-czlonka': String(member.number) },
    ways: (t) => [
      button(t, 'page', ownPathOf(context.house, declaration)),
      { kind: 'list', items: [{ text: t('membership.mail.own'), url: OWN }] },
    ],
  })

export const tellDeclined = (context: Context, declaration: Declaration, reason: string) =>
  send(context, declaration, { letter: 'declined', once: declaration.id, values: { uzasadnienie: reason } })

const button = (t: Translate, word: 'confirm' | 'page' | 'complete', url: string): MailBlock => ({
  kind: 'button',
  label: t(`membership.mail.button.${word}`),
  url,
})

interface Letter {
  letter: LetterName
  once: string
  /** Placeholders of this letter beside those of every letter. */
  values?: Record<string, string>
  /** What opens something stands after the words, whoever wrote those: no wording can lose it. */
  ways?: (t: Translate) => MailBlock[]
}

/** In the language the declaration was written in. Whoever left no address hears nothing. */
async function send(context: Context, declaration: Declaration, { letter, once, values = {}, ways }: Letter) {
  const { email, locale, reference, id, submittedAt } = declaration
  if (!email) return
  const t = context.house.texts.in(locale)
  const date = formatDate(submittedAt, locale)
  const all = { numer: reference, nazwa: memberNameOf(declaration), data: date, ...values }
  const { subject, body } = await lettersWords(context, letter, locale)
  const name = letter.startsWith('received-') ? 'received' : letter
  await notify(context, {
    to: { email },
    template: `declaration-${name}`,
    locale,
    about: { kind: 'declaration', id },
    once: `declaration-${name}:${once}`,
    // The link opens the declaration with everything in it.
    fleeting: true,
    mail: {
      subject: filled(subject, all),
      blocks: [
        { kind: 'heading', text: t(`membership.mail.${name}.heading`) },
        ...blocksOf(body, all),
        ...(ways?.(t) ?? []),
        { kind: 'small', text: t('membership.mail.why', { reference, date }) },
      ],
    },
  })
}
