import { latest, writeAtom } from '../../../platform/feeds/atom.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { siteSettings } from '../../network/index.ts'
import { type PracticeQuery, understood } from '../finding.ts'
import { listPractices } from '../found.ts'
import { HOME, pathOf } from '../rules.ts'
import { listAddress } from './addresses.ts'

const ENTRIES = 50
// A feed says when it was updated, also before anything is in it (RFC 4287, 4.2.15).
const BEGINNING = Temporal.Instant.from('2026-01-01T00:00:00Z')

/** The newest practices of a filter, as a feed. */
export async function practicesFeed(c: HttpContext, query: PracticeQuery): Promise<string> {
  const context = c.get('context')
  const t = context.house.texts.in(c.get('locale'))
  const addressOf = (path: string) => context.house.config.url + c.get('url')(path)
  const { filter } = await understood(context, query)
  const { rows } = await listPractices(context, filter, { limit: ENTRIES })
  const entries = rows.map((practice) => ({
    id: `urn:uuid:${practice.id}`,
    title: practice.title,
    summary: practice.essence,
    url: addressOf(pathOf(practice)),
    publishedAt: practice.publishedAt ?? practice.createdAt,
    updatedAt: practice.updatedAt,
  }))
  return writeAtom({
    id: addressOf(listAddress(query, `${HOME}/kanal.xml`)),
    title: t('practices.map'),
    subtitle: t('practices.list.description'),
    language: c.get('locale'),
    page: addressOf(listAddress(query)),
    author: (await siteSettings(context.house)).names.name[c.get('locale')],
    updatedAt: latest(context.now, ...entries.map(({ updatedAt }) => updatedAt)) ?? BEGINNING,
    entries,
  })
}
