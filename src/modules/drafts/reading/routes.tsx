import { Hono } from 'hono'
import { z } from 'zod'
import { found as must } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { tagOf } from '../../processes/index.ts'
import { answersShown, isPublic, remarksByIds, withDecisions } from '../../remarks/index.ts'
import { type FoundDraft, findDraft } from '../actions.ts'
import { commentsOfThread } from '../commenting/store.ts'
import type { DraftsPorts } from '../ports.ts'
import { paragraphPath, takesComments, type Version } from '../rules.ts'
import { paragraphsOfVersion } from '../store.ts'
import { numberAt, threadOf } from '../threads.ts'
import { changesOf } from '../versions/changes.ts'
import { differenceOf } from '../versions/difference.ts'
import { ChangesPage, DocumentPage, LeftPage, ParagraphPage } from './pages.tsx'
import { countsOf, leftBehind, paragraphOf } from './shown.ts'

const PER_PAGE = 25

const PageQuery = z.object({ po: z.string().refine(isId).optional().catch(undefined) })

/** Reading the document, what was said of each paragraph, and what each version changed. */
export function openReading(ports: DraftsPorts): App {
  const routes = new Hono<AppEnv>()
  const foundAt = (c: HttpContext) => findDraft(c.get('context'), ports.kind, c.req.param('slug') ?? '')

  routes.get('/:slug/projekt', async (c) => {
    const found = await foundAt(c)
    return documentPage(c, found, found.current)
  })

  routes.get('/:slug/projekt/wersje/:number', async (c) => {
    const found = await foundAt(c)
    return documentPage(c, found, versionAt(c, found))
  })

  routes.get('/:slug/projekt/wersje/:number/roznice', async (c) => {
    const found = await foundAt(c)
    const version = versionAt(c, found)
    const before = must(found.versions.find(({ number }) => number === version.number - 1))
    const rows = await changesOf(c.get('context').db, before, version)
    return page(c, <ChangesPage {...{ found, version, rows }} />, 200, { cache: [tagOf(found.process)] })
  })

  routes.get('/:slug/projekt/zmienione', async (c) => {
    const found = await foundAt(c)
    const left = await leftBehind(c.get('context'), found, await countsOf(c.get('context'), found.draft))
    return page(c, <LeftPage {...{ found, left }} />, 200, { cache: [tagOf(found.process)] })
  })

  routes.get('/:slug/projekt/akapity/:thread', async (c) => {
    const context = c.get('context')
    const found = await foundAt(c)
    const at = must(await paragraphOf(context, found, threadOf(c)))
    const before = readQuery(c, PageQuery).po ?? null
    const listed = await commentsOfThread(context.db, found.draft.id, at.wording.thread, {
      limit: PER_PAGE + 1,
      before,
    })
    const shown = listed.slice(0, PER_PAGE)
    const ids = shown.map(({ remarkId }) => remarkId)
    const readable = (await remarksByIds(context.db, found.process.id, ids)).filter(isPublic)
    const remarks = new Map((await withDecisions(context.db, readable)).map((remark) => [remark.id, remark]))
    const comments = shown.flatMap(({ remarkId, versionNumber, proposal }) => {
      const remark = remarks.get(remarkId)
      if (!remark) return []
      // Whoever changed their remark may have changed the wording in it too.
      const difference = proposal && !remark.editedAt ? differenceOf(at.wording.body, proposal) : null
      return [{ remark, version: versionNumber, proposal: difference }]
    })
    const last = listed.length > PER_PAGE ? shown.at(-1) : null
    const props = {
      found,
      ...at,
      comments,
      answers: answersShown(await ports.settingsOf(context, found.process), found.process, context.now),
      open: takesComments(found.process, context.now),
      next: last ? `${paragraphPath(found.process, at.wording.thread)}?po=${last.remarkId}` : null,
    }
    return page(c, <ParagraphPage {...props} />, 200, { cache: [tagOf(found.process)] })
  })

  async function documentPage(c: HttpContext, found: FoundDraft, version: Version) {
    const context = c.get('context')
    const counts = await countsOf(context, found.draft)
    const paragraphs = await paragraphsOfVersion(context.db, version.id)
    const here = new Set(
      (version.id === found.current.id ? paragraphs : await paragraphsOfVersion(context.db, found.current.id)).map(
        ({ thread }) => thread,
      ),
    )
    const props = {
      found,
      version,
      paragraphs,
      counts,
      leftCount: [...counts.keys()].filter((thread) => !here.has(thread)).length,
      open: takesComments(found.process, context.now),
    }
    return page(c, <DocumentPage {...props} />, 200, { cache: [tagOf(found.process)] })
  }

  const versionAt = (c: HttpContext, { versions }: FoundDraft): Version => {
    const wanted = numberAt(c, 'number')
    return must(versions.find(({ number }) => number === wanted))
  }

  return routes
}
