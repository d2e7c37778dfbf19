import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { forgetTeamwork, teamworkOf } from './teamwork/store.ts'

/** What somebody had to do in teams. The tasks stay, as the team's; who had them does not. */
export const personalData: PersonalDataStore = {
  module: 'processes',

  async export({ db }, person) {
    const { charges, tasks } = await teamworkOf(db, person.id)
    return {
      data: {
        charges: charges.map(({ processId, part, givenAt }) => ({ processId, part, givenAt: givenAt.toString() })),
        tasks: tasks.map(({ processId, title, dueOn, addedAt, doneAt }) => ({
          processId,
          title,
          dueOn: dueOn?.toString() ?? null,
          addedAt: addedAt.toString(),
          doneAt: doneAt?.toString() ?? null,
        })),
      },
    }
  },

  erase: ({ db }, person) => forgetTeamwork(db, person.id),
}
