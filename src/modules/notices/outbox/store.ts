import { type Db, json, sql } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { MailBlock } from '../blocks.ts'
import type { Refused } from '../rules.ts'
import type { NoticesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

/** What a letter puts into its reader's calendar; its METHOD is the same inside and out. */
export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL'
  content: string
}

export interface NewMessage {
  id: string
  to: { email: string; personId?: string | null }
  addressHash: string
  template: string
  locale: Locale
  subject: string
  blocks: MailBlock[]
  text: string
  html: string
  fleeting: boolean
  about: { kind: string; id: string } | null
  once: string | null
  followerId: string | null
  oneClickPath: string | null
  replyTo: string | null
  calendar: CalendarPart | null
  bulk: boolean
  messageId: string
  createdAt: Temporal.Instant
}

/** A letter one worker has taken and nobody else may send while `lease` holds. */
export interface TakenMessage {
  id: string
  lease: string
  email: string
  addressHash: string
  subject: string
  text: string
  html: string
  messageId: string
  followerId: string | null
  oneClickPath: string | null
  replyTo: string | null
  calendarMethod: CalendarPart['method'] | null
  calendarBody: string | null
  attempts: number
  firstTriedAt: Temporal.Instant
}

/** Ids of those that were new; a letter whose `once` was used before is passed over. */
export async function insertMessages(db: Db, messages: NewMessage[]): Promise<string[]> {
  if (messages.length === 0) return []
  const rows = await on(db)
    .insertInto('notices.messages')
    .values(messages.map(rowOf))
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Takes the next letter that is due; letters somebody waits for go before news for many, which may be left out. Null when
 * none is due.
 */
export async function takeNext(
  db: Db,
  { now, until, lease, withNews }: { now: Temporal.Instant; until: Temporal.Instant; lease: string; withNews: boolean },
): Promise<TakenMessage | null> {
  const { rows } = await sql<TakenMessage>`
    with next as (
      select id from notices.messages
      where state in ('queued', 'deferred') and due_at <= ${now} and (not bulk or ${withNews})
      order by bulk, due_at
      limit 1
      for update skip locked
    )
    update notices.messages as message
    set state = 'sending', lease = ${lease}, leased_until = ${until}, attempts = attempts + 1,
      first_tried_at = coalesce(first_tried_at, ${now})
    from next
    where message.id = next.id
    returning message.id, lease, to_email as email, address_hash as "addressHash", subject, body_text as text,
      body_html as html, message_id as "messageId", follower_id as "followerId",
      one_click_path as "oneClickPath", reply_to as "replyTo",
      calendar_method as "calendarMethod", calendar_body as "calendarBody", attempts, first_tried_at as "firstTriedAt"`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Letters whose worker vanished: nobody knows whether the server took them, so nobody sends them again by itself. */
export async function markLost(db: Db, now: Temporal.Instant): Promise<number> {
  const answer = await on(db)
    .updateTable('notices.messages')
    .set({ state: 'unknown', reason: 'worker-lost' })
    .where('state', '=', 'sending')
    .where('leased_until', '<', now)
    .executeTakeFirst()
  return Number(answer.numUpdatedRows)
}

export async function recordAccepted(db: Db, message: TakenMessage, now: Temporal.Instant) {
  await held(db, message)
    .set((row) => ({
      state: 'accepted',
      settled_at: now,
      code: null,
      reason: null,
      // An answer goes from the recipient's own mailbox; here the address has served.
      reply_to: null,
      calendar_body: row.case().when('fleeting', '=', true).then(null).else(row.ref('calendar_body')).end(),
      blocks: row.case().when('fleeting', '=', true).then(null).else(row.ref('blocks')).end(),
      body_text: row.case().when('fleeting', '=', true).then(null).else(row.ref('body_text')).end(),
      body_html: row.case().when('fleeting', '=', true).then(null).else(row.ref('body_html')).end(),
    }))
    .execute()
}

export async function recordDeferred(db: Db, message: TakenMessage, answer: Answer, dueAt: Temporal.Instant) {
  await held(db, message).set({ state: 'deferred', code: answer.code, reason: answer.reason, due_at: dueAt }).execute()
}

export async function recordFailed(db: Db, message: TakenMessage, answer: Answer, now: Temporal.Instant) {
  await held(db, message).set({ state: 'failed', code: answer.code, reason: answer.reason, settled_at: now }).execute()
}

export async function recordSkipped(
  db: Db,
  message: TakenMessage,
  reason: 'suppressed' | 'unfollowed' | 'erased',
  now: Temporal.Instant,
) {
  await held(db, message).set({ state: 'skipped', reason, settled_at: now }).execute()
}

export async function skipStopped(db: Db, { kind, ids }: { kind: string; ids: string[] }, now: Temporal.Instant) {
  await sql`
    update notices.messages set state = 'skipped', reason = 'unfollowed', settled_at = ${now}
    where state in ('queued', 'deferred') and one_click_path is not null
      and about_kind = ${kind} and about_id = any(${ids}::uuid[])`.execute(db)
}

export async function recordUnknown(db: Db, message: TakenMessage, answer: Answer) {
  await held(db, message).set({ state: 'unknown', code: answer.code, reason: answer.reason }).execute()
}

export async function deleteOldBodies(db: Db, before: Temporal.Instant): Promise<number> {
  const answer = await on(db)
    .updateTable('notices.messages')
    .set({ blocks: null, body_text: null, body_html: null, reply_to: null, calendar_body: null })
    .where('body_text', 'is not', null)
    .where('created_at', '<', before)
    .where('state', 'in', ['accepted', 'failed', 'skipped'])
    .executeTakeFirst()
  return Number(answer.numUpdatedRows)
}

/** Two years on nobody needs to know to whom a letter went, only that it did. */
export async function anonymiseOld(db: Db, before: Temporal.Instant): Promise<number> {
  const answer = await on(db)
    .updateTable('notices.messages')
    .set({
      to_email: null,
      address_hash: null,
      person_id: null,
      once_key: null,
      subject: '',
      reason: null,
      one_click_path: null,
    })
    .where('to_email', 'is not', null)
    .where('created_at', '<', before)
    .where('state', 'in', ['accepted', 'failed', 'skipped'])
    .executeTakeFirst()
  return Number(answer.numUpdatedRows)
}

type Answer = Pick<Refused, 'code' | 'reason'>

// The worker that took a letter may still say how it went after its lease ran out, until a person has decided.
const held = (db: Db, message: TakenMessage) =>
  on(db)
    .updateTable('notices.messages')
    .where('id', '=', message.id)
    .where('lease', '=', message.lease)
    .where('state', 'in', ['sending', 'unknown'])

const rowOf = (message: NewMessage) => ({
  id: message.id,
  to_email: message.to.email,
  address_hash: message.addressHash,
  person_id: message.to.personId ?? null,
  template: message.template,
  locale: message.locale,
  subject: message.subject,
  blocks: json(message.blocks),
  body_text: message.text,
  body_html: message.html,
  fleeting: message.fleeting,
  about_kind: message.about?.kind ?? null,
  about_id: message.about?.id ?? null,
  once_key: message.once,
  follower_id: message.followerId,
  one_click_path: message.oneClickPath,
  reply_to: message.replyTo,
  calendar_method: message.calendar?.method ?? null,
  calendar_body: message.calendar?.content ?? null,
  bulk: message.bulk,
  message_id: message.messageId,
  due_at: message.createdAt,
  created_at: message.createdAt,
})

/** Those of the keys with which a letter was made before. */
export async function onceUsed(db: Db, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await on(db).selectFrom('notices.messages').select('once_key').where('once_key', 'in', keys).execute()
  return new Set(rows.flatMap(({ once_key }) => once_key ?? []))
}
