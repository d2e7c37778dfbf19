import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { erasePerson, erasePersonsBefore, eventsOfPerson } from './store.ts'

/** What the log keeps of people: the id of who acted, and of who was acted upon. */
export const personalData: PersonalDataStore = {
  module: 'audit',

  async export({ db }, person) {
    const events = await eventsOfPerson(db, person.id)
    return {
      // Who acted upon this person is another person's data, so their id stays out.
      data: events.map(({ at, verb, subjectKind, subjectId, details, personId }) => ({
        at: at.toString(),
        verb,
        subjectKind,
        subjectId,
        details,
        byYou: personId === person.id,
      })),
    }
  },

  erase: ({ db }, person) => erasePerson(db, person.id),

  ...endingBy([
    {
      key: 'persons',
      kept: ({ retention }) => ({ years: retention.logYears }),
      end: ({ db }, before) => erasePersonsBefore(db, before),
    },
  ]),
}
