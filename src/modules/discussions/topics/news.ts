import type { Context } from '../../../platform/context.ts'
import { findRoom } from '../rooms/store.ts'
import { topicPath } from './rules.ts'
import { topicsBefore } from './store.ts'

/** New topics of the network, for the page and the feed of members. */
export const topicNews = {
  async news(
    context: Context,
    _: unknown,
    page: { before: { at: Temporal.Instant; id: string } | null; limit: number },
  ) {
    const { db, house, locale } = context
    const room = await findRoom(db, null, 'topics')
    if (!room) return []
    const t = house.texts.in(locale)
    return (await topicsBefore(db, room.id, page)).map((topic) => ({
      id: topic.id,
      at: topic.createdAt,
      sort: t('discussions.topics'),
      title: topic.question,
      text: topic.signature ?? '',
      href: topicPath(null, topic),
    }))
  },
}
