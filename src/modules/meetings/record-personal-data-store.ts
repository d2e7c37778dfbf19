import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { on } from './meeting/store.ts'

/** Where somebody was, and what they wanted otherwise in minutes. Minutes themselves stay: they are the record of a body. */
export const recordData: PersonalDataStore = {
  module: 'meetings-record',

  async export({ db }, person) {
    const attendances = await on(db)
      .selectFrom('meetings.attendances')
      .select(['meeting_id', 'name', 'noted_at', 'came_late', 'left_early'])
      .where('person_id', '=', person.id)
      .execute()
    const amendments = await on(db)
      .selectFrom('meetings.amendments')
      .select(['meeting_id', 'body', 'proposed_at'])
      .where('person_id', '=', person.id)
      .execute()
    return { data: { attendances, amendments } }
  },

  async erase({ db }, person) {
    await on(db)
      .updateTable('meetings.attendances')
      .set({ person_id: null, name: '' })
      .where('person_id', '=', person.id)
      .execute()
    await on(db)
      .updateTable('meetings.amendments')
      .set({ person_id: null, author: '' })
      .where('person_id', '=', person.id)
      .execute()
  },
}
