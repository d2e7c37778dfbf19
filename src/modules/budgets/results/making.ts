import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { choicesOf, drawOf, type Poll, stepsOf } from '../../ballots/index.ts'
import { tellFollowers } from '../../notices/index.ts'
import { mayAnnounce, type Process, pathOf, processById, subjectOf, tagOf } from '../../processes/index.ts'
import { countsPoints } from '../editions/settings.ts'
import { begunStages, type Edition, editionOf, editionsToAnnounce, type Pool } from '../editions/store.ts'
import { stageMail } from '../emails.ts'
import type { At } from '../projects/actions.ts'
import type { Project } from '../projects/rules.ts'
import { listedProjects } from '../projects/store.ts'
import { pollsOf } from '../voting/actions.ts'
import { moveLeftovers } from './leftovers.ts'
import { insertResult, latestResult, type PoolResult, type ResultContent, type ResultRow } from './store.ts'

/** What an edition came to, pool by pool; null while a poll is not counted. */
export async function contentOf(context: Context, { process, edition }: At): Promise<ResultContent | null> {
  const polls = await pollsOf(context, process.id)
  if (polls.length === 0 || polls.some(({ poll }) => !poll.countedAt)) return null
  const listed = await listedProjects(context.db, process.id)
  const pools: PoolResult[] = []
  for (const { pool, poll } of polls)
    pools.push(
      await poolResultOf(context, { edition, pool, poll, listed: listed.filter(({ poolId }) => poolId === pool.id) }),
    )
  const { settings } = edition
  const orders = new Map(polls.map(({ pool }) => [pool.id, pool.leftoverOrder]))
  const groups = new Map(
    polls.map(({ pool, poll: { definition } }) => [
      pool.id,
      definition.rule.name === 'budget' ? (definition.rule.exclusive ?? []).map((group) => group.map(Number)) : [],
    ]),
  )
  return {
    pools: moveLeftovers(pools, {
      rule: settings.leftoverRule,
      skips: settings.counting !== 'greedy_threshold_noskip',
      orderOf: (id) => orders.get(id) ?? null,
      exclusiveIn: (id) => groups.get(id) ?? [],
    }),
  }
}

async function poolResultOf(
  context: Context,
  { edition, pool, poll, listed }: { edition: Edition; pool: Pool; poll: Poll; listed: readonly Project[] },
): Promise<PoolResult> {
  const { definition, outcome } = poll
  if (!outcome) throw new Error('a poll is not counted')
  const draw = await drawOf(context.db, poll.id)
  const steps = new Map(
    stepsOf(definition, await choicesOf(context.db, poll.id), draw?.seed ?? null).map((step) => [step.id, step]),
  )
  const byOption = new Map(listed.map((project) => [String(project.ballotNumber), project]))
  const costs = new Map(definition.options.map(({ id, cost = 0 }) => [id, cost]))
  const chosen = new Set(outcome.chosen)
  // The way down the list is the ranking with ties broken; other rules have the ranking alone.
  const scores = new Map(outcome.ranking.map((row) => [row.id, row]))
  const order = steps.size > 0 ? [...steps.keys()] : outcome.ranking.map(({ id }) => id)
  const groups = definition.rule.name === 'budget' ? (definition.rule.exclusive ?? []) : []
  const rows = order.flatMap((id, at): ResultRow[] => {
    const project = byOption.get(id)
    const score = scores.get(id)
    if (!project || !score) return []
    const step = steps.get(id)
    const cost = costs.get(id) ?? 0
    const won = chosen.has(id)
    const reason = step?.reason ?? (won ? 'chosen' : 'not-chosen')
    const shutBy = groups.find((group) => group.includes(id))?.find((other) => other !== id && chosen.has(other))
    return [
      {
        projectId: project.id,
        number: Number(id),
        title: project.title,
        place: at + 1,
        score: score.score,
        votes: score.votes,
        costGrosze: cost,
        won,
        reason,
        lacked: reason === 'too-dear' && step ? Math.max(0, cost - step.left) : 0,
        by: reason === 'excluded' && shutBy ? Number(shutBy) : null,
      },
    ]
  })
  return {
    poolId: pool.id,
    name: pool.name,
    amountGrosze: pool.amountGrosze,
    residents: pool.residents,
    threshold: pool.threshold,
    spentGrosze: outcome.cost ?? 0,
    voters: outcome.ballots,
    valid: outcome.counted,
    blank: outcome.blank,
    points: countsPoints(edition.settings),
    rows,
    ties: outcome.ties.map(({ options, decidedBy }) => ({ numbers: options.map(Number), decidedBy })),
    draw: draw && { seed: draw.seed, numbers: draw.drawn.map(Number), at: draw.drawnAt.toString() },
    pollSlug: poll.slug,
  }
}

