import { Hono } from 'hono'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import { fold } from '../../../platform/language/index.ts'
import type { KnowledgePorts } from '../ports.ts'
import { GLOSSARY, KNOWLEDGE, mayEdit } from '../rules.ts'
import { publishedHeads, publishedText } from '../store.ts'
import { explaining } from './explaining.ts'
import { GlossaryPage, TermPage } from './pages.tsx'

const Query = z.object({ tekst: z.string().trim().max(100).optional().catch(undefined) })

/** `/wiedza/slownik`: what the words of participation mean. */
export function glossaryRoutes(ports: KnowledgePorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(GLOSSARY, async (c) => {
    const { tekst } = readQuery(c, Query)
    const all = await publishedHeads(c.get('context').db, 'term')
    const wanted = fold(tekst ?? '')
    const terms = all.filter(({ content }) =>
      fold([content.title, content.summary, ...content.aliases].join(' ')).includes(wanted),
    )
    return page(c, <GlossaryPage {...{ terms, tekst }} />, 200, { cache: [KNOWLEDGE] })
  })

  routes.get(`${GLOSSARY}/:slug`, async (c) => {
    const context = c.get('context')
    const text = found(await publishedText(context.db, 'term', c.req.param('slug')))
    const props = {
      text,
      explain: await explaining(context.db, c.get('locale'), c.get('url')),
      alike: await ports.alike(context, {
        kind: 'term',
        id: text.id,
        text: `${text.content.title} ${text.content.summary}`,
      }),
      edits: mayEdit(context.actor),
    }
    return page(c, <TermPage {...props} />, 200, { cache: [KNOWLEDGE] })
  })

  return routes
}
