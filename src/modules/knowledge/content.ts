import { z } from 'zod'

const line = (longest = 300) => z.string().trim().max(longest)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const Source = z.object({
  title: line(500),
  act: line(300).optional(),
  article: line(200).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
})
export type Source = z.infer<typeof Source>

/** Fields of the library of documents (law.md 8.1), as far as a document has them. */
export const DocumentFields = z.object({
  authors: line(500).default(''),
  publisher: line(300).default(''),
  year: z.number().int().min(1900).max(2100).nullable().default(null),
  place: line(200).default(''),
  reach: line(200).default(''),
  topics: z.array(line(100)).default([]),
  type: line(100).default(''),
  language: line(20).default('pl'),
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  licence: line(200).default(''),
})
export type DocumentFields = z.infer<typeof DocumentFields>

const Words = z.object({ title: line(), summary: line(600).default(''), body: z.string().max(200_000).default('') })

/** Everything one version of a text says; kept as JSON, so that a version stays as it was when fields are added. */
export const Content = Words.extend({
  /** The same in English, a summary where the Polish text is long. */
  en: Words.nullable().default(null),
  group: z.enum(['tool', 'method', 'basics']).nullable().default(null),
  tool: line(60).nullable().default(null),
  minutes: z.number().int().min(1).max(300).nullable().default(null),
  author: line().default(''),
  sources: z.array(Source).default([]),
  related: z.array(slug).default([]),
  templates: z.array(slug).default([]),
  portal: z.array(z.object({ label: line(), href: z.string().regex(/^\/(?!\/)/) })).default([]),
  legalBasis: line(600).default(''),
  /** Where a story happened. */
  place: line(200).default(''),
  demonstration: z.boolean().default(false),
  items: z
    .array(z.object({ kind: z.enum(['guide', 'template', 'story', 'document', 'question', 'term']), slug }))
    .default([]),
  document: DocumentFields.nullable().default(null),
  /** Other words the same thing is called by, and the word in code. */
  aliases: z.array(line(200)).default([]),
})
export type Content = z.infer<typeof Content>

/** Words of a text in the reader's language: English where there are any, Polish otherwise with its language said. */
export function wordsIn(content: Pick<Content, 'title' | 'summary' | 'body' | 'en'>, locale: 'pl' | 'en') {
  const own = locale === 'en' ? content.en : null
  return own ? { ...own, lang: undefined } : { ...content, lang: locale === 'pl' ? undefined : 'pl' }
}
