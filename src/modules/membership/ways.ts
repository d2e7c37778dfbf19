import { z } from 'zod'
import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { type Db, inTransaction, json } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import type { PlatformTables } from '../../platform/tables.ts'
import { record } from '../audit/index.ts'
import { type Kind, mayKeepMembers, type Way } from './rules.ts'

/** How each kind of member may sign at all; of an institution also somebody authorised by answering a letter. */
export const POSSIBLE_WAYS: Record<Kind, readonly Way[]> = {
  person: ['signature', 'scan', 'post'],
  institution: ['signature', 'scan', 'email', 'post'],
}

export type AcceptedWays = Record<Kind, Way[]>

const NAME = 'membership.ways'
const Kept = z.object({
  person: z.array(z.enum(POSSIBLE_WAYS.person as [Way, ...Way[]])).min(1),
  institution: z.array(z.enum(POSSIBLE_WAYS.institution as [Way, ...Way[]])).min(1),
})

const on = (db: Db) => db.withTables<PlatformTables>()

/** The ways of signing this network accepts; before anybody chose, all that are possible. */
export async function acceptedWays(db: Db): Promise<AcceptedWays> {
  const row = await on(db).selectFrom('platform.settings').select('value').where('name', '=', NAME).executeTakeFirst()
  const kept = Kept.safeParse(row?.value)
  return kept.success ? kept.data : { person: [...POSSIBLE_WAYS.person], institution: [...POSSIBLE_WAYS.institution] }
}

/** Accepts these ways from now on, in the order they are explained. Declarations on their way keep theirs. */
export async function acceptWays(context: Context, given: AcceptedWays) {
  allow(mayKeepMembers(context.actor))
  const value = {
    person: POSSIBLE_WAYS.person.filter((way) => given.person.includes(way)),
    institution: POSSIBLE_WAYS.institution.filter((way) => given.institution.includes(way)),
  }
  allow(value.person.length > 0 && value.institution.length > 0)
  await inTransaction(context, async (context) => {
    const row = { value: json(value), changed_at: context.now, changed_by: personId(context.actor) }
    await on(context.db)
      .insertInto('platform.settings')
      .values({ name: NAME, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
    await record(context, 'declaration-ways-changed', { kind: 'declaration-text', id: null })
    await changed(context, 'declarations')
  })
}

/** Forgets who chose the ways, when it was this person. */
export const forgetWhoChose = (db: Db, personId: string) =>
  on(db)
    .updateTable('platform.settings')
    .set({ changed_by: null })
    .where('name', '=', NAME)
    .where('changed_by', '=', personId)
    .execute()
