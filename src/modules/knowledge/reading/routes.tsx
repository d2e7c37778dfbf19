import { Hono } from 'hono'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import { asStream, writeDocx } from '../../../platform/documents/index.ts'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { fold } from '../../../platform/language/index.ts'
import { explaining } from '../glossary/explaining.ts'
import type { KnowledgePorts } from '../ports.ts'
import { questionPath } from '../questions/rules.ts'
import { publicQuestionsBySlugs, questionsPage } from '../questions/store.ts'
import {
  COLLECTIONS,
  GUIDES,
  HOME,
  type Kind,
  KNOWLEDGE,
  LIBRARY,
  mayEdit,
  pathOf,
  STORIES,
  TEMPLATES,
  type Text,
  TOOLS,
} from '../rules.ts'
import { publishedBySlugs, publishedHeads, publishedText } from '../store.ts'
import { DEADLINE_TOOLS, datedBetween } from '../terms/deadlines.ts'
import { GuidePage } from './guide-page.tsx'
import { guideProps } from './guides.ts'
import { KnowledgeHome } from './home-page.tsx'
import {
  CollectionList,
  CollectionPage,
  DocumentPage,
  GuideList,
  type Item,
  LibraryPage,
  TextList,
  TextPage,
} from './pages.tsx'
import { documentOf } from './templates.ts'

const ToolQuery = z.object({ narzedzie: z.enum(TOOLS).optional().catch(undefined) })
const LibraryQuery = z.object({
  tekst: z.string().trim().max(200).optional().catch(undefined),
  temat: z.string().trim().max(100).optional().catch(undefined),
})
const cache = [KNOWLEDGE]

/** `/wiedza`: guides, templates, stories, the library and collections, for everybody to read. */
export function readingRoutes(ports: KnowledgePorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(HOME, async (c) => {
    const { db, now } = c.get('context')
    const today = dateOf(now)
    const count = async (kind: Kind) => (await publishedHeads(db, kind)).length
    const props = {
      guides: await publishedHeads(db, 'guide'),
      stories: (await publishedHeads(db, 'story')).slice(0, 3),
      collections: await publishedHeads(db, 'collection'),
      questions: (await questionsPage(db, {}, { limit: 5 })).rows,
      next: datedBetween(today, today.add({ years: 1 }), DEADLINE_TOOLS).slice(0, 3),
      counts: {
        terms: await count('term'),
        documents: await count('document'),
        templates: await count('template'),
      },
    }
    return page(c, <KnowledgeHome {...props} />, 200, { cache })
  })

  routes.get(GUIDES, async (c) =>
    page(c, <GuideList guides={await publishedHeads(c.get('context').db, 'guide')} />, 200, { cache }),
  )

  routes.get(`${GUIDES}/:slug`, async (c) => {
    const text = await textAt(c, 'guide')
    return page(c, <GuidePage {...(await guideProps(c, ports, text))} />, 200, { cache })
  })

  for (const [kind, path] of [
    ['template', TEMPLATES],
    ['story', STORIES],
  ] as const) {
    routes.get(path, async (c) => {
      const { narzedzie: tool } = readQuery(c, ToolQuery)
      const texts = await publishedHeads(c.get('context').db, kind, tool)
      return page(c, <TextList {...{ kind, texts, tool }} />, 200, { cache })
    })
  }

  routes.get(`${TEMPLATES}/:file{[a-z0-9-]+\\.docx}`, async (c) => {
    const text = found(await publishedText(c.get('context').db, 'template', c.req.param('file').replace('.docx', '')))
    const { config } = c.get('context').house
    const model = documentOf(text, {
      author: await ports.networkName(c.get('context')),
      address: config.url + pathOf(text),
    })
    return c.body(asStream(writeDocx(model)), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="${text.slug}.docx"`,
    })
  })

  routes.get(`${TEMPLATES}/:slug`, (c) => onePage(c, 'template'))
  routes.get(`${STORIES}/:slug`, (c) => onePage(c, 'story'))

  async function onePage(c: HttpContext, kind: 'template' | 'story') {
    const text = await textAt(c, kind)
    const explain = await explaining(c.get('context').db, c.get('locale'), c.get('url'))
    const props = { text, explain, edits: mayEdit(c.get('context').actor), alike: await alikeOf(c, text) }
    return page(c, <TextPage {...props} />, 200, { cache })
  }

  routes.get(LIBRARY, async (c) => {
    const query = readQuery(c, LibraryQuery)
    const all = await publishedHeads(c.get('context').db, 'document')
    const topics = [...new Set(all.flatMap(({ content }) => content.document?.topics ?? []))].toSorted(
      new Intl.Collator('pl').compare,
    )
    const documents = all.filter((text) => answers(text, query))
    return page(c, <LibraryPage {...{ documents, topics, query }} />, 200, { cache })
  })

  routes.get(`${LIBRARY}/:slug`, async (c) => {
    const text = await textAt(c, 'document')
    const props = { text, edits: mayEdit(c.get('context').actor), alike: await alikeOf(c, text) }
    return page(c, <DocumentPage {...props} />, 200, { cache })
  })

  routes.get(COLLECTIONS, async (c) =>
    page(c, <CollectionList collections={await publishedHeads(c.get('context').db, 'collection')} />, 200, { cache }),
  )

  routes.get(`${COLLECTIONS}/:slug`, async (c) => {
    const text = await textAt(c, 'collection')
    const items = await itemsOf(c, text)
    return page(c, <CollectionPage {...{ text, items }} edits={mayEdit(c.get('context').actor)} />, 200, { cache })
  })

  const alikeOf = (c: HttpContext, { kind, id, content }: Text) =>
    ports.alike(c.get('context'), { kind, id, text: `${content.title} ${content.summary}` })

  return routes
}

const textAt = async (c: HttpContext, kind: Kind) =>
  found(await publishedText(c.get('context').db, kind, c.req.param('slug') ?? ''))

function answers({ content }: Text, { tekst, temat }: z.infer<typeof LibraryQuery>): boolean {
  const words = fold(
    `${content.title} ${content.summary} ${content.document?.authors ?? ''} ${content.document?.publisher ?? ''}`,
  )
  if (temat && !content.document?.topics.includes(temat)) return false
  return (
    !tekst ||
    fold(tekst)
      .split(/\s+/)
      .every((word) => words.includes(word))
  )
}

/** What a collection leads to, as far as it is public, in its order. */
async function itemsOf(c: HttpContext, { content }: Text): Promise<Item[]> {
  const { db } = c.get('context')
  const items = new Map<string, Item>()
  for (const [kind, of] of Map.groupBy(content.items, (item) => item.kind)) {
    const slugs = of.map(({ slug }) => slug)
    if (kind === 'question')
      for (const question of await publicQuestionsBySlugs(db, slugs))
        items.set(`question ${question.slug}`, {
          kind,
          title: question.title,
          summary: question.details,
          path: questionPath(question),
          minutes: null,
        })
    else
      for (const text of await publishedBySlugs(db, kind, slugs))
        items.set(`${kind} ${text.slug}`, {
          kind,
          title: text.content.title,
          summary: text.content.summary,
          path: pathOf(text),
          minutes: text.content.minutes,
        })
  }
  return content.items.flatMap(({ kind, slug }) => items.get(`${kind} ${slug}`) ?? [])
}
