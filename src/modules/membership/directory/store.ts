import { type Db, json } from '../../../platform/db/index.ts'
import type { Tool } from '../rules.ts'
import type { MembershipTables } from '../tables.ts'
import type { Card, Visibility } from './rules.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

export interface KeptCard {
  card: Card
  publicKeys: string[]
  membersKeys: string[]
}

export async function cardOf(db: Db, memberId: string): Promise<Card | null> {
  const row = await on(db)
    .selectFrom('membership.cards')
    .select([
      'member_id',
      'about',
      'tools',
      'experience',
      'offers',
      'seeks',
      'languages',
      'website',
      'email',
      'phone',
      'visibility',
      'takes_letters',
    ])
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (!row) return null
  const { member_id, tools, visibility, takes_letters, ...rest } = row
  return {
    ...rest,
    memberId: member_id,
    tools: tools as Tool[],
    visibility: visibility as Visibility,
    takesLetters: takes_letters,
  }
}

/** Why moderators hid a card; null when it is not hidden. */
export async function hidingGroundOf(db: Db, memberId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('membership.cards')
    .select('hidden_ground')
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row?.hidden_ground ?? null
}

export async function recordHiding(db: Db, memberId: string, hidden: { at: Temporal.Instant; ground: string } | null) {
  await on(db)
    .updateTable('membership.cards')
    .set({ hidden_at: hidden?.at ?? null, hidden_ground: hidden?.ground ?? null })
    .where('member_id', '=', memberId)
    .execute()
}

export async function putKeys(db: Db, memberId: string, { publicKeys, membersKeys }: Omit<KeptCard, 'card'>) {
  await on(db)
    .updateTable('membership.cards')
    .set({ public_keys: publicKeys, members_keys: membersKeys })
    .where('member_id', '=', memberId)
    .execute()
}

/** When a card was last written. */
export async function cardEditedAt(db: Db, memberId: string): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('membership.cards')
    .select('edited_at')
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row?.edited_at ?? null
}

export async function putCard(
  db: Db,
  { card, publicKeys, membersKeys }: KeptCard,
  edited: { at: Temporal.Instant; by: string | null },
) {
  const { memberId, visibility, takesLetters, ...fields } = card
  const row = {
    ...fields,
    takes_letters: takesLetters,
    visibility: json(visibility),
    public_keys: publicKeys,
    members_keys: membersKeys,
    edited_at: edited.at,
    edited_by: edited.by,
  }
  await on(db)
    .insertInto('membership.cards')
    .values({ member_id: memberId, ...row })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(row))
    .execute()
}
