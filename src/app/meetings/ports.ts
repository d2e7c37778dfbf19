import { countedPolls, type Poll, pollPathOf, pollPhaseOf } from '../../modules/ballots/index.ts'
import * as consultations from '../../modules/consultations/index.ts'
import { personsByIds } from '../../modules/identity/index.ts'
import type { MeetingsPorts, MinutesPorts } from '../../modules/meetings/index.ts'
import { activeMember } from '../../modules/membership/index.ts'
import { NETWORK_ROLES } from '../../modules/network/index.ts'
import { dutyOn, issuesByYear } from '../../modules/newsletter/index.ts'
import {
  mayEditProcess,
  maySee,
  mayWorkOnRemarks,
  pathOf,
  processById,
  processBySlug,
} from '../../modules/processes/index.ts'
import * as remarks from '../../modules/remarks/index.ts'
import { holds } from '../../platform/actor.ts'
import { dateOf } from '../../platform/clock.ts'
import { coordinatorDesk, personalDesk } from '../desk/navigation.ts'

/** What meetings, their minutes and the duties of the network need of the others. */
export const meetingsPorts: MeetingsPorts & MinutesPorts = {
  desk: (c) => (holds(c.get('context').actor, NETWORK_ROLES, null) ? coordinatorDesk(c) : personalDesk(c)),
  isMember: async (context) => (await activeMember(context)) !== null,
  async processOf(context, processId) {
    const process = await processById(context.db, processId)
    return process && maySee(context.actor, process)
      ? { slug: process.slug, title: process.title, href: pathOf(process) }
      : null
  },
  async ownProcess(context, slug) {
    const process = await processBySlug(context.db, slug)
    return process && mayEditProcess(context.actor, process) ? { id: process.id } : null
  },
  async sayInProcess(context, said) {
    const process = await processById(context.db, said.processId)
    const taken = process?.kind === consultations.KIND && process.announcedAt !== null && process.cancelledAt === null
    if (!taken || !mayWorkOnRemarks(context.actor, process)) return null
    const { id } = await remarks.enterRemark(
      context,
      process,
      await consultations.intakeSettingsOf(context, process),
      {
        body: said.body,
        quotation: null,
        placeWords: null,
        channel: 'meeting',
        receivedOn: said.on,
        author: {
          kind: said.speaker ? 'person' : 'anonymous',
          name: said.speaker || null,
          organisation: null,
          signature: said.speaker || null,
        },
        email: null,
      },
      said.key,
    )
    return id
  },
  async countedPolls({ db, now }, organisationId) {
    const counted = (await countedPolls(db, organisationId)).filter((poll) => pollPhaseOf(poll, now) === 'counted')
    return counted.map((poll) => ({ id: poll.id, title: poll.title, path: pollPathOf(poll), votes: votesOf(poll) }))
  },
  async emailsOf({ db }, personIds) {
    const accounts = await personsByIds({ db }, [...personIds])
    return new Map([...accounts].map(([id, { email }]) => [id, email]))
  },
  async issues({ db, now }) {
    const today = dateOf(now)
    const years = await issuesByYear(db, today.year)
    const { needed, nextDueOn } = dutyOn(today, years.find(({ year }) => year === today.year)?.count ?? 0)
    return { years: years.map(({ year, count }) => ({ year, done: count })), atLeast: needed, dueOn: nextDueOn }
  },
}

/** Numbers of a vote for or against; null where something else was chosen. */
function votesOf({ definition, outcome }: Poll) {
  if (definition.shape.kind !== 'yes-no' || !outcome) return null
  const votes = (option: string) => outcome.ranking.find(({ id }) => id === option)?.votes ?? 0
  return { for: votes('yes'), against: votes('no'), abstained: votes('abstain') }
}
