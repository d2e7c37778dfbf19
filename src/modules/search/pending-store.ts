import { type Db, sql } from '../../platform/db/index.ts'

export interface Note {
  kind: string
  id: string
}

/**
 * Takes notes of what changed, the oldest first, each thing once; In a transaction: what
 * is rolled back is noted again.
 */
export async function takeNotes(db: Db, limit: number): Promise<{ notes: Note[]; taken: number }> {
  const { rows } = await sql<Note>`
    delete from search.pending where id in (
      select id from search.pending order by id limit ${limit})
    returning kind, thing_id as id`.execute(db)
  const once = new Map(rows.map((note) => [`${note.kind}:${note.id}`, note]))
  return { notes: [...once.values()], taken: rows.length }
}

/** Takes the notes of one thing, whose text cannot be read. */
export async function dropNotes(db: Db, { kind, id }: Note) {
  await sql`delete from search.pending where kind = ${kind} and thing_id = ${id}::uuid`.execute(db)
}

/** Notes of so many things from the front, without taking them. */
export async function lookAtNotes(db: Db, limit: number): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select distinct kind, thing_id as id from (select * from search.pending order by id limit ${limit}) oldest`.execute(
    db,
  )
  return rows
}

export async function countNotes(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from search.pending`.execute(db)
  return rows[0]?.count ?? 0
}

export async function noteThing(db: Db, { kind, id }: Note) {
  await sql`insert into search.pending (kind, thing_id) values (${kind}, ${id}::uuid)`.execute(db)
}

// One writes at a time, and reads what it writes after it got its turn: so nothing older is put over something newer.
const TURN = sql.raw("hashtext('search.write')")

/** Whether this transaction has the turn to write into the index; held until it ends. */
export async function mayWrite(db: Db): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${TURN}) as mine`.execute(db)
  return rows[0]?.mine ?? false
}

export async function waitToWrite(db: Db) {
  await sql`select pg_advisory_xact_lock(${TURN})`.execute(db)
}
