import { slugOf } from '../../../ui/index.ts'

/** A word that residents meet, explained in both languages. */
export interface MetWord {
  term: string
  short: { pl: string; en: string }
  long?: string | undefined
}

interface TermContent {
  title: string
  summary: string
  body: string
  aliases: string[]
  en: { title: string; summary: string; body: string }
}

/**
 * Words that residents meet, with what `docs/glossary.md` says of them: the English word, and others for the same thing. The
 * notes of that page are for people who write the portal, so a word without an explanation for residents gets no page.
 */
export function glossaryOf(page: string, met: readonly MetWord[]): { slug: string; content: TermContent }[] {
  const rows = rowsOf(page)
  return met.map(({ term, short, long = '' }) => {
    const names = namesOf(term)
    const title = names[0] ?? term
    const slugs = names.map(slugOf)
    const row = rows.find((row) => slugs.includes(slugOf(row.names[0] ?? '')))
    return {
      slug: slugOf(title),
      content: {
        title,
        summary: short.pl,
        body: long,
        aliases: [...new Set([...names.slice(1), ...(row?.names ?? [])])].filter((name) => name !== title),
        en: { title: row?.code ?? title, summary: short.en, body: '' },
      },
    }
  })
}

/** `uwaga (opinia, wniosek)` is a word with two others that mean the same. */
export function namesOf(words: string): string[] {
  const [, first = '', rest = ''] = /^([^(]*)(?:\(([^)]*)\))?/.exec(words) ?? []
  return [...first.split(/,| \/ |;/), ...rest.split(/,|;/)]
    .map((name) => name.replace(/[„”]/g, '').trim())
    .filter(Boolean)
}

function rowsOf(page: string): { code: string; names: string[] }[] {
  return page.split('\n').flatMap((line) => {
    const [, code = '', polish = ''] = line.split('|').map((cell) => cell.trim())
    const told = line.startsWith('|') && code !== 'code' && !code.startsWith('---')
    const names = namesOf(polish)
    // What stands in brackets there is not always another word for the same.
    return told && names.length > 0 ? [{ code: code.replace(/\s*\(.*\)$/, ''), names: [names[0] ?? ''] }] : []
  })
}
