import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { enterCard, openBatch } from './paper/actions.ts'
import { batchById } from './paper/store.ts'
import { draftPoll, type NewDefinition, publishPoll } from './polls/actions.ts'
import type { Poll } from './polls/rules.ts'
import { pollById } from './polls/store.ts'
import type { BallotsPorts } from './ports.ts'

/** A definition people could have written; opens tomorrow at the latest and lasts two weeks unless said otherwise. */
export const aDefinition = (now: Temporal.Instant, given: Partial<NewDefinition> = {}): NewDefinition => ({
  question: 'Jak nazwać nowy skwer?',
  about: 'Skwer przy śluzie, otwierany w maju.',
  options: [
    { id: '1', label: 'Skwer Żeglarzy' },
    { id: '2', label: 'Skwer Flisaków' },
    { id: '3', label: 'Skwer Wioślarzy' },
  ],
  shape: { kind: 'choose', most: 2, exactly: false },
  rule: { name: 'approval', seats: 1 },
  repeated: 'first',
  way: 'declaration',
  who: 'Każda osoba, która mieszka w Augustowie',
  paper: 'W bibliotece przy Rynku, codziennie od 9 do 17.',
  takesPaper: false,
  electorate: 30_000,
  draw: 'wyniki Lotto z dnia po głosowaniu, rosnąco',
  opensAt: now.subtract({ hours: 1 }).toString(),
  closesAt: now.add({ hours: 24 * 14 }).toString(),
  ...given,
})

/** A published poll, open now unless its moments say otherwise. */
export async function aPoll(
  context: Context,
  given: Partial<NewDefinition> = {},
  organisationId: string | null = null,
): Promise<Poll> {
  const id = await draftPoll(context, {
    owner: { kind: 'poll', id: null },
    organisationId,
    definition: aDefinition(context.now, given),
  })
  await publishPoll(context, found(await pollById(context.db, id)))
  return found(await pollById(context.db, id))
}

/** A batch with one card that two people read differently. @returns the id of the batch */
export async function aReadTwiceCard(context: Context, poll: Poll): Promise<string> {
  const id = await openBatch(context, poll, { place: 'Biblioteka', cards: 2 })
  const batch = found(await batchById(context.db, id))
  const by = (personId: string): Context => ({
    ...context,
    actor: {
      kind: 'person',
      id: personId,
      name: 'Osoba',
      email: 'osoba@example.org',
      roles: [{ role: 'administrator', scope: null }],
    },
  })
  for (const [choice, person] of [
    ['1:1', newId()],
    ['2:1', newId()],
  ] as const)
    await enterCard(by(person), poll, batch, 1, { key: 'klucz', choice, invalid: null })
  return id
}

/** A port for each question, answered as a test wants. */
export const portsWith = (given: Partial<BallotsPorts> = {}): BallotsPorts => ({
  desk: async () => ({ owner: 'Sieć', navigation: [] }),
  placesOf: async () => [{ id: null, name: 'Sieć' }],
  nameOf: async () => 'Urząd Miejski w Augustowie',
  votingMembersOf: async (_, personId) => [{ id: personId, name: 'Ewa Nowak' }],
  votingMemberByNumber: async () => null,
  oidcKeyOf: async () => null,
  personIdByEmail: async () => null,
  signInPath: (back) => `/zaloguj?dalej=${encodeURIComponent(back)}`,
  ...given,
})
