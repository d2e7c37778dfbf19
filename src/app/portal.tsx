import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import * as audit from '../modules/audit/index.ts'
import * as ballots from '../modules/ballots/index.ts'
import * as budgets from '../modules/budgets/index.ts'
import * as consultations from '../modules/consultations/index.ts'
import * as debates from '../modules/debates/index.ts'
import * as discussions from '../modules/discussions/index.ts'
import * as drafts from '../modules/drafts/index.ts'
import * as field from '../modules/field/index.ts'
import * as forms from '../modules/forms/index.ts'
import * as identity from '../modules/identity/index.ts'
import * as knowledge from '../modules/knowledge/index.ts'
import * as media from '../modules/media/index.ts'
import * as meetings from '../modules/meetings/index.ts'
import * as membership from '../modules/membership/index.ts'
import * as moderation from '../modules/moderation/index.ts'
import * as network from '../modules/network/index.ts'
import * as newsletter from '../modules/newsletter/index.ts'
import * as notices from '../modules/notices/index.ts'
import * as openData from '../modules/open-data/index.ts'
import * as places from '../modules/places/index.ts'
import * as planning from '../modules/planning/index.ts'
import * as practices from '../modules/practices/index.ts'
import * as remarks from '../modules/remarks/index.ts'
import * as search from '../modules/search/index.ts'
import * as surveys from '../modules/surveys/index.ts'
import { stranger } from '../platform/actor.ts'
import type { House } from '../platform/context.ts'
import { sql } from '../platform/db/index.ts'
import { type App, type AppEnv, openPageCache, openShell, type PageCache } from '../platform/http/index.ts'
import { openDeskRoutes } from './desk/routes.tsx'
import { openHomeRoutes } from './home/routes.tsx'
import { openInformationRoutes } from './information/routes.tsx'
import { LETTERS } from './letters.ts'
import { openMapRoutes } from './maps/routes.tsx'
import { openNearRoutes } from './near/routes.tsx'
import { openDataPorts } from './open-data/ports.ts'
import { PERSONAL_DATA } from './personal-data.ts'
import { openPollingWork } from './polling/routes.tsx'
import { openPresentationRoutes } from './presentation/routes.tsx'
import { RefusalPage, refusalWord, renderPage } from './render.tsx'
import { searchPorts } from './search/ports.ts'
import { secondFactorGate } from './second-factor.ts'
import { openSharingRoutes } from './sharing/routes.tsx'
import { openStylRoutes } from './styl.tsx'
import { openThemeRoutes } from './theme.tsx'
import { type Wiring, wire } from './wiring.tsx'

export interface Portal {
  app: App
  cache: PageCache
}

