import { type Db, sql } from '../../../platform/db/index.ts'
import type { Entry } from '../log/chain.ts'
import { on } from '../polls/store.ts'

/** Where the log of a poll ends. */
export interface LogEnd {
  entries: number
  head: string
  ballots: number
}

/** Where the log ends; held until the transaction does, so that entries are added one after another. */
export async function holdLogEnd(db: Db, pollId: string): Promise<LogEnd | null> {
  const { rows } = await sql<LogEnd>`
    select entries, head, ballots from ballots.log_ends where poll_id = ${pollId} for update`.execute(db)
  return rows[0] ?? null
}

/** From now on no ballot comes in from the web. The caller closes the poll. */
export async function closeLog(db: Db, pollId: string, now: Temporal.Instant) {
  await on(db).updateTable('ballots.log_ends').set({ closed_at: now }).where('poll_id', '=', pollId).execute()
}

/** What is known of somebody who may have voted. */
export interface Voted {
  keyHash: string
  channel: 'web' | 'paper'
  editHash: string | null
  ballot: { id: string; receipt: string; choice: string; entry: number } | null
}

/** Those of these people who have voted, with their ballots while they may still change them. */
export async function votedAmong(db: Db, pollId: string, keys: readonly string[]): Promise<Map<string, Voted>> {
  return (await logAndVoted(db, pollId, keys)).voted
}

/** Where the log ends while ballots come in from the web, and who of these people has voted: both at the same moment. */
export async function logAndVoted(
  db: Db,
  pollId: string,
  keys: readonly string[],
): Promise<{ end: LogEnd | null; voted: Map<string, Voted> }> {
  const { rows } = await sql<{
    entries: number
    head: string
    ballots: number
    open: boolean
    key_hash: string | null
    channel: 'web' | 'paper'
    edit_hash: string | null
    id: string | null
    receipt: string
    choice: string
    entry: number
  }>`
    select e.entries, e.head, e.ballots, e.closed_at is null and p.closed_at is null as open,
      v.key_hash, v.channel, v.edit_hash, b.id, b.receipt, b.choice, b.entry
    from ballots.log_ends e join ballots.polls p on p.id = e.poll_id
    left join ballots.voters v on v.poll_id = e.poll_id and v.key_hash = any(${[...keys]}::text[])
    left join ballots.ballots b on b.id = v.ballot_id
    where e.poll_id = ${pollId}`.execute(db)
  const voted = new Map<string, Voted>()
  for (const row of rows)
    if (row.key_hash !== null)
      voted.set(row.key_hash, {
        keyHash: row.key_hash,
        channel: row.channel,
        editHash: row.edit_hash,
        ballot: row.id === null ? null : { id: row.id, receipt: row.receipt, choice: row.choice, entry: row.entry },
      })
  const [first] = rows
  const end = first?.open ? { entries: first.entries, head: first.head, ballots: first.ballots } : null
  return { end, voted }
}

export async function keyByEditHash(db: Db, pollId: string, editHash: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('ballots.voters')
    .select('key_hash')
    .where('poll_id', '=', pollId)
    .where('edit_hash', '=', editHash)
    .executeTakeFirst()
  return row?.key_hash ?? null
}

export interface NewVoter {
  keyHash: string
  channel: 'web' | 'paper'
  editHash: string | null
  ballotId: string | null
}

/** @returns keys of those who had not voted; the constraint `one_person_one_ballot` keeps out the rest */
export async function insertVoters(db: Db, pollId: string, voters: readonly NewVoter[]): Promise<Set<string>> {
  const { rows } = await sql<{ key_hash: string }>`
    insert into ballots.voters (poll_id, key_hash, channel, edit_hash, ballot_id)
    select ${pollId}::uuid, * from unnest(
      ${voters.map(({ keyHash }) => keyHash)}::text[], ${voters.map(({ channel }) => channel)}::text[],
      ${voters.map(({ editHash }) => editHash)}::text[], ${voters.map(({ ballotId }) => ballotId)}::uuid[])
    on conflict on constraint one_person_one_ballot do nothing returning key_hash`.execute(db)
  return new Set(rows.map(({ key_hash }) => key_hash))
}

