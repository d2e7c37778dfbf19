import { dateOf } from '../../platform/clock.ts'
import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { authorsBy, deleteAuthorsBy, endAuthors, forgetStaff, staffActs } from './personal-data-store.ts'

/** How long after an edition is built its authors' addresses are kept. */
const KEPT_MONTHS = 12
/** A draft nobody sends is nobody's. */
const DRAFT_MONTHS = 6
/** Nothing happened before this. */
const NEVER = Temporal.Instant.fromEpochMilliseconds(0)

/**
 * Who submitted and co-authored, how to reach them, and which acts of the team were whose. The project itself is a public act
 * and stays; who voted is no business of this module.
 */
export const personalData: PersonalDataStore = {
  module: 'budgets',
  async export({ db }, person) {
    return { data: { projects: await authorsBy(db, person.email), teamWork: await staffActs(db, person.id) } }
  },
  async erase({ db }, person) {
    await deleteAuthorsBy(db, person.email)
    await forgetStaff(db, person.id)
  },
  ...endingBy([
    {
      key: 'authors',
      kept: () => ({ months: KEPT_MONTHS }),
      end: ({ db }, before) => endAuthors(db, { builtBefore: dateOf(before), draftedBefore: NEVER }),
    },
    {
      key: 'drafts',
      kept: () => ({ months: DRAFT_MONTHS }),
      end: ({ db }, before) => endAuthors(db, { builtBefore: dateOf(NEVER), draftedBefore: before }),
    },
  ]),
}
