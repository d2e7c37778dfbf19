import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import type { Row } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import { fullName } from '../../places/index.ts'
import { mayKeepMembers } from '../rules.ts'
import { seenMembers } from './listing.ts'
import { membersPage } from './listing-store.ts'

export const EXPORT_COLUMNS = [
  'name',
  'kind',
  'standing',
  'place',
  'since',
  'tools',
  'languages',
  'about',
  'experience',
  'offers',
  'seeks',
  'website',
  'email',
  'phone',
] as const

const AT_ONCE = 200

/** The whole directory as coordinators see it, row by row; the caller writes in the log that it was taken. */
export async function* exportRows(context: Context): AsyncGenerator<Row> {
  allow(mayKeepMembers(context.actor))
  const t = context.house.texts.in(context.locale)
  let after: string | undefined
  do {
    const found = await membersPage(context.db, 'coordinator', {}, { day: dateOf(context.now), limit: AT_ONCE, after })
    for (const { seen, unit, standing, since } of await seenMembers(context, 'coordinator', found.rows))
      yield [
        seen.name,
        t(`membership.kind.${seen.kind}`),
        t(`membership.standing.${standing}`),
        unit && fullName(unit, t),
        since,
        seen.tools?.map((tool) => t(`membership.tool.${tool}`)).join(', '),
        seen.languages?.map((code) => t(`membership.language.${code}`)).join(', '),
        seen.about,
        seen.experience,
        seen.offers,
        seen.seeks,
        seen.website,
        seen.email,
        seen.phone,
      ]
    after = found.next ?? undefined
  } while (after)
}
