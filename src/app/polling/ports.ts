import * as ballots from '../../modules/ballots/index.ts'
import * as budgets from '../../modules/budgets/index.ts'
import { personByEmail, providerAccountOf } from '../../modules/identity/index.ts'
import * as membership from '../../modules/membership/index.ts'
import * as network from '../../modules/network/index.ts'
import { coordinatorDesk, personalDesk, teamDesk } from '../desk/navigation.ts'

/** Polls know neither members nor budgets: both are told to them here. */
export const ballotsPorts: ballots.BallotsPorts = {
  async desk(c, organisationId) {
    const organisation = organisationId && (await network.organisationById(c.get('context').db, organisationId))
    if (organisation) return teamDesk(c, organisation)
    return ballots.mayRunPolls(c.get('context').actor, null) ? coordinatorDesk(c) : personalDesk(c)
  },
  async placesOf({ db, actor, house, locale }) {
    if (actor.kind !== 'person') return []
    const own = await network.organisationsOfPerson(db, actor.id)
    return [
      ...(ballots.mayRunPolls(actor, null) ? [{ id: null, name: house.texts.in(locale)('ballots.network') }] : []),
      ...own
        .filter(({ organisationId }) => ballots.mayRunPolls(actor, organisationId))
        .map(({ organisationId, name }) => ({ id: organisationId, name })),
    ]
  },
  nameOf: async ({ db }, organisationId) => (await network.organisationById(db, organisationId))?.name ?? null,
  votingMembersOf: membership.votingMembersOf,
  votingMemberByNumber: membership.votingMemberByNumber,
  oidcKeyOf: (context, personId) => providerAccountOf(context, personId),
  personIdByEmail: async (context, email) => (await personByEmail(context, email.trim().toLowerCase()))?.id ?? null,
  signInPath: (back) => `/zaloguj?dalej=${encodeURIComponent(back)}`,
  admit: budgets.admit,
  journeyOf: budgets.journeyOf,
  companionsOf: budgets.companionsOf,
  countsAges: budgets.countsAges,
  boothOf: budgets.boothOf,
  paperPlacesOf: budgets.paperPlacesOf,
}
