import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { memberPath } from './addresses.ts'
import { seenMembers } from './listing.ts'
import { membersPage } from './listing-store.ts'

export interface MemberOnMap {
  title: string
  href: string
  unitCode: string
  /** The name of the place. */
  note: string
}

const PER_READING = 200

/** Members of the directory as a stranger sees it: those whose name and place they show to everybody. */
export async function membersOnMap(context: Context): Promise<MemberOnMap[]> {
  const day = dateOf(context.now)
  const shown: MemberOnMap[] = []
  let after: string | undefined
  do {
    const { rows, next } = await membersPage(
      context.db,
      'stranger',
      { standing: 'member' },
      { day, limit: PER_READING, after },
    )
    for (const { seen, unit } of await seenMembers(context, 'stranger', rows))
      if (unit) shown.push({ title: seen.name, href: memberPath(seen.memberId), unitCode: unit.code, note: unit.name })
    after = next ?? undefined
  } while (after)
  return shown
}
