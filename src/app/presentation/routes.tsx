import { Hono } from 'hono'
import { MEETINGS } from '../../modules/meetings/index.ts'
import { MEMBERS } from '../../modules/membership/index.ts'
import { NETWORK_PAGES } from '../../modules/network/index.ts'
import { PRACTICES } from '../../modules/practices/index.ts'
import { PROCESSES } from '../../modules/processes/index.ts'
import { found } from '../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readOnceForAll } from '../../platform/http/index.ts'
import { TALK, TalkPage } from './pages.tsx'
import type { PresentationPorts } from './ports.ts'
import { makeTalk } from './talk.ts'

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
const SHOWN = [NETWORK_PAGES, MEMBERS, PROCESSES, PRACTICES, MEETINGS, 'settings']

/** `/siec/prezentacja`: the network in slides, to present from, and as files to take away. */
export function openPresentationRoutes(ports: PresentationPorts): App {
  const routes: App = new Hono<AppEnv>()

  // The same for everybody, and dear to make: a map, a code, a dozen questions.
  const talk = (c: HttpContext) =>
    readOnceForAll(c, 'talk', async () => ({
      value: await makeTalk(c.get('context'), ports),
      tags: SHOWN,
    }))

  routes.get(TALK, async (c) => page(c, <TalkPage talk={await talk(c)} />, 200, { cache: SHOWN }))

  routes.get(`${TALK}.pptx`, async (c) => {
    const { writePptx } = await import('../../platform/documents/index.ts')
    return file(c, new Uint8Array(await writePptx(await talk(c))), { type: PPTX, extension: 'pptx' })
  })

  routes.get(`${TALK}.pdf`, async (c) => {
    const { collect, writeSlidesPdf } = await import('../../platform/documents/index.ts')
    return file(c, new Uint8Array(await collect(writeSlidesPdf(await talk(c)))), {
      type: 'application/pdf',
      extension: 'pdf',
    })
  })

  routes.get(`${TALK}/:file{[a-z0-9-]+\\.png}`, async (c) => {
    const { slides } = await talk(c)
    const id = c.req.param('file').replace(/\.png$/, '')
    const { png } = found(slides.find((slide) => slide.id === id)?.picture ?? null)
    c.header('content-type', 'image/png')
    c.header('cache-control', 'public, max-age=600')
    c.set('pageOptions', { file: 'image/png' })
    return c.body(new Uint8Array(png))
  })

  return routes
}

function file(c: HttpContext, body: Uint8Array<ArrayBuffer>, { type, extension }: { type: string; extension: string }) {
  const name = c.get('locale') === 'en' ? 'network-presentation' : 'prezentacja-sieci'
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="${name}.${extension}"`)
  c.set('pageOptions', { file: type })
  return c.body(body)
}
