import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { slugOf } from '../../src/ui/index.ts'
import { ACCESS } from './addresses/index.ts'

// What the files of the knowledge base refer to has to be there: a reader follows a link to a template or a word, and a
// clerk acts on it. Whether each file has the right shape is checked by those who read it.

const FOLDER = 'data/knowledge'
const TOOL_PARTS = [
  'czym-jest',
  'kiedy',
  'kto-moze',
  'prawo',
  'kalendarz',
  'kroki',
  'wzory',
  'portal',
  'koszty',
  'bledy',
]
const TOOL_GUIDES = [
  'konsultacje-spoleczne',
  'budzet-obywatelski',
  'inicjatywa-uchwalodawcza',
  'fundusz-solecki',
  'referendum-lokalne',
]

const read = (path: string) => readFileSync(`${FOLDER}/${path}`, 'utf8')
const json = (path: string) => JSON.parse(read(path))

function textOf(path: string) {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(path, 'utf8')) ?? []
  // A list of the head is a key alone on its line, and its items one step in.
  const list = (key: string) =>
    [...(new RegExp(`^${key}:\\n((?: {2}.*\\n?)*)`, 'm').exec(head)?.[1] ?? '').matchAll(/^ {2}- (.+)$/gm)].map(
      ([, item = '']) => item,
    )
  const field = (key: string) => new RegExp(`^${key}: (.+)$`, 'm').exec(head)?.[1]
  const ids = [...body.matchAll(/^#{2,4} .*\{#([a-z0-9-]+)\}$/gm)].map(([, id = '']) => id)
  return { name: basename(path), head, body, list, field, ids }
}

const inFolder = (part: string) => globSync(`${FOLDER}/${part}/*.md`).sort().map(textOf)
const slugsIn = (part: string) => new Set(inFolder(part).map(({ name }) => name.replace(/(\.(pl|en))?\.md$/, '')))

const guides = inFolder('guides')
const texts = [...guides, ...inFolder('templates'), ...inFolder('stories')]
const guideSlugs = slugsIn('guides')
const templateSlugs = slugsIn('templates')
const questions: { slug: string; answer: string }[] = json('questions.json')
const documents: { slug: string }[] = json('library.json')

describe('the knowledge base', () => {
  test('has a full guide with every part for each of the five tools, and an English summary of each guide', () => {
    for (const slug of TOOL_GUIDES) {
      const guide = textOf(`${FOLDER}/guides/${slug}.pl.md`)
      expect(guide.ids, slug).toEqual(expect.arrayContaining([...TOOL_PARTS, 'przyklady', 'pytania']))
      expect(guide.list('templates').length, slug).toBeGreaterThan(0)
    }
    const english = [...guideSlugs].filter((slug) => !existsSync(`${FOLDER}/guides/${slug}.en.md`))
    expect(english).toEqual([])
  })

  test('gives each heading an id of its own', () => {
    const repeated = guides.filter(({ ids }) => new Set(ids).size !== ids.length).map(({ name }) => name)
    expect(repeated).toEqual([])
  })

  test('refers to guides, templates and pictures that are there', () => {
    const missing = texts.flatMap(({ name, body, list }) =>
      [
        ...list('related').filter((slug) => !guideSlugs.has(slug)),
        ...list('templates').filter((slug) => !templateSlugs.has(slug)),
        ...[...body.matchAll(/\{\{obraz:([a-z0-9-]+)\}\}/g)]
          .map(([, picture = '']) => picture)
          .filter((picture) => !existsSync(`${FOLDER}/pictures/${picture}.svg`)),
      ].map((what) => `${name}: ${what}`),
    )
    expect(missing).toEqual([])
  })

  test('explains every word it marks as one of the glossary', () => {
    const terms: { term: string }[] = json('glossary.json')
    const known = new Set(terms.flatMap(({ term }) => term.split(/[(),]/).map((name) => slugOf(name.trim()))))
    const marked = [
      ...texts.map(({ name, body }) => ({ name, body })),
      { name: 'questions.json', body: read('questions.json') },
    ]
    const unknown = marked.flatMap(({ name, body }) =>
      [...body.matchAll(/\[\[([^\]|\\\n]+)(?:\\?\|[^\]]+)?\]\]/g)]
        .map(([, term = '']) => term)
        .filter((term) => !known.has(slugOf(term)))
        .map((term) => `${name}: ${term}`),
    )
    expect(unknown).toEqual([])
    expect(new Set(terms.map(({ term }) => slugOf(term))).size).toBe(terms.length)
  })

  test('leads only to addresses of the portal that everybody may open', () => {
    const open = new Set(ACCESS.filter(({ who }) => who.includes('stranger')).flatMap(({ get = [] }) => get))
    const closed = texts.flatMap(({ name, head, body }) =>
      [...head.matchAll(/^ {4}href: (\S+)$/gm), ...body.matchAll(/\]\((\/[^)\s]*)\)/g)]
        .map(([, href = '']) => href)
        .filter((href) => !open.has(href))
        .map((href) => `${name}: ${href}`),
    )
    expect(closed).toEqual([])
  })

  test('collects only what it has', () => {
    const there: Record<string, Set<string>> = {
      guide: guideSlugs,
      template: templateSlugs,
      story: slugsIn('stories'),
      question: new Set(questions.map(({ slug }) => slug)),
      document: new Set(documents.map(({ slug }) => slug)),
    }
    const collections: { slug: string; items: { kind: string; slug: string }[] }[] = json('collections.json')
    const missing = collections.flatMap(({ slug, items }) =>
      items.filter((item) => !there[item.kind]?.has(item.slug)).map((item) => `${slug}: ${item.kind} ${item.slug}`),
    )
    expect(missing).toEqual([])
    const { tools }: { tools: Record<string, { guide: string }> } = json('chooser.json')
    expect(
      Object.values(tools)
        .map(({ guide }) => guide)
        .sort(),
    ).toEqual([...TOOL_GUIDES].sort())
  })

  test('asks each question of the chooser once, and gives a reason for every weight', () => {
    const {
      questions: asked,
    }: {
      questions: { id: string; answers: { id: string; weights: object; because: object }[] }[]
    } = json('chooser.json')
    expect(new Set(asked.map(({ id }) => id)).size).toBe(10)
    for (const { id, answers } of asked)
      for (const answer of answers) {
        expect(Object.keys(answer.because).sort(), `${id} ${answer.id}`).toEqual(Object.keys(answer.weights).sort())
      }
  })

  test('says of every text about a tool when it was compared with the law, and by which act', () => {
    for (const slug of TOOL_GUIDES) {
      const { field, list } = textOf(`${FOLDER}/guides/${slug}.pl.md`)
      expect(field('lawChecked'), slug).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(list('sources').length, slug).toBeGreaterThan(0)
    }
    for (const { name, field } of inFolder('templates')) expect(field('legalBasis'), name).toBeTruthy()
  })

  test('marks stories that were made up', () => {
    for (const { name, head, body } of inFolder('stories')) {
      expect(head, name).toContain('demonstration: true')
      expect(body, name).toContain('Opowieść demonstracyjna')
    }
  })

  test('draws pictures that have a name and a description, and nothing that runs', () => {
    for (const path of globSync(`${FOLDER}/pictures/*.svg`)) {
      const svg = readFileSync(path, 'utf8')
      expect(svg, path).toMatch(/<title id="[^"]+">[^<]+<\/title>/)
      expect(svg, path).toMatch(/<desc id="[^"]+">[^<]+<\/desc>/)
      expect(svg, path).not.toMatch(/<script|\son\w+=|href=|style=/)
    }
  })

  test('is set in Polish typography', () => {
    const wrong = texts
      .filter(({ name }) => !name.endsWith('.en.md'))
      .flatMap(({ name, body }) =>
        body
          .split('\n')
          .filter((line) => /"| - (?!\[)/.test(line.replace(/`[^`]*`/g, '').replace(/^\s*- (\[ \] )?/, '')))
          .map((line) => `${name}: ${line.slice(0, 80)}`),
      )
    expect(wrong).toEqual([])
  })
})