export interface BallotRow {
  id: string
  receipt: string
  nonce: string
  choice: string
  entry: number
  channel: 'web' | 'paper'
}

export async function insertBallots(db: Db, pollId: string, ballots: readonly BallotRow[]) {
  await sql`
    insert into ballots.ballots (poll_id, id, receipt, nonce, choice, entry, channel)
    select ${pollId}::uuid, * from unnest(
      ${ballots.map(({ id }) => id)}::uuid[], ${ballots.map(({ receipt }) => receipt)}::text[],
      ${ballots.map(({ nonce }) => nonce)}::text[], ${ballots.map(({ choice }) => choice)}::text[],
      ${ballots.map(({ entry }) => entry)}::int[], ${ballots.map(({ channel }) => channel)}::text[])`.execute(db)
}

export async function insertEntries(db: Db, pollId: string, entries: readonly (Entry & { hash: string })[]) {
  await sql`
    insert into ballots.log_entries (poll_id, number, kind, commitment, replaces, hash)
    select ${pollId}::uuid, * from unnest(
      ${entries.map(({ number }) => number)}::int[], ${entries.map(({ kind }) => kind)}::text[],
      ${entries.map(({ commitment }) => commitment)}::text[], ${entries.map(({ replaces }) => replaces)}::int[],
      ${entries.map(({ hash }) => hash)}::text[])`.execute(db)
}

export async function moveLogEnd(db: Db, pollId: string, end: { entries: number; head: string; ballots: number }) {
  await on(db).updateTable('ballots.log_ends').set(end).where('poll_id', '=', pollId).execute()
}

/** What presses of several people come to, in the order in which they are in the log. */
export interface Cast {
  voters: readonly NewVoter[]
  ballots: readonly BallotRow[]
  /** Ballots with another choice than before. */
  changes: readonly BallotRow[]
  /** Who voted again where the last vote counts: they hold the ballot from now on. */
  holders: readonly { key: string; editHash: string }[]
  /** Points of voting where new ballots began, once for each ballot. */
  places: readonly string[]
  /** Ages of those whose ballots are new, where they are counted. */
  bands: readonly string[]
  entries: readonly (Entry & { hash: string })[]
  end: LogEnd
}

/**
 * Writes presses of several people in one statement, if the log still ends where it was read and takes ballots: whatever else
 * is written to a poll moves that end, so nobody came in between.
 * @returns whether it was written; if not, nothing was
 */
export async function insertCast(db: Db, pollId: string, from: LogEnd, cast: Cast): Promise<boolean> {
  const { voters, ballots, changes, holders, places, bands, entries, end } = cast
  const { rows } = await sql<{ moved: number }>`
    with moved as (
      update ballots.log_ends set entries = ${end.entries}::int, head = ${end.head}::text, ballots = ${end.ballots}::int
      where poll_id = ${pollId}::uuid and entries = ${from.entries}::int and head = ${from.head}::text
        and closed_at is null
      returning 1
    ), voted as (
      insert into ballots.voters (poll_id, key_hash, channel, edit_hash, ballot_id)
      select ${pollId}::uuid, n.* from moved, unnest(
        ${voters.map(({ keyHash }) => keyHash)}::text[], ${voters.map(({ channel }) => channel)}::text[],
        ${voters.map(({ editHash }) => editHash)}::text[], ${voters.map(({ ballotId }) => ballotId)}::uuid[]) as n
    ), boxed as (
      insert into ballots.ballots (poll_id, id, receipt, nonce, choice, entry, channel)
      select ${pollId}::uuid, n.* from moved, unnest(
        ${ballots.map(({ id }) => id)}::uuid[], ${ballots.map(({ receipt }) => receipt)}::text[],
        ${ballots.map(({ nonce }) => nonce)}::text[], ${ballots.map(({ choice }) => choice)}::text[],
        ${ballots.map(({ entry }) => entry)}::int[], ${ballots.map(({ channel }) => channel)}::text[]) as n
    ), changed as (
      update ballots.ballots b set nonce = n.nonce, choice = n.choice, entry = n.entry
      from moved, unnest(
        ${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ nonce }) => nonce)}::text[],
        ${changes.map(({ choice }) => choice)}::text[], ${changes.map(({ entry }) => entry)}::int[]
      ) as n(id, nonce, choice, entry) where b.id = n.id
    ), held as (
      update ballots.voters v set edit_hash = n.edit_hash
      from moved, unnest(
        ${holders.map(({ key }) => key)}::text[], ${holders.map(({ editHash }) => editHash)}::text[]
      ) as n(key, edit_hash) where v.poll_id = ${pollId}::uuid and v.key_hash = n.key
    ), placed as (
      insert into ballots.place_counts (poll_id, place, count)
      select ${pollId}::uuid, n.place, count(*)::int from moved, unnest(${[...places]}::uuid[]) as n(place) group by n.place
      on conflict (poll_id, place) do update set count = place_counts.count + excluded.count
    ), aged as (
      insert into ballots.age_counts (poll_id, band, count)
      select ${pollId}::uuid, n.band, count(*)::int from moved, unnest(${[...bands]}::text[]) as n(band) group by n.band
      on conflict (poll_id, band) do update set count = age_counts.count + excluded.count
    ), logged as (
      insert into ballots.log_entries (poll_id, number, kind, commitment, replaces, hash)
      select ${pollId}::uuid, n.* from moved, unnest(
        ${entries.map(({ number }) => number)}::int[], ${entries.map(({ kind }) => kind)}::text[],
        ${entries.map(({ commitment }) => commitment)}::text[], ${entries.map(({ replaces }) => replaces)}::int[],
        ${entries.map(({ hash }) => hash)}::text[]) as n
    )
    select count(*)::int as moved from moved`.execute(db)
  return rows[0]?.moved === 1
}

