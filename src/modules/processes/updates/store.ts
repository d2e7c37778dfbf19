import { type Db, newId } from '../../../platform/db/index.ts'
import type { ProcessesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<ProcessesTables>()

export interface Update {
  id: string
  processId: string
  title: string
  body: string
  publishedAt: Temporal.Instant
}

export async function updatesOf(db: Db, processId: string): Promise<Update[]> {
  return on(db)
    .selectFrom('processes.updates')
    .select(['id', 'process_id as processId', 'title', 'body', 'published_at as publishedAt'])
    .where('process_id', '=', processId)
    .where('removed_at', 'is', null)
    .orderBy('published_at', 'desc')
    .execute()
}

export async function insertUpdate(db: Db, update: Omit<Update, 'id'> & { publishedBy: string | null }): Promise<string> {
  const id = newId()
  await on(db)
    .insertInto('processes.updates')
    .values({ id, process_id: update.processId, title: update.title, body: update.body, published_at: update.publishedAt, published_by: update.publishedBy })
    .execute()
  return id
}

export async function recordUpdateRemoval(db: Db, processId: string, id: string, at: Temporal.Instant) {
  await on(db).updateTable('processes.updates').set({ removed_at: at }).where('id', '=', id).where('process_id', '=', processId).execute()
}

export interface AnnouncementPlace {
  id: string
  kind: 'press' | 'board' | 'website' | 'bip' | 'radio' | 'letter' | 'other'
  place: string
  announcedOn: Temporal.PlainDate
  link: string | null
  fileId: string | null
}

export async function announcementPlacesOf(db: Db, processId: string): Promise<AnnouncementPlace[]> {
  const rows = await on(db)
    .selectFrom('processes.announcement_places')
    .select(['id', 'kind', 'place', 'announced_on as announcedOn', 'link', 'file_id as fileId'])
    .where('process_id', '=', processId)
    .orderBy('announced_on')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as AnnouncementPlace['kind'] }))
}

export async function insertAnnouncementPlace(db: Db, processId: string, place: Omit<AnnouncementPlace, 'id'>, at: Temporal.Instant, by: string | null) {
  await on(db)
    .insertInto('processes.announcement_places')
    .values({ id: newId(), process_id: processId, kind: place.kind, place: place.place, announced_on: place.announcedOn, link: place.link, file_id: place.fileId, added_at: at, added_by: by })
    .execute()
}

export async function removeAnnouncementPlace(db: Db, processId: string, id: string) {
  await on(db).deleteFrom('processes.announcement_places').where('id', '=', id).where('process_id', '=', processId).execute()
}
