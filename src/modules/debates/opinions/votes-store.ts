import { type Db, sql } from '../../../platform/db/index.ts'
import type { Cast, Vote } from '../map/votes.ts'
import { on } from './store.ts'

export async function insertParticipant(
  db: Db,
  participant: { id: string; debateId: string; beganOn: Temporal.PlainDate },
) {
  await on(db)
    .insertInto('debates.participants')
    .values({ id: participant.id, debate_id: participant.debateId, began_on: participant.beganOn })
    .execute()
}

export async function isParticipant(db: Db, debateId: string, id: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('debates.participants')
    .select('id')
    .where('id', '=', id)
    .where('debate_id', '=', debateId)
    .executeTakeFirst()
  return row !== undefined
}

/** What a person said so far, by statement. */
export async function votesBy(db: Db, participantId: string): Promise<Map<string, Vote>> {
  const rows = await on(db)
    .selectFrom('debates.votes')
    .select(['statement_id as statementId', 'vote'])
    .where('participant_id', '=', participantId)
    .execute()
  return new Map(rows.map(({ statementId, vote }) => [statementId, vote as Vote]))
}

/** Keeps the last word of a person on a statement, and the word itself in the log. */
export async function keepVote(db: Db, participantId: string, statementId: string, vote: Vote) {
  // A word said again is the latest one: it gets a turn of its own.
  await on(db)
    .deleteFrom('debates.votes')
    .where('participant_id', '=', participantId)
    .where('statement_id', '=', statementId)
    .execute()
  await on(db)
    .insertInto('debates.votes')
    .values({ participant_id: participantId, statement_id: statementId, vote })
    .onConflict((conflict) => conflict.columns(['participant_id', 'statement_id']).doUpdateSet({ vote }))
    .execute()
  await log(db, participantId, statementId, vote)
}

/** Keeps everything one person said, all at once. */
export async function insertVotes(db: Db, participantId: string, votes: { statementId: string; vote: Vote }[]) {
  if (votes.length === 0) return
  const rows = votes.map(({ statementId, vote }) => ({
    participant_id: participantId,
    statement_id: statementId,
    vote,
  }))
  await on(db).insertInto('debates.votes').values(rows).execute()
  await on(db).insertInto('debates.vote_log').values(rows).execute()
}

/** Takes back what a person said last. @returns the statement it was about, or null when nothing was said */
export async function takeBackLast(db: Db, participantId: string): Promise<string | null> {
  const row = await on(db)
    .deleteFrom('debates.votes')
    .where('participant_id', '=', participantId)
    .where('turn', '=', ({ selectFrom }) =>
      selectFrom('debates.votes')
        .select(({ fn }) => fn.max('turn').as('turn'))
        .where('participant_id', '=', participantId),
    )
    .returning('statement_id as statementId')
    .executeTakeFirst()
  if (!row) return null
  await log(db, participantId, row.statementId, null)
  return row.statementId
}

const log = (db: Db, participantId: string, statementId: string, vote: Vote | null) =>
  on(db)
    .insertInto('debates.vote_log')
    .values({ participant_id: participantId, statement_id: statementId, vote })
    .execute()

export interface Turnout {
  /** People who said something of at least one statement that is shown. */
  people: number
  votes: number
}

export async function turnoutOf(db: Db, debateId: string): Promise<Turnout> {
  return on(db)
    .selectFrom('debates.votes')
    .innerJoin('debates.statements', 'debates.statements.id', 'debates.votes.statement_id')
    .select([sql<number>`count(distinct debates.votes.participant_id)`.as('people'), sql<number>`count(*)`.as('votes')])
    .where('debates.statements.debate_id', '=', debateId)
    .where('debates.statements.published_at', 'is not', null)
    .executeTakeFirstOrThrow()
}

/**
 * The last word of everybody on what is shown. People are numbered in an order that says nothing of when they came; the
 * file anyone may take has the same numbers, so it gives the same map.
 */
export async function castsOf(db: Db, debateId: string): Promise<Cast[]> {
  const rows = await on(db)
    .selectFrom('debates.votes')
    .innerJoin('debates.statements', 'debates.statements.id', 'debates.votes.statement_id')
    .select([
      sql<number>`dense_rank() over (order by md5(debates.votes.participant_id::text))`.as('person'),
      'debates.statements.number',
      'vote',
    ])
    .where('debates.statements.debate_id', '=', debateId)
    .where('debates.statements.published_at', 'is not', null)
    .orderBy('person')
    .orderBy('debates.statements.number')
    .execute()
  return rows.map(({ person, number, vote }) => ({
    person: String(person),
    statement: String(number),
    vote: vote as Vote,
  }))
}

/** The id of the last word of the log: it grows with every word. */
export async function lastLogId(db: Db, debateId: string): Promise<number> {
  const row = await on(db)
    .selectFrom('debates.vote_log')
    .innerJoin('debates.statements', 'debates.statements.id', 'debates.vote_log.statement_id')
    .select(({ fn }) => fn.max('debates.vote_log.id').as('last'))
    .where('debates.statements.debate_id', '=', debateId)
    .executeTakeFirst()
  return row?.last ?? 0
}
