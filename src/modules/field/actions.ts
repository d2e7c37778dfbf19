import { createHash } from 'node:crypto'
import { holds, personId } from '../../platform/actor.ts'
import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow, Refusal } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import { judged, MOST_GRACE } from './rules.ts'
import type { FieldProblem, FieldSource, Item } from './source.ts'
import { graceOf, insertDelivery, setGrace } from './store.ts'

/** What became of one thing that was sent; `key` matches it with the device's own. */
export type Outcome =
  | { key: string; state: 'kept'; reference: string; late: boolean }
  /** It had come before, perhaps by another way. */
  | { key: string; state: 'known'; reference: string; late: boolean }
  /** Stays with the sender, with the reason and what can be mended. */
  | { key: string; state: 'refused'; word: string; problems: FieldProblem[] }
  /** Our own fault: to be sent again. */
  | { key: string; state: 'failed' }

/**
 * Takes in what was collected, thing by thing: each is kept or refused on its own, and one sent again, in any way and by
 * anybody of the team, is kept once. The answer names every key that was sent.
 */
export async function takeIn(
  context: Context,
  sources: readonly FieldSource[],
  items: readonly Item[],
  way: 'device' | 'file',
): Promise<Outcome[]> {
  allow(worksInField(context.actor))
  const outcomes: Outcome[] = []
  for (const item of items) outcomes.push(await takeInOne(context, sources, item, way))
  return outcomes
}

async function takeInOne(
  context: Context,
  sources: readonly FieldSource[],
  item: Item,
  way: 'device' | 'file',
): Promise<Outcome> {
  const { key } = item
  const refused = (word: string, problems: FieldProblem[] = []): Outcome => ({ key, state: 'refused', word, problems })
  const source = sources.find(({ kind }) => kind === item.kind)
  const target = await source?.target(context, item.target)
  if (!source || !target) return refused('field-no-target')
  const collectedAt = Temporal.Instant.from(item.collectedAt)
  const graceHours = await graceOf(context.db, target.organisationId)
  const when = judged(target, { collectedAt, now: context.now, graceHours })
  if (!when.ok) return refused(when.word)
  try {
    return await inTransaction(context, async (context) => {
      const taken = await source.takeIn(context, item, when)
      if (!taken.ok) return refused('field-problems', taken.problems)
      await insertDelivery(context.db, {
        keyHash: createHash('sha256').update(`field ${key}`).digest('base64url'),
        kind: item.kind,
        targetId: item.target,
        organisationId: target.organisationId,
        collectedOn: dateOf(when.collectedAt),
        deliveredOn: dateOf(context.now),
        deliveredBy: personId(context.actor),
        way,
        late: when.late,
      })
      return { key, state: taken.first ? 'kept' : 'known', reference: taken.reference, late: when.late }
    })
  } catch (error) {
    if (error instanceof Refusal) return refused(error.word)
    // One thing that breaks must not keep the others from arriving, nor be taken for refused.
    context.house.log.error('field-item-failed', { requestId: context.requestId, kind: item.kind, error })
    return { key, state: 'failed' }
  }
}

/** Says how long after closing an office still takes what was collected in time. */
export async function chooseGrace(context: Context, organisationId: string, hours: number) {
  allow(mayChooseGrace(context.actor, organisationId))
  allow(Number.isInteger(hours) && hours >= 0 && hours <= MOST_GRACE)

  await inTransaction(context, async (context) => {
    await setGrace(context.db, organisationId, { hours, by: personId(context.actor), at: context.now })
    await record(context, 'grace-chosen', { kind: 'organisation', id: organisationId, organisationId }, { hours })
  })
}

const WORKERS = ['team-admin', 'editor', 'clerk']

/** Those who enter what people said elsewhere may also collect it themselves. */
export const worksInField = (actor: Context['actor']) =>
  actor.kind === 'person' && actor.roles.some(({ role, scope }) => scope !== null && WORKERS.includes(role))

export const mayChooseGrace = (actor: Context['actor'], organisationId: string) =>
  holds(actor, ['team-admin', 'administrator'], organisationId)
