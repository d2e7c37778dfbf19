import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import { record } from '../../audit/index.ts'
import { HOME } from '../rules.ts'
import { deleteKey, keyOf, makeKey, personOfKey } from './own-store.ts'

/** What a person is signed up for, and the address of their calendar. */
export const OWN = `${HOME}/moje`

const PURPOSE = 'meetings.calendar'

/** Opens a calendar of one's own for programs that do not sign in; a person has one. */
export async function openCalendar(context: Context) {
  const { actor } = context
  allow(actor.kind === 'person')
  await inTransaction(context, async (context) => {
    await makeKey(context.db, actor.id, context.now)
    await record(context, 'own-calendar-opened', { kind: 'person', id: actor.id })
  })
}

/** The address stops working at once; the next one is another. */
export async function closeCalendar(context: Context) {
  const { actor } = context
  allow(actor.kind === 'person')
  await inTransaction(context, async (context) => {
    await deleteKey(context.db, actor.id)
    await record(context, 'own-calendar-closed', { kind: 'person', id: actor.id })
  })
}

/** Where this person's calendar is; null while they have none. */
export async function calendarPathOf({ db, house }: Context, personId: string): Promise<string | null> {
  const id = await keyOf(db, personId)
  return id && `${OWN}/kalendarz/${sealId(house.config, PURPOSE, id)}`
}

/** Whose calendar a token opens; null when it opens none, or no longer. */
export async function ownerOfToken({ db, house }: Context, token: string): Promise<string | null> {
  const id = unsealId(house.config, PURPOSE, token)
  return id ? personOfKey(db, id) : null
}
