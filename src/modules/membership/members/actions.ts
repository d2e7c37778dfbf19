import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { type Declaration, memberNameOf } from '../declarations/rules.ts'
import { openCard } from '../directory/actions.ts'
import { mayKeepMembers, type Purpose, type Standing } from '../rules.ts'
import { currentText } from '../texts-store.ts'
import type { Member, Period, Representative } from './rules.ts'
import {
  endPeriod,
  endRepresentative,
  giveConsentsToMember,
  hasConsent,
  insertConsent,
  insertMember,
  insertPeriod,
  insertRepresentative,
  lockMember,
  periodsOf,
  takeBackConsents,
} from './store.ts'

export const MEMBERS = 'members'

/** Makes a member of a declaration that is being accepted; only `acceptDeclaration` calls it, inside its transaction. */
export async function admit(
  context: Context,
  declaration: Declaration,
  number: number,
  { from, isDemonstration }: { from: Temporal.PlainDate; isDemonstration: boolean },
): Promise<Member> {
  allow(mayKeepMembers(context.actor))
  const { kind, institutionKind, nip, krs, unitCode, email, phone, personName, position } = declaration
  const member: Member = {
    id: newId(context.now.epochMilliseconds),
    number,
    kind,
    name: memberNameOf(declaration),
    institutionKind: kind === 'institution' ? (institutionKind ?? 'other') : null,
    nip,
    krs,
    unitCode,
    email,
    phone,
    personId: null,
    organisationId: null,
    isDemonstration,
    mergedInto: null,
  }
  await insertMember(context.db, member, context.now)
  await begin(context, member, { standing: 'member', state: 'active', from, note: '' })
  await giveConsentsToMember(context.db, declaration.id, member.id)
  await openCard(context, member, declaration)
  if (kind === 'institution') {
    const scopes: Representative['scopes'] = ['sign', 'vote', 'edit']
    const name = position ? `${personName}, ${position}` : personName
    const named = { at: context.now, by: personId(context.actor) }
    await insertRepresentative(context.db, { memberId: member.id, name, email, personId: null, scopes, from }, named)
  }
  await changed(context, MEMBERS)
  return member
}

/** Leaves the network: one act with a statement, from that day on. The member does it, or a coordinator for them. */
export async function leave(
  context: Context,
  member: Member,
  given: { own: boolean; on: Temporal.PlainDate; statement: string },
) {
  allow(given.own || mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    await lockMember(context.db, member.id)
    await end(context, member, given.on, 'left', given.statement)
    await told(context, 'member-left', member)
  })
}

/** Ends membership against the member's will, with a reason. */
export async function exclude(context: Context, member: Member, given: { on: Temporal.PlainDate; reason: string }) {
  allow(mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    await lockMember(context.db, member.id)
    await end(context, member, given.on, 'excluded', given.reason)
    await told(context, 'member-excluded', member)
  })
}

/**
 * Suspends, resumes, or changes the standing of a member: the present period ends on the day and a new one begins on it.
 * @throws Refusal `member-not-belonging` when no period lasts, or it began after that day
 */
export async function turnPeriod(
  context: Context,
  member: Member,
  next: { state: Period['state']; standing: Standing; on: Temporal.PlainDate; note: string },
) {
  allow(mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    await lockMember(context.db, member.id)
    const now = (await periodsOf(context.db, member.id)).at(-1)
    const how = next.state !== now?.state ? (next.state === 'suspended' ? 'suspended' : 'resumed') : 'changed'
    await end(context, member, next.on, how)
    await begin(context, member, { ...next, from: next.on })
    await told(context, TURNED[how], member, { standing: next.standing })
  })
}

const TURNED = { suspended: 'member-suspended', resumed: 'member-resumed', changed: 'member-changed' } as const

/** Comes back after leaving: a new period, never the old one reopened. @throws Refusal `member-belongs` */
export async function readmit(
  context: Context,
  member: Member,
  given: { standing: Standing; from: Temporal.PlainDate; note: string },
) {
  allow(mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    await lockMember(context.db, member.id)
    if ((await periodsOf(context.db, member.id)).some(({ to }) => to === null)) refuse('member-belongs')
    await begin(context, member, { ...given, state: 'active' })
    await told(context, 'member-readmitted', member)
  })
}

/** Names somebody who acts for an institution from a day on. */
export async function nameRepresentative(
  context: Context,
  member: Member,
  given: { own: boolean } & Omit<Representative, 'id' | 'memberId' | 'to'>,
) {
  allow(member.kind === 'institution' && (given.own || mayKeepMembers(context.actor)))
  await inTransaction(context, async (context) => {
    const named = { at: context.now, by: personId(context.actor) }
    await insertRepresentative(context.db, { ...given, memberId: member.id }, named)
    await told(context, 'representative-named', member, { scopes: given.scopes })
  })
}

export async function dismissRepresentative(
  context: Context,
  member: Member,
  representative: Representative,
  given: { own: boolean; on: Temporal.PlainDate },
) {
  allow(representative.memberId === member.id && (given.own || mayKeepMembers(context.actor)))
  await inTransaction(context, async (context) => {
    if (!(await endRepresentative(context.db, representative.id, given.on))) refuse('representative-ended')
    await told(context, 'representative-ended', member)
  })
}

/** Gives a consent, each by itself, to the words published now. */
export async function giveConsent(context: Context, member: Member, purpose: Purpose, given: { own: boolean }) {
  allow(given.own)
  await inTransaction(context, async (context) => {
    await lockMember(context.db, member.id)
    const text = await currentText(context.db, member.kind)
    if (!text || (await hasConsent(context.db, member.id, purpose))) return
    await insertConsent(context.db, { memberId: member.id, purpose, textId: text.id, at: context.now })
    await told(context, 'consent-given', member, { purpose })
  })
}

/** Takes a consent back; from this moment nothing that needs it shows the member. */
export async function takeBackConsent(context: Context, member: Member, purpose: Purpose, given: { own: boolean }) {
  allow(given.own || mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    if (await takeBackConsents(context.db, member.id, purpose, context.now))
      await told(context, 'consent-taken-back', member, { purpose })
  })
}

const begin = (context: Context, member: Member, period: Pick<Period, 'standing' | 'state' | 'from' | 'note'>) =>
  insertPeriod(context.db, { memberId: member.id, ...period }, { at: context.now, by: personId(context.actor) })

async function end(
  context: Context,
  member: Member,
  on: Temporal.PlainDate,
  how: NonNullable<Period['endedHow']>,
  note = '',
) {
  if (!(await endPeriod(context.db, member.id, { on, how, note, by: personId(context.actor) })))
    refuse('member-not-belonging')
}

async function told(context: Context, verb: string, { id }: Member, details = {}) {
  await record(context, verb, { kind: 'member', id }, details)
  await changed(context, MEMBERS, `member:${id}`)
}
