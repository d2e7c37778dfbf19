import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { type PageOf, pageOf } from '../../../platform/http/index.ts'
import { membersOfAccount } from '../members/own-store.ts'
import { isActive, mayVote } from '../members/rules.ts'
import { periodsOf } from '../members/store.ts'
import type { MemberReader, MembersSource, NewsItem, WaitingItem } from '../ports.ts'
import { ownSource } from './own-source.ts'
import type { Before } from './store.ts'

/** Somebody with an account as a reader of what is for members: through whom they belong today, and vote. */
export async function readerOf({ db, now }: Pick<Context, 'db' | 'now'>, personId: string): Promise<MemberReader> {
  const day = dateOf(now)
  const memberIds: string[] = []
  const votingFor: string[] = []
  for (const { member, scopes } of await membersOfAccount(db, personId, day)) {
    const periods = await periodsOf(db, member.id)
    // Guests and observers look in from outside: what is for members is not for them.
    if (
      isActive(
        periods.filter(({ standing }) => standing === 'member'),
        day,
      )
    )
      memberIds.push(member.id)
    if (mayVote(periods, day) && scopes.includes('vote')) votingFor.push(member.id)
  }
  return { personId, memberIds, votingFor }
}

/** One page of what is new, from all sources in one order. */
export async function newsPage(
  context: Context,
  sources: readonly MembersSource[],
  reader: MemberReader,
  { before, limit }: { before: Before; limit: number },
): Promise<PageOf<NewsItem>> {
  if (reader.memberIds.length === 0) return { rows: [], next: null }
  const asked = [ownSource, ...sources].map((source) => source.news?.(context, reader, { before, limit: limit + 1 }))
  const all = (await Promise.all(asked)).flatMap((items) => items ?? [])
  // Each source gives its newest, so the newest of all are among them.
  const rows = all.toSorted(newestFirst).slice(0, limit + 1)
  return pageOf(rows, limit, ({ at, id }) => [at.toString(), id])
}

/** What waits for this reader's answer, that with the nearest term first. */
export async function waitingFor(
  context: Context,
  sources: readonly MembersSource[],
  reader: MemberReader,
): Promise<WaitingItem[]> {
  const asked = [ownSource, ...sources].map((source) => source.waiting?.(context, reader))
  const all = (await Promise.all(asked)).flatMap((items) => items ?? [])
  return all.toSorted((a, b) => {
    if (!a.dueAt || !b.dueAt) return Number(!a.dueAt) - Number(!b.dueAt)
    return Temporal.Instant.compare(a.dueAt, b.dueAt)
  })
}

const newestFirst = (a: NewsItem, b: NewsItem) =>
  Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