/** Publishes results whose minute has come, and says to followers what has begun; run each minute, any number of times. */
export async function settleEditions(context: Context) {
  allow(context.actor.kind === 'system')
  for (const processId of await editionsToAnnounce(context.db, context.now)) {
    const process = await processById(context.db, processId)
    const edition = await editionOf(context.db, processId)
    const content = process && edition && (await contentOf(context, { process, edition }))
    if (!content) continue
    await inTransaction(context, async (context) => {
      const first = { version: 1, content, reason: '', publishedAt: context.now, publishedBy: null }
      if (!(await insertResult(context.db, processId, first))) return
      await record(context, 'budget-results-published', subjectOf(process), { version: 1 })
      await tellStage(context, process, 'results', `${pathOf(process)}/wyniki`)
      await changed(context, tagOf(process))
    })
  }
}

/** Tells followers of a stage, once for each. */
export async function tellStage(context: Context, process: Process, word: string, path: string) {
  const { texts } = context.house
  await tellFollowers(
    context,
    { kind: 'process', id: process.id },
    {
      template: 'budget-stage',
      once: `budget-stage:${process.id}:${word}`,
      mail: (locale) => stageMail(texts.in(locale), process, word, path),
    },
  )
}

export interface Correction {
  reason: string
  /** Projects that win in the corrected result. */
  won: readonly string[]
}

/**
 * Publishes a corrected result as the next version; the earlier ones stay.
 * @throws Refusal `budget-no-result`, `budget-reason-missing`
 */
export async function correctResult(context: Context, { process }: At, { reason, won }: Correction) {
  allow(mayAnnounce(context.actor, process))
  if (reason === '') refuse('budget-reason-missing', 422)
  await inTransaction(context, async (context) => {
    const latest = await latestResult(context.db, process.id)
    if (!latest) refuse('budget-no-result')
    const chosen = new Set(won)
    const pools = latest.content.pools.map((pool) => {
      const rows = pool.rows.map((row) => {
        const wins = chosen.has(row.projectId)
        if (wins === row.won) return row
        return { ...row, won: wins, reason: wins ? ('chosen' as const) : ('withdrawn' as const), lacked: 0, by: null }
      })
      const spentGrosze = rows.reduce((sum, row) => sum + (row.won ? row.costGrosze : 0), 0)
      return { ...pool, rows, spentGrosze }
    })
    const version = latest.version + 1
    const next = { version, content: { pools }, reason, publishedAt: context.now, publishedBy: personId(context.actor) }
    if (!(await insertResult(context.db, process.id, next))) refuse('budget-corrected-meanwhile')
    await record(context, 'budget-results-corrected', subjectOf(process), { version })
    await changed(context, tagOf(process))
  })
}

/** Tells followers that submission or voting has begun, within the day in which it did. */
export async function tellBegunStages(context: Context) {
  allow(context.actor.kind === 'system')
  for (const { processId, word } of await begunStages(context.db, context.now)) {
    const process = await processById(context.db, processId)
    if (!process?.announcedAt || process.cancelledAt) continue
    const path = word === 'voting' ? '/glosowanie' : '/zglos'
    await inTransaction(context, (context) => tellStage(context, process, word, pathOf(process) + path))
  }
}