/** Counts one ballot more of an age. */
export async function countBand(db: Db, pollId: string, band: string) {
  await sql`
    insert into ballots.age_counts (poll_id, band, count) values (${pollId}, ${band}, 1)
    on conflict (poll_id, band) do update set count = age_counts.count + 1`.execute(db)
}

/** Counts one refusal under its reason; whose it was is not kept. */
export async function countRefusal(db: Db, pollId: string, channel: 'web' | 'paper', reason: string) {
  await sql`
    insert into ballots.refusals (poll_id, channel, reason, count) values (${pollId}, ${channel}, ${reason}, 1)
    on conflict (poll_id, channel, reason) do update set count = refusals.count + 1`.execute(db)
}

export interface RefusalCount {
  channel: 'web' | 'paper'
  reason: string
  count: number
}

export async function refusalsOf(db: Db, pollId: string): Promise<RefusalCount[]> {
  const rows = await on(db)
    .selectFrom('ballots.refusals')
    .select(['channel', 'reason', 'count'])
    .where('poll_id', '=', pollId)
    .orderBy('channel')
    .orderBy('reason')
    .execute()
  return rows as RefusalCount[]
}

/**
 * Destroys what ties voters to ballots. Both tables are written anew in an order of their own, and ballots get other ids, so
 * that neither their place in a table nor an id in an old page tells what belonged together.
 */
export async function untieBallots(db: Db, pollId: string) {
  // Two steps: within one statement the new rows would meet the old ones in the constraint.
  const { rows: voters } = await sql<{ key_hash: string; channel: 'web' | 'paper' }>`
    delete from ballots.voters where poll_id = ${pollId} returning key_hash, channel`.execute(db)
  voters.sort((a, b) => (a.key_hash < b.key_hash ? -1 : 1))
  for (let at = 0; at < voters.length; at += PART)
    await insertVoters(
      db,
      pollId,
      voters.slice(at, at + PART).map((voter) => ({
        keyHash: voter.key_hash,
        channel: voter.channel,
        editHash: null,
        ballotId: null,
      })),
    )
  const { rows: ballots } = await sql<BallotRow>`
    delete from ballots.ballots where poll_id = ${pollId}
    returning gen_random_uuid() as id, receipt, nonce, choice, entry, channel`.execute(db)
  ballots.sort((a, b) => (a.receipt < b.receipt ? -1 : 1))
  for (let at = 0; at < ballots.length; at += PART) await insertBallots(db, pollId, ballots.slice(at, at + PART))
}

const PART = 5000
