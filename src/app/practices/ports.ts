import { personByEmail, personsByIds } from '../../modules/identity/index.ts'
import { activeMember } from '../../modules/membership/index.ts'
import { NETWORK_ROLES, organisationById, siteSettings } from '../../modules/network/index.ts'
import { filterText, type PracticesPorts } from '../../modules/practices/index.ts'
import { pathOf, stagesOf, updatesOf } from '../../modules/processes/index.ts'
import { tallyOf } from '../../modules/remarks/index.ts'
import { holds } from '../../platform/actor.ts'
import { coordinatorDesk, personalDesk } from '../desk/navigation.ts'
import { practicesMap } from '../maps/practices-map.tsx'

/** What the Participation Map needs of the others. */
export const practicesPorts: PracticesPorts = {
  people: {
    personByEmail: (db, email) => personByEmail({ db }, email),
    personsByIds: (db, ids) => personsByIds({ db }, ids),
  },
  map: async (c, query) =>
    practicesMap(c, filterText({ ...query, po: undefined }), (await siteSettings(c.get('context').house)).area),
  desk: (c) => coordinatorDesk(c),
  ownDesk(c) {
    const { actor, house } = c.get('context')
    if (holds(actor, NETWORK_ROLES, null)) return coordinatorDesk(c)
    if (actor.kind === 'person' && actor.roles.length > 0) return personalDesk(c)
    // Whoever works in no team has nothing at the desk but what they wrote.
    const label = house.texts.in(c.get('locale'))('practices.own')
    return {
      owner: actor.kind === 'person' ? actor.name : '',
      navigation: [{ label, href: '/praca/praktyki', current: c.req.path === '/praca/praktyki' }],
    }
  },
  async memberOf(context) {
    const member = await activeMember(context)
    return member && { id: member.id, name: member.name }
  },
  async tellOf(context, process) {
    const t = context.house.texts.in('pl')
    const { public: given, publicSettled: answered } = await tallyOf(context.db, process.id)
    const stages = await stagesOf(context.db, process.id)
    const updates = await updatesOf(context.db, process.id)
    return {
      organiserName: (await organisationById(context.db, process.organisationId))?.name ?? '',
      participants: null,
      context: process.purpose || process.description,
      course: [
        ...stages.map(({ title, description }) => `- ${[title, description].filter(Boolean).join(': ')}`),
        '',
        t('app.practices.remarks', { count: given }),
      ]
        .join('\n')
        .trim(),
      effect: [answered > 0 ? t('app.practices.answered', { count: answered }) : '', updates[0]?.body ?? '']
        .filter(Boolean)
        .join('\n\n'),
      evidence: [
        { title: process.title, url: pathOf(process) },
        ...(process.reportedAt ? [{ title: t('app.practices.report'), url: `${pathOf(process)}/raport` }] : []),
      ],
    }
  },
}
