import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { countMembersByUnit } from '../directory/listing-store.ts'
import { countByType, growth } from './public-store.ts'
import { countActive } from './store.ts'

/** Who belongs today, in numbers everybody may know: nobody's name, and places only where a member shows theirs to all. */
export async function membersNow({ db, now }: Pick<Context, 'db' | 'now'>) {
  const day = dateOf(now)
  return {
    counts: await countActive(db, day),
    types: await countByType(db, day),
    years: await growth(db, day),
    places: await countMembersByUnit(db, 'stranger', { standing: 'member' }, day),
  }
}
