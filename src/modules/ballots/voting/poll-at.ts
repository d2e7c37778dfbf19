import { allow, found, refuse } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { isOpen, maySeePoll, type Poll, phaseOf } from '../polls/rules.ts'
import { pollBySlug } from '../polls/store.ts'

export async function pollAt(c: HttpContext): Promise<Poll> {
  const poll = found(await pollBySlug(c.get('context').db, c.req.param('slug') ?? ''))
  allow(maySeePoll(c.get('context').actor, poll))
  return poll
}

export async function publishedPollAt(c: HttpContext): Promise<Poll> {
  const poll = await pollAt(c)
  allow(poll.publishedAt !== null)
  return poll
}

export async function countedPollAt(c: HttpContext): Promise<Poll> {
  const poll = await publishedPollAt(c)
  if (phaseOf(poll, c.get('context').now) !== 'counted') refuse('poll-not-counted')
  return poll
}

/** Published polls never change but at closing, and that is asked under the lock; so they are kept for those who vote. */
const open = new Map<string, Poll>()
const MOST_OPEN = 200

export async function openPollAt(c: HttpContext): Promise<Poll> {
  const context = c.get('context')
  const kept = open.get(`${c.req.param('slug')}`)
  if (kept && isOpen(kept, context.now)) return kept
  const poll = await publishedPollAt(c)
  if (!isOpen(poll, context.now)) refuse('poll-not-open')
  if (open.size >= MOST_OPEN) open.clear()
  open.set(poll.slug, poll)
  return poll
}
