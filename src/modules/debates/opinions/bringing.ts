import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { Process } from '../../processes/index.ts'
import type { Vote } from '../map/votes.ts'
import { draftDebate, openDebate } from './actions.ts'
import { computeMap } from './computing.ts'
import { tidy } from './rules.ts'
import { insertStatement, publishedStatements } from './statements-store.ts'
import { type DebateSettings, debateById } from './store.ts'
import { insertParticipant, insertVotes } from './votes-store.ts'

/** A whole opinion map with what people said. */
export interface BroughtDebate {
  settings: DebateSettings
  statements: string[]
  /** Given by people and not read by the team yet. */
  waiting: string[]
  /** Each person's words by the position of the statement; those left out were not answered. */
  people: Map<number, Vote>[]
}

/** Brings a debate that happened elsewhere, or in the demonstration. @param context of the system */
export async function bringDebate(context: Context, process: Process, brought: BroughtDebate) {
  allow(context.actor.kind === 'system')
  const id = await draftDebate(context, process, brought.settings)
  await inTransaction(context, async (context) => {
    const { db, now } = context
    const givenOn = dateOf(now)
    for (const body of brought.statements)
      await insertStatement(db, {
        id: newId(),
        debateId: id,
        body: tidy(body),
        participantId: null,
        givenOn,
        publishedAt: now,
      })
    const debate = await debateById(db, id)
    if (debate) await openDebate(context, { process, debate })
    const statements = await publishedStatements(db, id)
    let last: string | null = null
    for (const votes of brought.people) {
      last = newId()
      await insertParticipant(db, { id: last, debateId: id, beganOn: givenOn })
      await insertVotes(
        db,
        last,
        [...votes].flatMap(([at, vote]) => {
          const statement = statements[at]
          return statement ? [{ statementId: statement.id, vote }] : []
        }),
      )
    }
    for (const body of brought.waiting)
      await insertStatement(db, {
        id: newId(),
        debateId: id,
        body: tidy(body),
        participantId: last,
        givenOn,
        publishedAt: null,
      })
  })
  await computeMap(context, id)
}
