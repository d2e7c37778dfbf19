import type { Db } from '../../platform/db/index.ts'
import type { NoticesTables } from './tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

/** Every letter to a person, by account or by address, oldest first, as plain data. */
export async function lettersTo(db: Db, personId: string, addressHash: string) {
  const rows = await on(db)
    .selectFrom('notices.messages')
    .select(['template', 'subject', 'body_text', 'state', 'created_at', 'settled_at'])
    .where((row) => row.or([row('person_id', '=', personId), row('address_hash', '=', addressHash)]))
    // Words of a letter that opens something do not leave in a file.
    .where('fleeting', '=', false)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    template: row.template,
    subject: row.subject,
    text: row.body_text,
    state: row.state,
    createdAt: row.created_at.toString(),
    settledAt: row.settled_at?.toString() ?? null,
  }))
}

/** What a person follows or asked to follow. */
export async function followedBy(db: Db, personId: string, addressHash: string) {
  const rows = await on(db)
    .selectFrom('notices.followers')
    .select(['subject_kind', 'subject_id', 'title', 'asked_at', 'confirmed_at', 'ended_at', 'consent_version'])
    .where((row) => row.or([row('person_id', '=', personId), row('address_hash', '=', addressHash)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    subject: { kind: row.subject_kind, id: row.subject_id },
    title: row.title,
    consentVersion: row.consent_version,
    askedAt: row.asked_at.toString(),
    confirmedAt: row.confirmed_at?.toString() ?? null,
    endedAt: row.ended_at?.toString() ?? null,
  }))
}

/** What a person chose, the news they see inside, and their devices. */
export async function chosenBy(db: Db, personId: string, addressHash: string) {
  const preferences = await on(db)
    .selectFrom('notices.preferences')
    .select(['topic', 'frequency', 'changed_at'])
    .where((row) => row.or([row('person_id', '=', personId), row('address_hash', '=', addressHash)]))
    .orderBy('id')
    .execute()
  const notifications = await on(db)
    .selectFrom('notices.notifications')
    .select(['title', 'summary', 'created_at', 'read_at'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  const devices = await on(db)
    .selectFrom('notices.push_devices')
    .select(['name', 'added_at'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  return {
    preferences: preferences.map(({ changed_at, ...row }) => ({ ...row, changedAt: changed_at.toString() })),
    notifications: notifications.map((row) => ({
      title: row.title,
      summary: row.summary,
      createdAt: row.created_at.toString(),
      readAt: row.read_at?.toString() ?? null,
    })),
    devices: devices.map((row) => ({ name: row.name, addedAt: row.added_at.toString() })),
  }
}

/** Letters about these things stay as facts: whom they went to and what they said is gone, and what has not left never leaves. */
export async function eraseAbout(db: Db, about: { kind: string; ids: readonly string[] }, now: Temporal.Instant) {
  if (about.ids.length === 0) return
  const these = () =>
    on(db)
      .updateTable('notices.messages')
      .where('about_kind', '=', about.kind)
      .where('about_id', 'in', [...about.ids])
  await these()
    .set({ state: 'skipped', reason: 'erased', settled_at: now })
    .where('state', 'in', ['queued', 'deferred', 'unknown'])
    .execute()
  await these()
    .set({
      to_email: null,
      address_hash: null,
      person_id: null,
      once_key: null,
      subject: '',
      blocks: null,
      body_text: null,
      body_html: null,
      reply_to: null,
      calendar_body: null,
    })
    .execute()
  await on(db)
    .deleteFrom('notices.digest_items')
    .where('about_kind', '=', about.kind)
    .where('about_id', 'in', [...about.ids])
    .execute()
}

/** Letters stay as facts without a person; letters not yet sent never are; following is gone. */
export async function eraseAddress(db: Db, who: { personId: string; addressHash: string }, now: Temporal.Instant) {
  await on(db)
    .updateTable('notices.messages')
    .set({ state: 'skipped', reason: 'erased', settled_at: now })
    .where((row) => row.or([row('person_id', '=', who.personId), row('address_hash', '=', who.addressHash)]))
    .where('state', 'in', ['queued', 'deferred', 'unknown'])
    .execute()
  await on(db)
    .updateTable('notices.messages')
    .set({
      to_email: null,
      address_hash: null,
      person_id: null,
      once_key: null,
      subject: '',
      blocks: null,
      body_text: null,
      body_html: null,
      reply_to: null,
      calendar_body: null,
    })
    .where((row) => row.or([row('person_id', '=', who.personId), row('address_hash', '=', who.addressHash)]))
    .execute()
  await on(db)
    .deleteFrom('notices.followers')
    .where((row) => row.or([row('person_id', '=', who.personId), row('address_hash', '=', who.addressHash)]))
    .execute()
  const personOrAddress = ['notices.preferences', 'notices.digests'] as const
  for (const table of personOrAddress)
    await on(db)
      .deleteFrom(table)
      .where((row) => row.or([row('person_id', '=', who.personId), row('address_hash', '=', who.addressHash)]))
      .execute()
  await on(db).deleteFrom('notices.notifications').where('person_id', '=', who.personId).execute()
  await on(db).deleteFrom('notices.push_devices').where('person_id', '=', who.personId).execute()
}
