import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { record } from '../../audit/index.ts'
import { REMINDER_DAYS } from '../declarations/rules.ts'
import { mayKeepMembers } from '../rules.ts'
import { type LetterName, type LetterText, missingIn, portalText, unknownIn } from './rules.ts'
import { ownText, putText, removeText } from './store.ts'

/** The words of a letter as it would leave now: the network's own in this language, or those of the portal. */
export async function lettersWords(
  { db, house }: Pick<Context, 'db' | 'house'>,
  letter: LetterName,
  locale: Locale,
): Promise<LetterText> {
  return (await ownText(db, letter, locale)) ?? wordsOfPortal({ house }, letter, locale)
}

export const wordsOfPortal = ({ house }: Pick<Context, 'house'>, letter: LetterName, locale: Locale): LetterText =>
  portalText(letter, house.texts.in(locale), REMINDER_DAYS)

/** Keeps the network's own words of a letter. The form has checked its placeholders; here it is made sure. */
export async function writeLetter(context: Context, letter: LetterName, locale: Locale, text: LetterText) {
  allow(mayKeepMembers(context.actor))
  allow(unknownIn(letter, text).length === 0 && missingIn(letter, text).length === 0)
  await inTransaction(context, async (context) => {
    await putText(context.db, letter, locale, { ...text, at: context.now, by: personId(context.actor) })
    await record(context, 'member-letter-written', { kind: 'letter-text', id: null }, { letter, locale })
  })
}

/** Gives a letter back the words of the portal. */
export async function restoreLetter(context: Context, letter: LetterName, locale: Locale) {
  allow(mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    if (await removeText(context.db, letter, locale))
      await record(context, 'member-letter-restored', { kind: 'letter-text', id: null }, { letter, locale })
  })
}
