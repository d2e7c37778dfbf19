import { holds, personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context, House } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { gapsOf, type Locale } from '../../../platform/texts/index.ts'
import { record } from '../../audit/index.ts'
import type { LetterSentence } from './kinds.ts'
import { allWords, deleteWords, keepWords } from './store.ts'

/** Told when words change, so that every node says them. */
const TAG = 'letter-words'

const LONGEST = 1500

export const mayWordLetters = ({ actor }: Pick<Context, 'actor'>) => holds(actor, ['administrator'], null)

/** Says the changed words from now on, and again whenever somebody changes them on any node. */
export async function keepLetterWords(house: House) {
  const read = async () => house.texts.reword(await allWords(house.db))
  await read()
  house.bus.listen((tags) => {
    if (!tags.includes(TAG)) return
    read().catch((error) => house.log.error('letter-words-unread', { error }))
  })
}

export type WordingProblem = { key: string; problem: 'long' } | { key: string; problem: 'gap'; gap: string }

/** What is wrong with words for these sentences: a gap the letter does not fill, or too many of them. Empty words mean ours. */
export function wordingProblems(sentences: readonly LetterSentence[], words: Record<string, string>): WordingProblem[] {
  return sentences.flatMap(({ key, gaps }): WordingProblem[] => {
    const own = words[key]?.trim() ?? ''
    if (own.length > LONGEST) return [{ key, problem: 'long' }]
    const wrong = gapsOf(own).find((gap) => !gaps.includes(gap))
    return wrong ? [{ key, problem: 'gap', gap: wrong }] : []
  })
}

/**
 * Keeps an administrator's words for the sentences of a letter; a sentence without words, or with ours, is built in again.
 * @throws Refusal `absent` for anybody else
 * @throws Error when `wordingProblems` has something against them, which the form should have said
 */
export async function wordLetter(
  context: Context,
  {
    template,
    locale,
    sentences,
    words,
  }: { template: string; locale: Locale; sentences: LetterSentence[]; words: Record<string, string> },
) {
  allow(mayWordLetters(context))
  if (wordingProblems(sentences, words).length > 0) throw new Error('These words do not fit the letter.')
  await inTransaction(context, async (context) => {
    const { db, now, actor } = context
    const own = sentences.filter(({ key, builtIn }) => words[key]?.trim() && words[key]?.trim() !== builtIn)
    for (const { key } of own)
      await keepWords(db, { key, locale, words: words[key]?.trim() ?? '', at: now, by: personId(actor) })
    const ours = sentences.filter((sentence) => !own.includes(sentence)).map(({ key }) => key)
    await deleteWords(db, ours, locale)
    await record(context, 'letter-worded', { kind: 'letter', id: null }, { template, locale })
    await changed(context, TAG)
  })
  // Here at once, so that the page the administrator comes back to says them already.
  context.house.texts.reword(await allWords(context.db))
}
