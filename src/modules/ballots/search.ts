import { EVERYBODY, type Findable, holdersOf, type SearchSource, withoutMarks } from '../../platform/search.ts'
import { maySeePoll, type Poll, RUNNERS } from './polls/rules.ts'
import { pollIds, pollsByIds } from './polls/store.ts'
import { pathOf } from './voting/paths.ts'

/** Polls by their question and what is on the ballot; how they came out is on their pages. */
export const pollsFound: SearchSource = {
  kind: 'poll',
  async read({ db }, ids) {
    return (await pollsByIds(db, ids)).map((poll): Findable => {
      const { question, about, options } = poll.definition
      return {
        id: poll.id,
        path: pathOf(poll),
        title: poll.title,
        context: '',
        body: withoutMarks([question, about, ...options.map(({ label }) => label)].filter(Boolean).join('\n')),
        datedAt: poll.publishedAt ?? poll.opensAt,
        unitCode: null,
        audiences: audiencesOfPoll(poll),
        weight: 0.9,
      }
    })
  },
  ids: ({ db }, after, limit) => pollIds(db, after, limit),
  async visible({ db, actor }, ids) {
    return new Set((await pollsByIds(db, ids)).filter((poll) => maySeePoll(actor, poll)).map(({ id }) => id))
  },
}

/** As `maySeePoll` answers. */
const audiencesOfPoll = ({ publishedAt, organisationId }: Pick<Poll, 'publishedAt' | 'organisationId'>) =>
  publishedAt
    ? [EVERYBODY]
    : holdersOf(organisationId === null ? RUNNERS.network : RUNNERS.organisation, organisationId)
