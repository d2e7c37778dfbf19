import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { authorsBy, deleteAuthorsBy, endAuthors, forgetStaff, staffActs } from './personal-data-store.ts'

/** How long after an edition is built its authors' addresses are kept. */
const KEPT_MONTHS = 12
/** A draft nobody sends is nobody's. */
const DRAFT_MONTHS = 6

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
  async endRetention({ db, now }) {
    const zoned = now.toZonedDateTimeISO('Europe/Warsaw')
    return endAuthors(db, {
      builtBefore: zoned.subtract({ months: KEPT_MONTHS }).toPlainDate(),
      draftedBefore: zoned.subtract({ months: DRAFT_MONTHS }).toInstant(),
    })
  },
}
