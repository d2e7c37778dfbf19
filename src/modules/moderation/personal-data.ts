import type { Context } from '../../platform/context.ts'
import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import {
  decisionsOfPerson,
  eraseReporter,
  eraseWordsAbout,
  forgetContactsClosedBefore,
  forgetModerator,
  reportsOfPerson,
} from './personal-data-store.ts'
import { RETENTION, type SubjectKey } from './rules.ts'

/** What moderation keeps of people: who reported what, and who decided. */
export const personalData: PersonalDataStore = {
  module: 'moderation',

  async export({ db }, person) {
    const reports = await reportsOfPerson(db, person.email)
    const decisions = await decisionsOfPerson(db, person.id)
    return {
      data: {
        reports: reports.map(({ reference, url, ground, explanation, reporterName, reportedAt, closedAt }) => ({
          reference,
          url,
          ground,
          explanation,
          name: reporterName,
          reportedAt: reportedAt.toString(),
          closedAt: closedAt?.toString() ?? null,
        })),
        decisions: decisions.map(({ action, ground, decided_at }) => ({
          action,
          ground,
          decidedAt: decided_at.toString(),
        })),
      },
    }
  },

  async erase({ db }, person) {
    await eraseReporter(db, person.email)
    await forgetModerator(db, person.id)
  },

  ...endingBy([
    {
      key: 'contacts',
      kept: () => RETENTION,
      end: ({ db }, before) => forgetContactsClosedBefore(db, before),
    },
  ]),
}

/** The author of a thing is being erased: nothing said about it may say who they were. Called by the module that keeps it. */
export const forgetAuthor = ({ db }: Context, subject: SubjectKey) => eraseWordsAbout(db, subject)
