import type { Db } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { slugOf } from '../../../ui/index.ts'
import { wordsIn } from '../content.ts'
import { pathOf, type Text } from '../rules.ts'
import { publishedHeads } from '../store.ts'

export type Explain = (term: string) => { href: string; short: string } | null

/**
 * What `[[words]]` in texts mean: the glossary by its Polish words and the others they are called by, however they are
 * written. @param url adds the reader's language to a path
 */
export async function explaining(db: Db, locale: Locale, url: (path: string) => string): Promise<Explain> {
  const terms = await publishedHeads(db, 'term')
  const known = new Map<string, Text>()
  for (const term of terms) {
    for (const alias of term.content.aliases) if (!known.has(slugOf(alias))) known.set(slugOf(alias), term)
  }
  for (const term of terms) {
    known.set(slugOf(term.content.title), term)
    known.set(term.slug, term)
  }
  return (word) => {
    const term = known.get(slugOf(word))
    return term ? { href: url(pathOf(term)), short: wordsIn(term.content, locale).summary } : null
  }
}
