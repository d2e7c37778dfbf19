import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { letterOf } from '../outbox/actions.ts'
import { insertMessages } from '../outbox/store.ts'
import { SEND, wake } from '../outbox/wake.ts'
import { digestMail } from './emails.ts'
import { type DueDigest, itemsOf, recordPrepared, takeDue } from './store.ts'

/** Small enough that a letter somebody waits for stands behind one batch for less than a tenth of a second. */
const BATCH = 50

/**
 * Makes the letters of all digests that are due, in batches of one transaction each, so that other mail is written and
 * sent between them. Several workers share the work. A digest with nothing left to tell makes no letter.
 * @returns how many letters were made
 */
export async function prepareDigests(context: Context, batch = BATCH): Promise<number> {
  let made = 0
  for (;;) {
    const done = await prepareBatch(context, batch)
    if (!done) return made
    made += done.letters
    if (done.letters > 0) await wake(context, SEND)
    // Others may have waited for the connection: they go first.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function prepareBatch(context: Context, limit: number): Promise<{ letters: number } | null> {
  return inTransaction({ ...context, now: context.house.clock.now() }, async (context) => {
    const due = await takeDue(context.db, context.now, limit)
    if (due.length === 0) return null
    const items = await itemsOf(
      context.db,
      due.map(({ id }) => id),
    )
    const letters = due.flatMap((digest) => {
      const told = items.get(digest.id) ?? []
      return told.length > 0 ? [{ digest, letter: letterFor(context, digest, told) }] : []
    })
    await insertMessages(
      context.db,
      letters.map(({ letter }) => letter),
    )
    const made = new Map(letters.map(({ digest, letter }) => [digest.id, letter.id]))
    await recordPrepared(
      context.db,
      due.map(({ id }) => ({ id, messageId: made.get(id) ?? null })),
      context.now,
    )
    return { letters: letters.length }
  })
}

function letterFor(context: Context, digest: DueDigest, items: Parameters<typeof digestMail>[2]['items']) {
  const { frequency, locale } = digest
  return letterOf(
    context,
    {
      to: { email: digest.email, personId: digest.personId },
      template: `digest-${frequency}`,
      locale,
      mail: digestMail(context.house.texts.in(locale), locale, { frequency, items, now: context.now }),
      once: `digest:${digest.id}`,
    },
    { digest: true },
  )
}
