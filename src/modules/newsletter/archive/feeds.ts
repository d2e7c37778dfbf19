import { latest, writeAtom } from '../../../platform/feeds/atom.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { siteSettings } from '../../network/index.ts'
import { ARCHIVE, type Issue, issuePath } from '../issues/rules.ts'
import { numberWords } from '../letter/letter.tsx'
import { filled } from '../letter/slots.ts'
import { frozenById } from '../letter/store.ts'
import { archivePage } from './store.ts'

export const ATOM = `${ARCHIVE}/kanal.xml`
export const JSON_FEED = `${ARCHIVE}/kanal.json`

const ENTRIES = 30
// A feed says when it was updated, also before anything is in it (RFC 4287, 4.2.15).
const BEGINNING = Temporal.Instant.from('2016-03-04T00:00:00Z')

const newest = async (c: HttpContext) => (await archivePage(c.get('context').db, { limit: ENTRIES })).rows

/** The newest issues for programs that read feeds. */
export async function atomFeed(c: HttpContext): Promise<string> {
  const context = c.get('context')
  const t = context.house.texts.in(c.get('locale'))
  const addressOf = (path: string) => context.house.config.url + c.get('url')(path)
  const { names } = await siteSettings(context.house)
  const entries = (await newest(c)).map((issue) => ({
    id: `urn:uuid:${issue.id}`,
    title: titleOf(issue, t),
    summary: issue.plainSummary,
    url: addressOf(issuePath(issue)),
    publishedAt: issue.frozenAt ?? BEGINNING,
    updatedAt: issue.frozenAt ?? BEGINNING,
  }))
  return writeAtom({
    id: addressOf(ATOM),
    title: t('newsletter.feed.title', { network: names.name[c.get('locale')] }),
    language: c.get('locale'),
    page: addressOf(ARCHIVE),
    author: names.name[c.get('locale')],
    updatedAt: latest(context.now, ...entries.map(({ updatedAt }) => updatedAt)) ?? BEGINNING,
    entries,
  })
}

/** The same as JSON Feed 1.1 (jsonfeed.org), with the whole text of each issue in plain words. */
export async function jsonFeed(c: HttpContext): Promise<string> {
  const context = c.get('context')
  const t = context.house.texts.in(c.get('locale'))
  const addressOf = (path: string) => context.house.config.url + c.get('url')(path)
  const { names } = await siteSettings(context.house)
  const items = []
  for (const issue of await newest(c)) {
    const url = addressOf(issuePath(issue))
    const archive = addressOf(ARCHIVE)
    const frozen = await frozenById(context.db, issue.id)
    items.push({
      id: `urn:uuid:${issue.id}`,
      url,
      title: titleOf(issue, t),
      summary: issue.plainSummary,
      content_text: frozen ? filled(frozen, { unsubscribe: archive, preferences: archive, view: url }).text : '',
      date_published: issue.frozenAt?.toString(),
      language: 'pl',
    })
  }
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: t('newsletter.feed.title', { network: names.name[c.get('locale')] }),
    home_page_url: addressOf(ARCHIVE),
    feed_url: addressOf(JSON_FEED),
    language: c.get('locale'),
    authors: [{ name: names.name[c.get('locale')], url: addressOf('/') }],
    items,
  })
}

const titleOf = (issue: Issue, t: Parameters<typeof numberWords>[1]) => `${numberWords(issue, t)}: ${issue.subject}`
