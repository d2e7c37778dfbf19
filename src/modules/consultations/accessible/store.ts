import type { Db } from '../../../platform/db/index.ts'
import { on } from '../store.ts'
import type { AccessibleVersion, VersionKind } from './rules.ts'

export async function accessibleVersionsOf(db: Db, processId: string): Promise<AccessibleVersion[]> {
  const rows = await on(db)
    .selectFrom('consultations.accessible_versions')
    .select([
      'process_id as processId',
      'kind',
      'file_id as fileId',
      'link',
      'captions_id as captionsId',
      'captioned',
      'description',
      'added_at as addedAt',
    ])
    .where('process_id', '=', processId)
    .orderBy('kind', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as VersionKind }))
}

/** There is one of each kind: a new one takes the place of the other. */
export async function keepAccessibleVersion(db: Db, version: AccessibleVersion & { addedBy: string | null }) {
  const values = {
    file_id: version.fileId,
    link: version.link,
    captions_id: version.captionsId,
    captioned: version.captioned,
    description: version.description,
    added_at: version.addedAt,
    added_by: version.addedBy,
  }
  await on(db)
    .insertInto('consultations.accessible_versions')
    .values({ process_id: version.processId, kind: version.kind, ...values })
    .onConflict((conflict) => conflict.columns(['process_id', 'kind']).doUpdateSet(values))
    .execute()
}

export async function removeAccessibleVersion(db: Db, processId: string, kind: VersionKind) {
  await on(db)
    .deleteFrom('consultations.accessible_versions')
    .where('process_id', '=', processId)
    .where('kind', '=', kind)
    .execute()
}
