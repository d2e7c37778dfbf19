import { randomUUID } from 'node:crypto'
import { changed } from '../../platform/bus.ts'
import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import { insertManyAnswers } from './answers-store.ts'
import { clearCode, hash } from './keys.ts'
import type { Anonymity, Answers } from './model.ts'
import { addInterest } from './participation-store.ts'
import { type Channel, type Form, tagOfForm, type Version } from './rules.ts'

/** Answers as they were given some time ago. */
export interface BroughtAnswers {
  answers: Answers
  at: Temporal.Instant
  channel?: Channel
}

const AT_ONCE = 500

/**
 * Stores answers of the past all at once, for the demonstration network and for measuring. Nothing is checked, no quota
 * counted, nobody told: the owner counts them anew afterwards.
 * @param interest how many saw the form and began, beside those who finished
 */
export async function bringAnswers(
  context: Context,
  { form, version, anonymity }: { form: Form; version: Version; anonymity: Anonymity },
  brought: Iterable<BroughtAnswers>,
  interest: { seen: number; begun: number } = { seen: 0, begun: 0 },
): Promise<number> {
  allow(context.actor.kind === 'system')

  return inTransaction(context, async (context) => {
    let stored = 0
    for (const some of batches(brought)) {
      await insertManyAnswers(
        context.db,
        some.map(({ answers, at, channel = 'web' }) => ({
          id: randomUUID(),
          formId: form.id,
          versionId: version.id,
          reference: clearCode(8),
          answers,
          channel,
          locale: 'pl' as const,
          anonymity,
          answeredOn: dateOf(at),
          answeredAt: anonymity === 'anonymous' ? null : at,
          editedAt: null,
          quotaFlags: [],
          enteredBy: null,
          withdrawnAt: null,
          late: false,
          submissionKey: hash(`${form.id} ${randomUUID()}`),
          editKeyHash: null,
          onceKey: null,
        })),
      )
      stored += some.length
    }
    await addInterest(context.db, form.id, interest)
    await changed(context, tagOfForm(form.id))
    return stored
  })
}

function* batches<T>(all: Iterable<T>): Generator<T[]> {
  let some: T[] = []
  for (const one of all) {
    some.push(one)
    if (some.length < AT_ONCE) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
