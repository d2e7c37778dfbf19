import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { deleteEndedBeginnings } from './beginnings-store.ts'
import { removeFiles } from './files.ts'
import { deleteSettledEntries, forgetPaperWorker, paperWorkOf } from './paper/entries-store.ts'
import { answersBy, forgetRespondent, forgetStaff, staffActs } from './respondents-store.ts'
import { removeOwnWords } from './retention/ending.ts'
import { deleteServedRespondents } from './retention/store.ts'
import { keptIn } from './typed.ts'

/** What was typed from a sheet is kept beside its answer as long as a count may be questioned: half a year. */
const TYPED_KEPT = { days: 183 }

/**
 * What forms keep of people: who gave which answers, where they were told so; answers under way; whose work a form was.
 * Anonymous answers have no way back to a person, so they are neither given nor removed.
 */
export const personalData: PersonalDataStore = {
  module: 'forms',

  async export({ db }, person) {
    const answers = await answersBy(db, person)
    return {
      data: {
        answers: answers.map(({ answeredOn, ...answer }) => ({ ...answer, answeredOn: answeredOn.toString() })),
        teamWork: await staffActs(db, person.id),
        sheetsEntered: await paperWorkOf(db, person.id),
      },
    }
  },

  async erase({ db }, person) {
    await forgetRespondent(db, person)
    await forgetStaff(db, person.id)
    await forgetPaperWorker(db, person.id)
  },

  ...endingBy([
    {
      key: 'beginnings',
      kept: () => null,
      async end(context) {
        const ended = await deleteEndedBeginnings(context.db, context.now)
        await removeFiles(context, ended.flatMap(keptIn))
        return ended.length
      },
    },
    {
      key: 'typed',
      kept: () => TYPED_KEPT,
      end: ({ db }, before) => deleteSettledEntries(db, before),
    },
    { key: 'words', kept: () => null, end: (context) => removeOwnWords(context) },
    {
      key: 'respondents',
      kept: () => null,
      end: ({ db, now }) => deleteServedRespondents(db, now),
    },
  ]),
}
