import { changed } from '../../../platform/bus.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import {
  draftPoll,
  drawOrder,
  type Journey,
  type NewDefinition,
  type Poll,
  pollById,
  pollPathOf,
  publishPoll,
} from '../../ballots/index.ts'
import { mayAnnounce, type Process, pathOf, processById, subjectOf, tagOf } from '../../processes/index.ts'
import { beginOf } from '../editions/calendar.ts'
import { pollRuleOf } from '../editions/settings.ts'
import {
  type Edition,
  type Pool,
  poolByPoll,
  poolsOf,
  publicationsOf,
  recordPoll,
  updateEdition,
} from '../editions/store.ts'
import type { At } from '../projects/actions.ts'
import { costOf, isAdmitted, type Project } from '../projects/rules.ts'
import { listedProjects, projectsOf, updateProject } from '../projects/store.ts'
import { appealsOf } from '../verifying/store.ts'
import { choosePool, deleteChosenPools } from './store.ts'

/** What polls of pools belong to. */
export const OWNER = 'budget-pool'

/**
 * Draws the numbers of the ballot: in each pool, admitted projects stand in the order of the public draw of their numbers. Anyone
 * repeats it from the seed (see `drawOrder` of ballots).
 * @throws Refusal `budget-drawn-before`, `budget-appeals-first`, `budget-nothing-admitted`
 */
export async function drawNumbers(context: Context, { process, edition }: At, seed: string) {
  allow(mayAnnounce(context.actor, process))
  if (edition.drawnAt) refuse('budget-drawn-before')
  const { appeals: published } = await publicationsOf(context.db, process.id)
  if (!published || before(context.now, published)) refuse('budget-appeals-first')
  const appeals = await appealsOf(context.db, process.id)
  const admitted = (await projectsOf(context.db, process.id)).filter((project) =>
    isAdmitted(project, appeals.get(project.id) ?? null),
  )
  if (admitted.length === 0) refuse('budget-nothing-admitted', 422)
  await inTransaction(context, async (context) => {
    for (const own of Map.groupBy(admitted, ({ poolId }) => poolId).values())
      for (const [at, { id }] of drawnOrder(seed, own).entries())
        await updateProject(context.db, id, { ballotNumber: at + 1 })
    await updateEdition(context.db, process.id, { drawnAt: context.now, drawSeed: seed })
    await record(context, 'budget-numbers-drawn', subjectOf(process), { seed })
    await changed(context, tagOf(process))
  })
}

/** Projects of one pool in the order of the draw of their submission numbers. */
export function drawnOrder(seed: string, projects: readonly Project[]): Project[] {
  const byNumber = new Map(projects.map((project) => [String(project.number), project]))
  return drawOrder(seed, [...byNumber.keys()]).map((number) => found(byNumber.get(number)))
}

/**
 * Makes and publishes the poll of each pool with a ballot: from here rules, money and the list stand.
 * @throws Refusal `budget-not-drawn`, `budget-voting-stands`, `budget-voting-dates`
 */
export async function prepareVoting(context: Context, { process, edition }: At) {
  allow(mayAnnounce(context.actor, process))
  if (!edition.drawnAt) refuse('budget-not-drawn')
  if (edition.votingReadyAt) refuse('budget-voting-stands')
  const { votingFrom, votingTo } = edition.calendar
  if (!votingFrom || !votingTo || !before(context.now, Temporal.Instant.from(votingTo)))
    refuse('budget-voting-dates', 422)
  const listed = await listedProjects(context.db, process.id)
  await inTransaction(context, async (context) => {
    for (const pool of await poolsOf(context.db, process.id)) {
      const own = listed.filter(({ poolId }) => poolId === pool.id)
      if (own.length === 0) continue
      const id = await draftPoll(context, {
        owner: { kind: OWNER, id: pool.id },
        organisationId: process.organisationId,
        definition: definitionOf(process, edition, pool, own),
        isDemonstration: edition.isDemonstration,
      })
      await publishPoll(context, found(await pollById(context.db, id)))
      await recordPoll(context.db, pool.id, id)
    }
    await updateEdition(context.db, process.id, { votingReadyAt: context.now })
    await record(context, 'budget-voting-prepared', subjectOf(process))
    await changed(context, tagOf(process))
  })
}

/** What people of one pool vote on: a copy, so that a later change of a project changes no ballot. */
export function definitionOf(
  process: Process,
  edition: Edition,
  pool: Pool,
  listed: readonly Project[],
): NewDefinition {
  const { settings, calendar } = edition
  const groups = Map.groupBy(
    listed.filter(({ conflictGroup }) => conflictGroup !== ''),
    ({ conflictGroup }) => conflictGroup,
  )
  const exclusive = [...groups.values()].filter((group) => group.length > 1).map((group) => group.map(optionOf))
  const { shape } = settings
  return {
    question: `${pool.name}: ${process.title}`,
    about: pool.areaWords,
    options: listed.map((project) => ({
      id: optionOf(project),
      label: `${project.ballotNumber}. ${project.title}`,
      about: project.plainSummary || project.summary,
      cost: costOf(project),
      category: project.category,
    })),
    shape:
      shape.kind === 'choose' || shape.kind === 'ranking'
        ? { ...shape, most: Math.min(shape.most, listed.length) }
        : shape,
    rule: pollRuleOf(settings, pool, exclusive),
    repeated: settings.repeated,
    way: settings.way,
    who: settings.voters,
    ...(settings.listLabel ? { listLabel: settings.listLabel } : {}),
    ...(settings.way === 'pesel' ? { basis: settings.peselBasis } : {}),
    paper: settings.paperPoints,
    takesPaper: settings.takesPaper,
    electorate: pool.residents || null,
    draw: settings.drawSource,
    opensAt: calendar.votingFrom ?? '',
    closesAt: calendar.votingTo ?? '',
    ...(calendar.resultsAt ? { resultsAt: calendar.resultsAt } : {}),
  }
}

