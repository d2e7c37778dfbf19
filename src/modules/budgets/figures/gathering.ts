import type { Context } from '../../../platform/context.ts'
import { agesOf, channelsOf } from '../../ballots/index.ts'
import { talkSettingsOf } from '../../discussions/index.ts'
import { countsOfProcess, evaluated, LEAST } from '../../evaluations/index.ts'
import { listProcesses } from '../../processes/index.ts'
import { KIND } from '../editions/actions.ts'
import { editionsOf } from '../editions/store.ts'
import { STATEMENTS } from '../evaluation/kind.ts'
import type { At } from '../projects/actions.ts'
import { surroundingsOf } from '../projects/around.ts'
import { projectsOf } from '../projects/store.ts'
import { pollsOf } from '../voting/actions.ts'
import { agesOfPeople, countedPools } from '../voting/people.ts'
import { type Figure, figuresFrom } from './rules.ts'

/** How many editions of an organiser are looked through for the one before. */
const EDITIONS = 24

/** Everything an edition came to, for its report and for the next edition; null before its results. */
export async function figuresOf(context: Context, at: At): Promise<Figure[] | null> {
  const { db } = context
  const around = await surroundingsOf(context, at)
  if (!around.result) return null
  const projects = (await projectsOf(db, at.process.id)).filter(({ submittedAt }) => submittedAt !== null)
  const polls = await pollsOf(context, at.process.id)
  const ids = polls.map(({ poll }) => poll.id)
  const channels = (await Promise.all(ids.map((id) => channelsOf(db, id)))).flat()
  const counted = new Set(countedPools(around.pools).map(({ id }) => id))
  const evaluation = evaluated(STATEMENTS, await countsOfProcess(db, at.process.id))
  const means = STATEMENTS.flatMap((statement) => evaluation.means[statement].mean ?? [])
  return figuresFrom({
    isArchived: at.edition.archived,
    pools: around.result.content.pools,
    counted: around.result.content.pools.filter(({ poolId }) => counted.has(poolId)),
    projects: projects.map((project) => ({
      channel: project.channel,
      state: around.stateOf(project),
      isListed: project.ballotNumber !== null,
      costGrosze: around.costOf(project),
      finalGrosze: around.works.get(project.id)?.find(({ costGrosze }) => costGrosze !== null)?.costGrosze ?? null,
    })),
    appeals: [...around.appeals.values()],
    ballots: {
      web: channels.filter(({ channel }) => channel === 'web').reduce((sum, { count }) => sum + count, 0),
      paper: channels.filter(({ channel }) => channel === 'paper').reduce((sum, { count }) => sum + count, 0),
    },
    ages: agesOfPeople(polls, await agesOf(db, ids)),
    said: (await talkSettingsOf(context, at.process))?.said ?? null,
    evaluation:
      evaluation.answers >= LEAST && means.length > 0
        ? { answers: evaluation.answers, mean: means.reduce((sum, mean) => sum + mean, 0) / means.length }
        : null,
  })
}

/** The edition of the same organiser that came before and has results; null when this is the first. */
export async function editionBefore(context: Context, { process, edition }: At): Promise<At | null> {
  const { db, now } = context
  const { organisationId } = process
  const { rows } = await listProcesses(db, { kind: KIND, organisationId }, now, { limit: EDITIONS })
  const editions = await editionsOf(
    db,
    rows.map(({ id }) => id),
  )
  const earlier = rows
    .flatMap((row) => {
      const own = editions.get(row.id)
      return own && own.year < edition.year ? [{ process: row, edition: own }] : []
    })
    .toSorted((one, other) => other.edition.year - one.edition.year)
  for (const at of earlier) if ((await surroundingsOf(context, at)).result) return at
  return null
}
