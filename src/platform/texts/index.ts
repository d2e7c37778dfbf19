export {
  formatDate,
  formatDateTime,
  formatDay,
  formatMoney,
  formatNumber,
  formatOnWeekday,
  formatShortDate,
  formatSize,
  formatTime,
  formatWeekday,
  formatWeekdayAfter,
} from './format.ts'

import { formatNumber } from './format.ts'

export type Locale = 'pl' | 'en'

/** A sentence by its key. Numbers in `{…}` are written for the locale; `count` chooses the plural form. */
export type Translate = (key: string, values?: Record<string, string | number>) => string

/** One sentence, or its plural forms (CLDR names: Polish has one, few, many, other). */
export type Sentence = string | { one?: string; few?: string; many?: string; other: string }

export type Sentences = Record<string, Sentence>

export interface Texts {
  /** The sentences of a language. */
  in(locale: Locale): Translate
  /** Whether the key exists, for sentences that are looked up by a word known only at run time. */
  has(locale: Locale, key: string): boolean
  /** The sentence as a module wrote it; undefined when no module did. */
  builtIn(locale: Locale, key: string): Sentence | undefined
  /** Words that stand in place of built-in ones from now on, by language and key. Those that ask for gaps nobody fills are left out. */
  reword(words: Record<Locale, ReadonlyMap<string, string>>): void
}

/** Names of the gaps of a sentence: `title` of "Raport: {title}". */
export const gapsOf = (sentence: string): string[] => [
  ...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)),
]

/** A key that no module wrote a sentence for. In tests it fails them; in production the key is shown. */
export class MissingText extends Error {}

/**
 * Gathers the sentences of all modules.
 * @param strict throw on a missing key (tests, development) instead of showing the key
 */
export function gatherTexts(modules: { pl: Sentences; en: Sentences }[], strict: boolean): Texts {
  const all = {
    pl: Object.assign({}, ...modules.map((module) => module.pl)) as Sentences,
    en: Object.assign({}, ...modules.map((module) => module.en)) as Sentences,
  }
  const rules = { pl: new Intl.PluralRules('pl'), en: new Intl.PluralRules('en') }

  const reworded: Record<Locale, Map<string, string>> = { pl: new Map(), en: new Map() }

  const translate = (locale: Locale): Translate => {
    return (key, values = {}) => {
      const sentence = all[locale][key] ?? (strict ? undefined : all.pl[key])
      if (sentence === undefined) {
        if (strict) throw new MissingText(`No ${locale} text for "${key}"`)
        return key
      }
      const own = reworded[locale].get(key)
      if (own !== undefined) return fill(own, values, locale)
      const form = typeof sentence === 'string' ? sentence : formOf(sentence, rules[locale], values.count)
      return fill(form, values, locale)
    }
  }
  const sentences = { pl: translate('pl'), en: translate('en') }
  return {
    in: (locale) => sentences[locale],
    has: (locale, key) => key in all[locale],
    builtIn: (locale, key) => all[locale][key],
    reword(words) {
      for (const locale of ['pl', 'en'] as const) {
        reworded[locale].clear()
        for (const [key, own] of words[locale]) if (fits(own, all[locale][key])) reworded[locale].set(key, own)
      }
    },
  }
}

// An upgrade may take a gap away; then the built-in sentence is better than one with a hole in it.
const fits = (own: string, sentence: Sentence | undefined) =>
  typeof sentence === 'string' && gapsOf(own).every((gap) => gapsOf(sentence).includes(gap))

function formOf(forms: Exclude<Sentence, string>, rules: Intl.PluralRules, count: string | number | undefined): string {
  const rule = rules.select(Number(count ?? 0))
  return forms[rule as keyof typeof forms] ?? forms.other
}

const fill = (sentence: string, values: Record<string, string | number>, locale: Locale) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? formatNumber(value, locale) : value
  })
