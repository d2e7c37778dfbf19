import { type Feed, latest } from '../../../platform/feeds/atom.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import type { KnowledgePorts } from '../ports.ts'
import { QUESTIONS, type Tool } from '../rules.ts'
import { questionPath } from './rules.ts'
import { answersByIds, questionsPage } from './store.ts'

const ENTRIES = 50
// A feed says when it was updated, also before anything is in it (RFC 4287, 4.2.15).
const BEGINNING = Temporal.Instant.from('2026-01-01T00:00:00Z')

/** The newest questions, with the answer that was marked. */
export async function questionsFeed(c: HttpContext, ports: KnowledgePorts, tool: Tool | undefined): Promise<Feed> {
  const context = c.get('context')
  const t = context.house.texts.in(c.get('locale'))
  const addressOf = (path: string) => context.house.config.url + c.get('url')(path)
  const query = tool ? `?narzedzie=${tool}` : ''
  const { rows } = await questionsPage(context.db, { tool }, { limit: ENTRIES })
  const best = await answersByIds(
    context.db,
    rows.flatMap(({ bestAnswerId }) => bestAnswerId ?? []),
  )
  const entries = rows.map((question) => ({
    id: `urn:uuid:${question.id}`,
    title: question.title,
    summary: best.get(question.bestAnswerId ?? '')?.body ?? question.details,
    url: addressOf(questionPath(question)),
    publishedAt: question.publishedAt ?? question.askedAt,
    updatedAt: question.changedAt,
  }))
  return {
    id: `${addressOf(`${QUESTIONS}/kanal.xml`)}${query}`,
    title: t('knowledge.questions'),
    subtitle: t('knowledge.questions.lead'),
    language: c.get('locale'),
    page: `${addressOf(QUESTIONS)}${query}`,
    author: await ports.networkName(context),
    updatedAt: latest(context.now, ...entries.map(({ updatedAt }) => updatedAt)) ?? BEGINNING,
    entries,
  }
}
