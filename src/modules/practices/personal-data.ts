import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { forgetWriter } from './revisions-store.ts'
import { forgetPerson, practicesOfPerson } from './store.ts'
import { forgetTalk, talkOf } from './talking/store.ts'

/** What the map keeps of people: what they wrote, said and thanked for. What was published stays, without them. */
export const personalData: PersonalDataStore = {
  module: 'practices',

  async export({ db }, person) {
    const practices = await practicesOfPerson(db, person.id, [], 1000)
    const { comments, repeats, thanks } = await talkOf(db, person.id)
    return {
      data: {
        practices: practices.map(({ title, slug, createdAt }) => ({ title, slug, createdAt: createdAt.toString() })),
        comments: comments.map(({ body, writtenAt }) => ({ body, writtenAt: writtenAt.toString() })),
        repeats: repeats.map(({ toldAt, ...repeat }) => ({ ...repeat, toldAt: toldAt.toString() })),
        thanks: thanks.map(({ practiceId, givenAt }) => ({ practice: practiceId, givenAt: givenAt.toString() })),
      },
    }
  },

  async erase({ db }, person) {
    await forgetTalk(db, person.id)
    await forgetWriter(db, person.id)
    await forgetPerson(db, person.id)
  },
}
