import { type Db, newId } from '../../../platform/db/index.ts'
import type { ProcessesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<ProcessesTables>()

/** Where the announcement was made known, with the proof (law.md 1.8). */
export interface AnnouncementPlace {
  id: string
  kind: 'press' | 'board' | 'office' | 'area' | 'website' | 'bip' | 'radio' | 'letter' | 'other'
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

export async function insertAnnouncementPlace(
  db: Db,
  processId: string,
  place: Omit<AnnouncementPlace, 'id'>,
  at: Temporal.Instant,
  by: string | null,
) {
  await on(db)
    .insertInto('processes.announcement_places')
    .values({
      id: newId(),
      process_id: processId,
      kind: place.kind,
      place: place.place,
      announced_on: place.announcedOn,
      link: place.link,
      file_id: place.fileId,
      added_at: at,
      added_by: by,
    })
    .execute()
}

/** @returns false when there is no such place */
export async function removeAnnouncementPlace(db: Db, processId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('processes.announcement_places')
    .where('id', '=', id)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
