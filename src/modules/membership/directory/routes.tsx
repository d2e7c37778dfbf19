import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { asStream, writeCsv, writeXlsx } from '../../../platform/documents/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { FEED_TYPES, writeFeed } from '../../../platform/feeds/atom.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { recordReading } from '../../audit/index.ts'
import { fullName, myUnit } from '../../places/index.ts'
import { MEMBERS } from '../members/actions.ts'
import { mayWriteTo } from '../relay/rules.ts'
import { mayKeepMembers } from '../rules.ts'
import { DIRECTORY, MEMBERS_HOME, memberPath } from './addresses.ts'
import { EXPORT_COLUMNS, exportRows } from './export.ts'
import { newMembersFeed } from './feed.ts'
import { DirectoryQuery } from './forms.ts'
import { directoryFor, type SeenMember, seenMembers } from './listing.ts'
import { type ListedMember, listedMember } from './listing-store.ts'
import { DirectoryPage, MemberPage } from './pages.tsx'
import type { Viewer } from './rules.ts'
import { vcardOf } from './vcard.ts'
import { type Viewing, viewerOf, viewerOfLists, viewingOf } from './viewing.ts'

const PER_PAGE = 24

/** The directory, each member's page, and what can be taken away from them. */
export function directoryRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(DIRECTORY, async (c) => {
    const viewing = await viewingOf(c.get('context'))
    const found = await directoryFor(c.get('context'), viewing, readQuery(c, DirectoryQuery), PER_PAGE)
    const props = { ...found, mine: await myUnit(c), viewer: viewerOfLists(viewing) }
    return page(c, <DirectoryPage {...props} />, 200, { cache: [MEMBERS] })
  })

  for (const ending of ['xml', 'json'] as const)
    routes.get(`${DIRECTORY}/kanal.${ending}`, async (c) => {
      const body = writeFeed(await newMembersFeed(c), ending)
      c.set('pageOptions', { file: FEED_TYPES[ending] })
      return c.body(body, 200, { 'content-type': FEED_TYPES[ending] })
    })

  routes.get(`${DIRECTORY}/eksport.csv`, async (c) => {
    const { header } = await exported(c, 'csv')
    const delimiter = c.get('locale') === 'pl' ? ';' : ','
    return file(c, 'csv', writeCsv(exportRows(c.get('context')), { header, delimiter }))
  })

  routes.get(`${DIRECTORY}/eksport.xlsx`, async (c) => {
    const { header, t } = await exported(c, 'xlsx')
    const columns = header.map((name) => ({ header: name, width: 24 }))
    return file(
      c,
      'xlsx',
      writeXlsx([{ name: t('membership.members.title'), columns, rows: exportRows(c.get('context')) }]),
    )
  })

  routes.get(`${MEMBERS_HOME}/:id`, async (c) => {
    const { viewing, listed, seen, viewer } = await memberAt(c)
    const props = { member: seen, isOwn: viewer === 'owner', mayWrite: mayWriteTo(viewing, listed) }
    return page(c, <MemberPage {...props} />, 200, { cache: [MEMBERS] })
  })

  routes.get(`${MEMBERS_HOME}/:id/wizytowka.vcf`, async (c) => {
    const { seen } = await memberAt(c)
    const { house, now } = c.get('context')
    const t = house.texts.in(c.get('locale'))
    const card = vcardOf(seen.seen, {
      place: seen.unit && fullName(seen.unit, t),
      tools: seen.seen.tools?.map((tool) => t(`membership.tool.${tool}`)) ?? [],
      page: house.config.url + c.get('url')(memberPath(seen.seen.memberId)),
      madeAt: now,
    })
    return c.body(card, 200, {
      'content-type': 'text/vcard; charset=utf-8',
      'content-disposition': 'attachment; filename="wizytowka.vcf"',
      'cache-control': 'private, no-store',
    })
  })

  return routes
}

export interface MemberAt {
  viewing: Viewing
  viewer: Viewer
  listed: ListedMember
  seen: SeenMember
}

/** The member of the address as this viewer may see them; absent when they may not know of them. */
export async function memberAt(c: HttpContext): Promise<MemberAt> {
  const context = c.get('context')
  const listed = found(await listedMember(context.db, c.req.param('id') ?? '', dateOf(context.now)))
  const viewing = await viewingOf(context)
  const viewer = viewerOf(viewing, listed.owner.id)
  const [seen] = await seenMembers(context, viewer, [listed])
  return { viewing, viewer, listed, seen: found(seen) }
}

async function exported(c: HttpContext, form: 'csv' | 'xlsx') {
  const context: Context = c.get('context')
  allow(mayKeepMembers(context.actor))
  await recordReading(context, { kind: 'directory' }, { form })
  const t = context.house.texts.in(c.get('locale'))
  return { t, header: EXPORT_COLUMNS.map((column) => t(`membership.export.${column}`)) }
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const file = (c: HttpContext, ending: keyof typeof TYPES, bytes: AsyncIterable<Uint8Array>) =>
  c.body(asStream(bytes), 200, {
    'content-type': TYPES[ending],
    'content-disposition': `attachment; filename="czlonkowie.${ending}"`,
    'cache-control': 'private, no-store',
  })
