import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { type FileSource, readCsv } from '../../../platform/documents/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayRunPolls, type Poll } from '../polls/rules.ts'
import { keyOf, plain } from './keys.ts'
import { insertEligible } from './store.ts'

const MOST_ROWS = 2_000_000
const PART = 2000

/**
 * Reads the office's list of those who may vote: each row of the CSV file is one person, its cells together are what they
 * write. Only keyed hashes are kept; the file is removed with the request.
 * @returns how many people are new on the list
 * @throws UnreadableFile, Refusal `poll-not-open` after closing
 */
export async function readList(context: Context, poll: Poll, file: FileSource): Promise<number> {
  allow(mayRunPolls(context.actor, poll.organisationId) && poll.definition.way === 'list')
  if (poll.closedAt || !poll.votingKey) refuse('poll-not-open')
  const { rows } = await readCsv(file)
  return inTransaction(context, async (context) => {
    let added = 0
    let seen = 0
    let keys: string[] = []
    for await (const row of rows) {
      const identity = plain(row.join(' '))
      if (identity === '') continue
      if (++seen > MOST_ROWS) refuse('upload-too-large', 413)
      keys.push(keyOf(context.house.config, poll, `list\n${identity}`))
      if (keys.length >= PART) {
        added += await insertEligible(context.db, poll.id, keys)
        keys = []
      }
    }
    added += await insertEligible(context.db, poll.id, keys)
    await record(
      context,
      'poll-list-read',
      { kind: 'poll', id: poll.id, organisationId: poll.organisationId },
      { added },
    )
    return added
  })
}