/** The portal: every address of every module behind the shell. This page is the address map. */
export async function openPortal(house: House): Promise<Portal> {
  const cache = openPageCache(house.bus)
  const wiring = wire(house)
  let settings = await network.siteSettings(house)
  house.bus.listen((tags) => {
    if (tags.includes('settings')) cache.clear()
  })

  const app = openShell({
    house,
    cache,
    actorOf: (headers) => actorOf(house, wiring, headers),
    render: (c, node) => renderPage(c, node, settings),
    refusalPage: (c, word) =>
      `<!doctype html>${renderPage(c, <RefusalPage word={refusalWord(c, word)} requestId={c.get('context').requestId} />, settings)}`,
  })

  // Kept in memory and read again after a change, so that this waits only then.
  app.use(async (_, next) => {
    settings = await network.siteSettings(house)
    await next()
  })
  app.use(secondFactorGate(wiring.identity))
  app.use(async (c, next) => {
    const { actor, db } = c.get('context')
    if (actor.kind === 'person') c.set('unread', await notices.countUnread(db, actor.id))
    await next()
  })
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    await sql`select 1`.execute(house.db)
    return c.text('ready')
  })
  app.route('/', staticFiles())
  app.route(
    '/',
    openHomeRoutes(() => settings.area),
  )
  app.route('/', openNearRoutes())
  app.route('/', openThemeRoutes())
  app.route('/', openSharingRoutes())
  if (process.env.NODE_ENV === 'development') app.route('/', openStylRoutes())
  app.route('/', openInformationRoutes(PERSONAL_DATA))
  app.route(
    '/',
    openMapRoutes(() => settings.area),
  )
  app.route('/', openDeskRoutes(wiring))
  app.route('/', places.openRoutes({ region: async () => settings.area }))
  app.route('/', search.openRoutes(searchPorts))
  app.route('/', openData.openRoutes(openDataPorts))
  app.route('/', identity.openRoutes(wiring.identity))
  // Before the pages about the network, which take any name under /siec.
  app.route('/', openPresentationRoutes(wiring.presentation))
  app.route('/', discussions.openNetworkRoutes(wiring.discussions))
  app.route('/', membership.openJoining(wiring.membership))
  app.route('/', membership.openRoutes(wiring.membership))
  app.route('/', meetings.openRoutes(wiring.meetings))
  app.route('/', meetings.openRecordRoutes(wiring.meetings))
  app.route('/', practices.openRoutes(wiring.practices))
  app.route('/', knowledge.openRoutes(wiring.knowledge))
  app.route('/', newsletter.openRoutes(wiring.newsletter))
  app.route('/', network.openRoutes(wiring.network))
  app.route('/', audit.openRoutes({ people: wiring.people, desk: wiring.desk }))
  app.route(
    '/',
    notices.openRoutes({
      desk: wiring.desk,
      letters: LETTERS,
      elsewhere: async (context, address) => [await newsletter.ownNewsletter(context, address)],
    }),
  )
  app.route('/', media.openRoutes({ guards: wiring.mediaGuards }))
  app.route('/', moderation.openRoutes(wiring.moderation))
  app.route('/', remarks.openStopRoutes())
  app.route('/', forms.openPaper(wiring.forms))
  app.route('/', field.openRoutes(wiring.field))
  app.route('/konsultacje', surveys.openRoutes(wiring.surveys))
  app.route('/praca/konsultacje', surveys.openWorkRoutes(wiring.surveys))
  app.route('/konsultacje', debates.openRoutes(wiring.debates))
  app.route('/praca/konsultacje', debates.openWorkRoutes(wiring.debates))
  app.route('/konsultacje', drafts.openRoutes(wiring.drafts))
  app.route('/praca/konsultacje', drafts.openWorkRoutes(wiring.drafts))
  app.route('/', planning.openRoutes(wiring.planning))
  app.route('/praca/konsultacje', planning.openWorkRoutes(wiring.planning))
  app.route('/konsultacje', discussions.openRoutes(wiring.discussions))
  app.route('/praca/konsultacje', discussions.openWorkRoutes(wiring.discussions))
  app.route('/praca/konsultacje', openPollingWork(wiring.discussions))
  app.route('/', ballots.openSandboxRoutes())
  app.route('/', ballots.openRoutes(wiring.ballots))
  app.route('/', ballots.openWorkRoutes(wiring.ballots))
  app.route('/budzet-obywatelski', budgets.openRoutes(wiring.budgets))
  app.route('/praca/budzet-obywatelski', budgets.openWorkRoutes(wiring.budgets))
  app.route('/konsultacje', remarks.openRoutes(wiring.remarks))
  app.route('/praca/konsultacje', remarks.openWorkRoutes(wiring.remarks))
  app.route('/praca/konsultacje', consultations.openWorkRoutes(wiring.consultations))
  app.route('/konsultacje', consultations.openRoutes(wiring.consultations))
  app.route('/praca/formularze', forms.openDesignRoutes(wiring.designing))
  // Asked inside the process as a stranger: no request leaves the portal to check its own links.
  wiring.newsletter.answers = async (path) =>
    (await app.request(house.config.url + path, { headers: { 'user-agent': 'wiec' } })).status < 400
  return { app, cache }
}

async function actorOf(house: House, { identity }: Wiring, headers: Headers) {
  const person = await identity.personOf(headers)
  // Demonstration accounts have a published password: outside of demonstration mode they are nobody.
  if (!person || (person.demo && !house.config.demo)) return stranger
  return {
    kind: 'person' as const,
    id: person.id,
    name: person.name,
    email: person.email,
    roles: await network.rolesOf(house.db, person.id),
  }
}

/** Built files; their names change with their content, so browsers keep them. */
function staticFiles(): App {
  const routes: App = new Hono<AppEnv>()
  routes.use(
    '/zasoby/*',
    serveStatic({
      root: 'dist/client/assets',
      precompressed: true,
      rewriteRequestPath: (path) => path.replace(/^\/zasoby/, ''),
      onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  routes.get('/robots.txt', (c) =>
    c.text(
      `User-agent: *\nDisallow: /praca/\nDisallow: /administracja/\nDisallow: /konto/\nDisallow: /szukaj\nSitemap: ${c.get('context').house.config.url}/sitemap.xml\n`,
    ),
  )
  return routes
}
