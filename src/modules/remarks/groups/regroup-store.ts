import type { Context } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { on } from '../store.ts'

/** Letters of groups that a person confirmed or decided: grouping anew leaves them where they are. */
export async function confirmedMembers({ db }: Context, processId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select r.id from remarks.remarks r join remarks.groups g on g.id = r.group_id
    where r.process_id = ${processId} and (g.confirmed_at is not null or g.made_by = 'person' or g.decision_id is not null)`.execute(
    db,
  )
  return new Set(rows.map((row) => row.id))
}

export async function dissolveUnconfirmed({ db }: Context, processId: string) {
  await sql`
    delete from remarks.groups where process_id = ${processId} and confirmed_at is null and made_by = 'method' and decision_id is null`.execute(
    db,
  )
}

export async function memberIds({ db }: Context, processId: string, groupId: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select('id')
    .where('process_id', '=', processId)
    .where('group_id', '=', groupId)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}
