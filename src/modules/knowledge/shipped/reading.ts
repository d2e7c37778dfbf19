import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import words from '../../../../docs/glossary.md?raw'
import { slugOf } from '../../../ui/index.ts'
import { Content, DocumentFields, Source } from '../content.ts'
import { glossaryOf } from '../glossary/words.ts'
import { isTool, type Kind } from '../rules.ts'
import { knowledgeFolder } from './folder.ts'

/** A text of the product, as its file says it. */
export interface Shipped {
  kind: Kind
  slug: string
  content: Content
  lawChecked: string | null
  /** Changes when the file does. */
  hash: string
}

export interface ShippedQuestion {
  slug: string
  tool: string | null
  question: string
  answer: string
  sources: Source[]
  hash: string
}

/**
 * Everything the product ships in this folder, and the words of the glossary.
 * @throws Error naming the file that is not as `data/knowledge/README.md` says
 */
export function readShipped(folder: string | null = knowledgeFolder()): Shipped[] {
  return [
    ...(folder
      ? [...guides(folder), ...markdownOf(folder, 'templates', 'template'), ...markdownOf(folder, 'stories', 'story')]
      : []),
    ...(folder ? [...library(folder), ...collections(folder)] : []),
    ...glossary(folder),
  ]
}

const Head = z.looseObject({
  title: z.string(),
  summary: z.string().optional(),
  what: z.string().optional(),
  group: z.string().optional(),
  tool: z.string().nullish(),
  // The parser of YAML makes no dates of its own; a day stays the text it is.
  lawChecked: z.iso.date().optional(),
})

function guides(folder: string): Shipped[] {
  return globSync(join(folder, 'guides', '*.pl.md')).map((path) => {
    const polish = readText(path)
    const englishPath = path.replace(/\.pl\.md$/, '.en.md')
    const english = existsSync(englishPath) ? readText(englishPath) : null
    const en = english && { title: english.head.title, summary: english.head.summary, body: english.body }
    return shippedFrom('guide', basename(path, '.pl.md'), polish, en)
  })
}

const markdownOf = (folder: string, part: string, kind: Kind): Shipped[] =>
  globSync(join(folder, part, '*.md')).map((path) => shippedFrom(kind, basename(path, '.md'), readText(path), null))

interface ReadText {
  path: string
  head: z.infer<typeof Head>
  body: string
}

function readText(path: string): ReadText {
  const [, head = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(readFileSync(path, 'utf8')) ?? []
  return { path, head: checked(path, Head, yamlOf(path, head)), body: body.trim() }
}

function yamlOf(path: string, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`)
  }
}

function shippedFrom(kind: Kind, slug: string, { path, head, body }: ReadText, en: object | null): Shipped {
  const { what, lawChecked, tool, ...rest } = head
  const content = checked(path, Content, {
    ...rest,
    summary: head.summary ?? what ?? '',
    tool: isTool(tool) ? tool : null,
    body,
    en,
  })
  return shipped(kind, slug, content, lawChecked ?? null)
}

const LibraryFile = z.array(
  z.looseObject({
    slug: z.string().optional(),
    title: z.string(),
    summary: z.string().optional(),
    description: z.string().optional(),
  }),
)

function library(folder: string): Shipped[] {
  const path = join(folder, 'library.json')
  return readList(path, LibraryFile).map((entry) => {
    const { title, summary, description, slug = slugOf(title), ...fields } = entry
    const given = { ...fields, authors: listed(fields.authors), topics: wordsOf(fields.topics ?? fields.topic) }
    const content = { title, summary: summary ?? description ?? '', document: checked(path, DocumentFields, given) }
    return shipped('document', slug, checked(path, Content, content), null)
  })
}

const listed = (value: unknown) => (Array.isArray(value) ? value.join(', ') : (value ?? ''))
const wordsOf = (value: unknown) => (Array.isArray(value) ? value : value ? [value] : [])

const CollectionFile = z.array(z.looseObject({ slug: z.string(), title: z.string() }))

const collections = (folder: string): Shipped[] => {
  const path = join(folder, 'collections.json')
  return readList(path, CollectionFile).map(({ slug, ...content }) =>
    shipped('collection', slug, checked(path, Content, content), null),
  )
}

const GlossaryFile = z.array(
  z.object({ term: z.string(), short: z.object({ pl: z.string(), en: z.string() }), long: z.string().optional() }),
)

function glossary(folder: string | null): Shipped[] {
  const met = folder ? readList(join(folder, 'glossary.json'), GlossaryFile) : []
  return glossaryOf(words, met).map(({ slug, content }) => shipped('term', slug, Content.parse(content), null))
}

const QuestionsFile = z.array(
  z.object({
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    tool: z.string().nullish(),
    question: z.string(),
    answer: z.string(),
    sources: z.array(Source).default([]),
  }),
)

/** Questions that residents ask first, with answers. */
export function readQuestions(folder: string | null = knowledgeFolder()): ShippedQuestion[] {
  if (!folder) return []
  return readList(join(folder, 'questions.json'), QuestionsFile).map((given) => ({
    ...given,
    tool: isTool(given.tool) ? given.tool : null,
    hash: hashOf(given),
  }))
}

/** A list in a file, or under the one key of the object in it; none without the file. */
function readList<T>(path: string, schema: z.ZodType<T[]>): T[] {
  if (!existsSync(path)) return []
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return checked(path, schema, Array.isArray(read) ? read : Object.values(read as object).find(Array.isArray))
}

function checked<T>(path: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

const shipped = (kind: Kind, slug: string, content: Content, lawChecked: string | null): Shipped => ({
  kind,
  slug,
  content,
  lawChecked,
  hash: hashOf({ content, lawChecked }),
})

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
