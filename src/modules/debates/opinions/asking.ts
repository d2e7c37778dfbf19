import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { nextStatement, prioritiesOf } from '../map/measures.ts'
import type { Vote } from '../map/votes.ts'
import { mapOf } from './computing.ts'
import type { Debate } from './rules.ts'
import { publishedStatements, type Statement } from './statements-store.ts'
import { votesBy } from './votes-store.ts'

export interface Asking {
  statements: Statement[]
  votes: Map<string, Vote>
  /** What to ask about now; null when everything has an answer. */
  next: Statement | null
}

/** Of a statement nobody voted on: it goes first, as it should be seen. */
const NEW = prioritiesOf([{ agrees: 0, disagrees: 0, passes: 0 }], [0])[0] ?? 1

/**
 * What a person is asked next: drawn among what they have not answered, by the priorities of the last map. The draw follows
 * from the person and how much they answered, so that a page asked for twice asks the same.
 */
export async function askingOf(context: Pick<Context, 'db'>, debate: Debate, participantId: string): Promise<Asking> {
  const statements = await publishedStatements(context.db, debate.id)
  const votes = await votesBy(context.db, participantId)
  const { good } = await mapOf(context, debate.id)
  const priorities = statements.map(({ number }) => good?.result.priorities[number] ?? NEW)
  const unseen = statements.flatMap(({ id }, index) => (votes.has(id) ? [] : [index]))
  const answered = statements.length - unseen.length
  const next = nextStatement(priorities, unseen, drawOf(participantId, answered))
  return { statements, votes, next: next === null ? null : (statements[next] ?? null) }
}

/** A number from 0 to below 1 that looks drawn and is always the same for the same person and count. */
function drawOf(participantId: string, answered: number): number {
  const bytes = createHash('sha256').update(`${participantId} ${answered}`).digest()
  return bytes.readUInt32BE(0) / 2 ** 32
}