const optionOf = ({ ballotNumber }: Project) => String(ballotNumber)

/** Polls of an edition in the order of its pools. */
export async function pollsOf(context: Context, processId: string): Promise<{ pool: Pool; poll: Poll }[]> {
  const pairs: { pool: Pool; poll: Poll }[] = []
  for (const pool of await poolsOf(context.db, processId)) {
    const poll = pool.pollId ? await pollById(context.db, pool.pollId) : null
    if (poll) pairs.push({ pool, poll })
  }
  return pairs
}

/** Turnout of an edition is told by age, where people say how old they are. */
export const countsAges = ({ ownerKind }: Pick<Poll, 'ownerKind'>) => ownerKind === OWNER

/** Other pools of the edition, which the same codes open. */
export async function companionsOf(context: Context, poll: Poll): Promise<Poll[]> {
  const pool = poll.ownerKind === OWNER ? await poolByPoll(context.db, poll.id) : null
  if (!pool) return []
  return (await pollsOf(context, pool.processId)).flatMap((each) => (each.poll.id === poll.id ? [] : [each.poll]))
}

/**
 * Of several districts a person votes in one: their first entering says which. The key is theirs in the first such pool, so that
 * one person is known by one key in all of them; it is destroyed when the vote closes.
 * @returns the key of a sentence that says why not, or null
 */
export async function admit(
  context: Context,
  poll: Poll,
  keyIn: (poll: Poll) => Promise<string | null>,
): Promise<string | null> {
  if (poll.ownerKind !== OWNER) return null
  const pool = await poolByPoll(context.db, poll.id)
  if (!pool?.oneOf) return null
  const anchor = (await pollsOf(context, pool.processId)).find((each) => each.pool.oneOf)
  const key = anchor && (await keyIn(anchor.poll))
  if (!key) return 'budgets.vote.unknown'
  const chosen = await choosePool(context.db, { processId: pool.processId, keyHash: key, poolId: pool.id })
  return chosen === pool.id ? null : 'budgets.vote.other-district'
}

export const entryPathOf = (process: Pick<Process, 'kind' | 'slug'>) => `${pathOf(process)}/glosowanie`

/** A pool's ballot as a step of the whole vote. */
export async function journeyOf(context: Context, poll: Poll): Promise<Journey | null> {
  if (poll.ownerKind !== OWNER) return null
  const known = journeys.get(poll.id)
  if (known) return known[context.locale]
  const pool = await poolByPoll(context.db, poll.id)
  const process = pool && (await processById(context.db, pool.processId))
  if (!pool || !process) return null
  const polls = await pollsOf(context, process.id)
  const made = {
    pl: journeyIn(context, process, polls, pool, 'pl'),
    en: journeyIn(context, process, polls, pool, 'en'),
  }
  if (journeys.size > 500) journeys.clear()
  journeys.set(poll.id, made)
  return made[context.locale]
}

/** Published polls and their order never change, so a step is worked out once. */
const journeys = new Map<string, Record<'pl' | 'en', Journey>>()

function journeyIn(
  { house }: Context,
  process: Process,
  polls: readonly { pool: Pool; poll: Poll }[],
  pool: Pool,
  locale: 'pl' | 'en',
): Journey {
  const t = house.texts.in(locale)
  // The one district comes first, when a person has chosen one; then pools that everybody votes in.
  const common = polls.filter((each) => !each.pool.oneOf)
  const districts = polls.some((each) => each.pool.oneOf) ? 1 : 0
  const at = common.findIndex((each) => each.pool.id === pool.id)
  const next = common[at + 1]
  return {
    entry: entryPathOf(process),
    home: { label: process.title, href: pathOf(process) },
    step: { number: at + 1 + districts, of: common.length + districts },
    next: next
      ? { label: t('budgets.vote.next', { name: next.pool.name }), href: `${pollPathOf(next.poll)}/karta` }
      : { label: t('budgets.vote.finish'), href: `${entryPathOf(process)}/koniec` },
  }
}

/** Forgets who chose which district, once the vote of the edition is over. @returns how many were forgotten */
export async function forgetChosenPools(context: Context): Promise<number> {
  allow(context.actor.kind === 'system')
  return deleteChosenPools(context.db)
}

export const isVotingNow = (edition: Edition, now: Temporal.Instant) => {
  const from = beginOf(edition.calendar, 'votingFrom')
  const to = beginOf(edition.calendar, 'votingTo')
  return edition.votingReadyAt !== null && from !== null && to !== null && !before(now, from) && before(now, to)
}
