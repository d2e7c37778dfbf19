import { z } from 'zod'
import { isoDay, line } from '../../../platform/http/index.ts'
import { Content, type DocumentFields } from '../content.ts'
import { sourcesFrom } from '../questions/forms.ts'
import { KINDS, TOOLS } from '../rules.ts'

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long').default('')
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const slugs = text(2000).transform((words) => words.split(/[\s,]+/).filter((word) => SLUG.test(word)))

/** Everything one version says, as a person writes it. */
export const TextForm = z.object({
  title: line(300).pipe(z.string().min(3, 'knowledge.edit.title.needed')),
  summary: text(600),
  body: text(200_000),
  enTitle: line(300).default(''),
  enSummary: text(600),
  enBody: text(200_000),
  tool: z.enum(TOOLS).or(z.literal('')).catch('').default(''),
  group: z.enum(['tool', 'method', 'basics']).or(z.literal('')).catch('').default(''),
  minutes: z.coerce.number().int().min(1).max(300).or(z.literal('')).catch('').default(''),
  author: line(300).default(''),
  sources: text(10_000),
  related: slugs,
  templates: slugs,
  legalBasis: text(600),
  place: line(200).default(''),
  address: z
    .url({ protocol: /^https?$/, error: 'knowledge.edit.address.wrong' })
    .or(z.literal(''))
    .default(''),
  topics: text(500),
  /** `guide konsultacje-spoleczne` a line. */
  items: text(5000),
  note: line(300).default(''),
})
export type TextForm = z.infer<typeof TextForm>

export const NewForm = z.object({
  kind: z.enum(KINDS, { error: 'knowledge.edit.kind.needed' }),
  title: line(300).pipe(z.string().min(3, 'knowledge.edit.title.needed')),
})

export const CheckedForm = z.object({ checkedOn: isoDay('knowledge.edit.day.wrong') })

/** What the form says put upon what was there, so that what the form does not ask about stays. */
export function contentFrom(form: TextForm, before: Content): Content {
  return Content.parse({
    ...before,
    title: form.title,
    summary: form.summary,
    body: form.body,
    en: form.enTitle ? { title: form.enTitle, summary: form.enSummary, body: form.enBody } : null,
    tool: form.tool || null,
    group: form.group || null,
    minutes: form.minutes || null,
    author: form.author,
    sources: sourcesTyped(form.sources),
    related: form.related,
    templates: form.templates,
    legalBasis: form.legalBasis,
    place: form.place,
    items: itemsFrom(form.items),
    document: before.document || form.address ? documentFrom(form, before) : null,
  })
}

const documentFrom = (form: TextForm, before: Content): Partial<DocumentFields> => ({
  ...before.document,
  url: form.address || null,
  topics: form.topics
    .split(',')
    .map((topic) => topic.trim())
    .filter(Boolean),
})

/** `Title | act | article | https://…` a line; what is missing is left out. */
function sourcesTyped(text: string): Content['sources'] {
  return text
    .split('\n')
    .filter((one) => one.trim())
    .map((one) => {
      const [title = '', ...rest] = one.split('|').map((part) => part.trim())
      if (rest.length === 0) return sourcesFrom(one)[0] ?? { title: one.trim() }
      const url = rest.find((part) => /^https?:\/\/\S+$/.test(part) && URL.canParse(part))
      const [act, article] = rest.filter((part) => part !== url)
      return { title, ...(act ? { act } : {}), ...(article ? { article } : {}), ...(url ? { url } : {}) }
    })
    .filter(({ title }) => title)
}

const itemsFrom = (text: string) =>
  text.split('\n').flatMap((one) => {
    const [kind, slug] = one.trim().split(/\s+/)
    const item = { kind, slug }
    return Content.shape.items.safeParse([item]).success ? [item] : []
  })

/** What the form shows of a version. */
export const valuesOf = (content: Content, note = ''): Record<string, string> => ({
  title: content.title,
  summary: content.summary,
  body: content.body,
  enTitle: content.en?.title ?? '',
  enSummary: content.en?.summary ?? '',
  enBody: content.en?.body ?? '',
  tool: content.tool ?? '',
  group: content.group ?? '',
  minutes: content.minutes ? String(content.minutes) : '',
  author: content.author,
  sources: content.sources
    .map(({ title, act = '', article = '', url }) =>
      [title, ...(act || article ? [act, article] : []), ...(url ? [url] : [])].join(' | '),
    )
    .join('\n'),
  related: content.related.join('\n'),
  templates: content.templates.join('\n'),
  legalBasis: content.legalBasis,
  place: content.place,
  address: content.document?.url ?? '',
  topics: content.document?.topics.join(', ') ?? '',
  items: content.items.map(({ kind, slug }) => `${kind} ${slug}`).join('\n'),
  note,
})
