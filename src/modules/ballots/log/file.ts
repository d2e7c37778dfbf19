import { createHash } from 'node:crypto'
import type { Db } from '../../../platform/db/index.ts'
import { canonical } from '../polls/definition.ts'
import type { Poll } from '../polls/rules.ts'
import { drawOf } from '../polls/store.ts'
import { refusalsOf } from '../voting/store.ts'
import { ballotsAfter, entriesAfter, headsOf } from './store.ts'

export const FILE_FORMAT = 'wiec-results-1'

const PART = 2000

/**
 * The results file of a counted poll, line by line (docs/ballots.md): the definition, the log, the published heads, the
 * ballots, refusals, the draw, the result. Whoever has it needs nothing else to check the poll.
 */
export async function* resultsLines(db: Db, poll: Poll): AsyncGenerator<string> {
  const line = (part: object) => `${canonical(part)}\n`
  yield line({ format: FILE_FORMAT, definition: poll.definition, hash: poll.definitionHash })
  for (let after = 0; ; ) {
    const part = await entriesAfter(db, poll.id, after, PART)
    yield part
      .map(({ number, kind, commitment, replaces }) => line({ entry: number, kind, commitment, replaces }))
      .join('')
    if (part.length < PART) break
    after = part.at(-1)?.number ?? after
  }
  for (const { number, head, publishedAt } of (await headsOf(db, poll.id, 10_000)).reverse())
    yield line({ head, number, publishedAt: publishedAt.toString() })
  for (let after = ''; ; ) {
    const part = await ballotsAfter(db, poll.id, after, PART)
    yield part.map(({ receipt, nonce, choice, entry }) => line({ receipt, nonce, choice, of: entry })).join('')
    if (part.length < PART) break
    after = part.at(-1)?.receipt ?? after
  }
  for (const { channel, reason, count } of await refusalsOf(db, poll.id))
    yield line({ refused: count, channel, reason })
  const draw = await drawOf(db, poll.id)
  if (draw) yield line({ draw: draw.seed, ids: draw.ids, drawn: draw.drawn })
  yield line({ result: poll.outcome })
}

/** The SHA-256 of the bytes of the file, to be quoted beside it. */
export async function sumOf(lines: AsyncIterable<string>): Promise<string> {
  const sum = createHash('sha256')
  for await (const line of lines) sum.update(line)
  return sum.digest('hex')
}
