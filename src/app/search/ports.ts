import * as ballots from '../../modules/ballots/index.ts'
import * as budgets from '../../modules/budgets/index.ts'
import * as consultations from '../../modules/consultations/index.ts'
import { knowledgeFound } from '../../modules/knowledge/index.ts'
import * as meetings from '../../modules/meetings/index.ts'
import * as membership from '../../modules/membership/index.ts'
import * as network from '../../modules/network/index.ts'
import * as newsletter from '../../modules/newsletter/index.ts'
import { findUnits, fullName, unitByCode, unitsByCodes } from '../../modules/places/index.ts'
import * as practices from '../../modules/practices/index.ts'
import * as processes from '../../modules/processes/index.ts'
import * as remarks from '../../modules/remarks/index.ts'
import type { SearchPorts } from '../../modules/search/index.ts'
import { MEMBERS } from '../../platform/search.ts'
import { meetingsPorts } from '../meetings/ports.ts'

/** Everything that may be found, and what search needs of the others. */
export const searchPorts: SearchPorts = {
  sources: [
    processes.processesFound([consultations.KIND]),
    budgets.editionsFound,
    budgets.projectsFound,
    ballots.pollsFound,
    processes.documentsFound,
    remarks.remarksFound({ settingsOf: consultations.intakeSettingsOf }),
    meetings.meetingsFound,
    meetings.minutesFound(meetingsPorts),
    newsletter.issuesFound,
    network.organisationsFound,
    network.pagesFound,
    membership.membersFound,
    membership.ideasFound,
    practices.practicesFound,
    ...knowledgeFound,
  ],
  feeds: [
    { home: network.ORGANISATIONS, kind: 'organisation' },
    { home: '/siec/pomysly', kind: 'idea' },
    { home: '/wiedza/poradniki', kind: 'guide' },
    { home: '/wiedza/wzory', kind: 'template' },
    { home: '/wiedza/historie', kind: 'story' },
    { home: '/wiedza/biblioteka', kind: 'library' },
    { home: budgets.HOME, kind: 'budget' },
    { home: '/glosowania', kind: 'poll' },
  ],
  author: async ({ house, locale }) => (await network.siteSettings(house)).names.name[locale],
  audiencesOf: async (context) =>
    context.actor.kind === 'person' && (await membership.activeMember(context)) ? [MEMBERS] : [],
  async unitNamed(context, text) {
    const region = (await network.siteSettings(context.house)).area
    const found = /^\d{2}(\d{2})?(\d{3})?$/.test(text)
      ? await unitByCode(context.db, text)
      : (await findUnits(context.db, text, { limit: 1, region }))[0]?.unit
    return found ? { code: found.code, name: fullName(found, context.house.texts.in(context.locale)) } : null
  },
  async unitNames(context, codes) {
    const t = context.house.texts.in(context.locale)
    const units = await unitsByCodes(context.db, [...new Set(codes)])
    return new Map([...units].map(([code, unit]) => [code, fullName(unit, t)]))
  },
}
