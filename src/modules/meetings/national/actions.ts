import type { Actor } from '../../../platform/actor.ts'
import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { slugOf } from '../../processes/index.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { mayKeepNational, type NationalMeeting } from './rules.ts'
import { insertGoer, insertNational, insertNote, type NationalInput, removeGoer, updateNational } from './store.ts'

/** Adds an entry; the same form sent again is one. @returns its slug */
export async function addNational(context: Context, input: NationalInput, key: string): Promise<string> {
  allow(mayKeepNational(context.actor))
  return inTransaction(context, async (context) => {
    const slug = `${slugOf(input.name)}-${input.startsOn.year}`
    const kept = { key, at: context.now, by: personId(context.actor) }
    const answer = await insertNational(context.db, { ...input, slug }, kept)
    await record(context, 'national-kept', { kind: 'national-meeting', id: null }, { year: input.startsOn.year })
    return answer
  })
}

export async function editNational(context: Context, national: NationalMeeting, input: NationalInput) {
  allow(mayKeepNational(context.actor))
  await inTransaction(context, async (context) => {
    await updateNational(context.db, national.id, input)
    await record(context, 'national-kept', { kind: 'national-meeting', id: national.id })
  })
}

/** A member says that they go, or after all do not. */
export async function sayGoing(
  context: Context,
  national: NationalMeeting,
  going: boolean,
  ports: Pick<MinutesPorts, 'isMember'>,
) {
  const member = await memberAmong(context, ports)
  allow(member !== null)
  if (going) await insertGoer(context.db, national.id, member, context.now)
  else await removeGoer(context.db, national.id, member.id)
}

/** A member adds to the notes that members share. */
export async function addNote(
  context: Context,
  national: NationalMeeting,
  { body, key }: { body: string; key: string },
  ports: Pick<MinutesPorts, 'isMember'>,
) {
  const member = await memberAmong(context, ports)
  allow(member !== null)
  const given = { nationalId: national.id, personId: member.id, author: member.name, body, key, at: context.now }
  await insertNote(context.db, given)
}

/** The person who asks, when they belong to the network or run it. */
export async function memberAmong(
  context: Context,
  ports: Pick<MinutesPorts, 'isMember'>,
): Promise<Extract<Actor, { kind: 'person' }> | null> {
  const { actor } = context
  if (actor.kind !== 'person') return null
  return mayKeepNational(actor) || (await ports.isMember(context)) ? actor : null
}
