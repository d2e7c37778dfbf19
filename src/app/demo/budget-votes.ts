import { castInStory, type Poll, type Story } from '../../modules/ballots/index.ts'
import { pointsOf, pollsOf } from '../../modules/budgets/index.ts'
import { randomFrom } from '../../modules/debates/index.ts'
import type { Context } from '../../platform/context.ts'

/**
 * Made-up voters: everybody marks projects of the whole town and of one district; some projects are liked more. Equal tastes come
 * in pairs at the top of one list, so that a tie has to be drawn.
 */
export async function vote(
  context: Context,
  processId: string,
  { voters, seed, from, even = [] }: { voters: number; seed: number; from: Temporal.Instant; even?: string[] },
) {
  const random = randomFrom(seed)
  const given = new Map<string, number>()
  const polls = await pollsOf(context, processId)
  const points = await pointsOf(context.db, processId)
  // Of every fifteen voters one is in their teens; the oldest come most often.
  const ages = [
    'a40',
    'a60',
    'a25',
    'a60',
    'a16',
    'a40',
    'a60',
    'a25',
    'a40',
    'a60',
    'a25',
    'a40',
    'a60',
    'a16',
    'a60',
  ] as const
  const common = polls.filter(({ pool }) => !pool.oneOf)
  const districts = polls.filter(({ pool }) => pool.oneOf)
  const stories = new Map<Poll, Story[]>()
  for (let index = 0; index < voters; index++) {
    const own = districts[index % Math.max(1, districts.length)]
    for (const { poll } of [...(own ? [own] : []), ...common]) {
      const { options, shape } = poll.definition
      const most = shape.kind === 'choose' ? shape.most : 1
      const liked = options
        .map(({ id }, place) => ({ id, weight: random() ** (1 + place / options.length) }))
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 1 + Math.floor(random() * most))
      for (const { id } of liked) given.set(`${poll.id} ${id}`, (given.get(`${poll.id} ${id}`) ?? 0) + 1)
      const told = stories.get(poll) ?? []
      stories.set(poll, told)
      told.push({
        somebody: `osoba ${index}`,
        presses: liked.map(({ id }) => `add:${id}`),
        // Some come to a point and vote on its device.
        place: index % 9 === 4 ? (points[index % points.length]?.id ?? null) : null,
        band: ages[index % ages.length] ?? null,
      })
    }
  }
  // Two that people like the same, and as dear: the draw has something to decide.
  for (const { poll } of districts) {
    const pair = even.flatMap((title) => poll.definition.options.find(({ label }) => label.endsWith(title)) ?? [])
    const [first, second] = pair
      .map(({ id }) => ({ id, votes: given.get(`${poll.id} ${id}`) ?? 0 }))
      .sort((a, b) => a.votes - b.votes)
    if (!first || !second) continue
    for (let extra = 0; extra < second.votes - first.votes; extra++)
      stories.get(poll)?.push({ somebody: `późniejsza osoba ${extra}`, presses: [`add:${first.id}`] })
  }
  for (const [poll, told] of stories) await castInStory({ ...context, now: from }, poll, told)
}
