import type { Config } from '../../../platform/config.ts'
import { gapsOf, type Locale, type Texts, type Translate } from '../../../platform/texts/index.ts'
import type { MailContent } from '../blocks.ts'
import { type RenderedMail, renderMail } from '../emails.tsx'

/** A letter a module sends, with made-up facts in it: administrators see it, and change its words. */
export interface LetterKind {
  /** As `Notice.template`. */
  template: string
  sample(t: Translate, locale: Locale): MailContent
}

/** A sentence of a letter that administrators may say their own way. */
export interface LetterSentence {
  key: string
  builtIn: string
  /** Names of what the letter puts in: `title`. */
  gaps: string[]
}

/** Only sentences of letters: a word that pages share, as the name of a role, stays as it is. */
const OF_LETTERS = /\.(mail|letter|invitation)\./

/** The sentences of a letter in the order in which it says them. Those with plural forms stay built in. */
export function sentencesOf(texts: Texts, kind: LetterKind, locale: Locale): LetterSentence[] {
  const keys = new Set<string>()
  const t = texts.in(locale)
  kind.sample((key, values) => {
    keys.add(key)
    return t(key, values)
  }, locale)
  return [...keys].flatMap((key) => {
    const builtIn = texts.builtIn(locale, key)
    return OF_LETTERS.test(key) && typeof builtIn === 'string' ? [{ key, builtIn, gaps: gapsOf(builtIn) }] : []
  })
}

/** The letter as it would look with these words in place of ours. */
export function previewOf(
  { texts, config }: { texts: Texts; config: Config },
  kind: LetterKind,
  locale: Locale,
  words: ReadonlyMap<string, string>,
): RenderedMail {
  const t = texts.in(locale)
  const reworded: Translate = (key, values = {}) => {
    const own = words.get(key)
    if (own === undefined) return t(key, values)
    return own.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap))
  }
  return renderMail(kind.sample(reworded, locale), { config, locale, t })
}
