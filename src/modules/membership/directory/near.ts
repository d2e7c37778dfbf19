import type { Context } from '../../../platform/context.ts'
import { directoryAddress } from './addresses.ts'
import { DirectoryQuery } from './forms.ts'
import { directoryFor } from './listing.ts'
import { viewingOf } from './viewing.ts'

/** Members of a powiat as this reader may see them, how many there are, and the list behind the number. */
export async function membersNear(context: Context, unitCode: string, limit: number) {
  const query = DirectoryQuery.parse({ miejsce: unitCode, zasieg: 'powiat' })
  const { members, count } = await directoryFor(context, await viewingOf(context), query, limit)
  return { members, count, path: directoryAddress(query) }
}
