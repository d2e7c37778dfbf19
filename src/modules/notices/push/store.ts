import { type Db, newId } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { NoticesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

export interface Device {
  id: string
  endpoint: string
  p256dh: string
  auth: string
  /** What the person knows it by: „Firefox, Windows”. */
  name: string
  locale: Locale
  addedAt: Temporal.Instant
}

/** Keeps a browser; the same browser again, also of another person who now uses it, replaces what was kept. */
export async function keepDevice(db: Db, personId: string, device: Omit<Device, 'id'>) {
  const values = {
    person_id: personId,
    p256dh: device.p256dh,
    auth: device.auth,
    name: device.name,
    locale: device.locale,
    added_at: device.addedAt,
  }
  await on(db)
    .insertInto('notices.push_devices')
    .values({ id: newId(device.addedAt.epochMilliseconds), endpoint: device.endpoint, ...values })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(values))
    .execute()
}

export async function devicesOf(db: Db, personId: string): Promise<Device[]> {
  const rows = await on(db)
    .selectFrom('notices.push_devices')
    .select(['id', 'endpoint', 'p256dh', 'auth', 'name', 'locale', 'added_at as addedAt'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, locale: row.locale as Locale }))
}

/** True when the device was this person's. */
export async function deleteDevice(db: Db, personId: string, id: string): Promise<boolean> {
  const answer = await on(db)
    .deleteFrom('notices.push_devices')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return answer.numDeletedRows > 0n
}

export async function recordReached(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('notices.push_devices').set({ reached_at: at }).where('id', '=', id).execute()
}
