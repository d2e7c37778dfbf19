import type { Context } from '../../../platform/context.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import type { Alike } from './parts.tsx'
import { postPath } from './rules.ts'
import { postsLike } from './store.ts'

/** More words than this say nothing more. */
const MOST_KEYS = 60

export const similarQuery = (c: HttpContext) => (c.req.query('q') ?? '').slice(0, 800)

/** Public ideas or questions most like some words, as links. */
export async function alikeFor(
  { db }: Context,
  { process, room }: FoundRoom,
  kind: 'idea' | 'question',
  words: string,
): Promise<Alike[]> {
  const found = await postsLike(db, room.id, kind, searchKeys(words.trim()).slice(0, MOST_KEYS))
  return found.map((post) => ({
    label: post.title ?? (post.body.length > 120 ? `${post.body.slice(0, 117).trimEnd()}…` : post.body),
    href: postPath(process, post),
  }))
}
