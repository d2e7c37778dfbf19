import type { Context } from '../../../platform/context.ts'
import { lastOf, type Work, worksOf } from '../building/store.ts'
import { type Pool, type Publications, poolsOf, publicationsOf } from '../editions/store.ts'
import { latestResult, type PublishedResult, type ResultRow } from '../results/store.ts'
import { type Appeal, appealsOf } from '../verifying/store.ts'
import type { At } from './actions.ts'
import { type Project, type PublicState, publicCostOf, publicState } from './rules.ts'

/** What is known around the projects of an edition, read once for a page. */
export interface Surroundings {
  pools: Pool[]
  publications: Publications
  appeals: Map<string, Appeal>
  result: PublishedResult | null
  rows: Map<string, ResultRow>
  works: Map<string, Work[]>
  stateOf(project: Project): PublicState
  costOf(project: Project): number
  poolOf(project: Project): Pool | undefined
}

/** @param projects whose building is asked for; of the winners of the edition unless said */
export async function surroundingsOf(context: Context, { process, edition }: At): Promise<Surroundings> {
  const { db, now } = context
  const pools = await poolsOf(db, process.id)
  const publications = await publicationsOf(db, process.id)
  const appeals = await appealsOf(db, process.id)
  const result = await latestResult(db, process.id)
  const rows = new Map(
    result?.content.pools.flatMap((pool) => pool.rows.map((row): [string, ResultRow] => [row.projectId, row])),
  )
  const works = await worksOf(
    db,
    [...rows.values()].filter(({ won }) => won).map(({ projectId }) => projectId),
  )
  return {
    pools,
    publications,
    appeals,
    result,
    rows,
    works,
    stateOf: (project) =>
      publicState(
        project,
        {
          edition,
          publications,
          appeal: appeals.get(project.id) ?? null,
          won: result ? (rows.get(project.id)?.won ?? false) : null,
          building: lastOf(works.get(project.id)),
        },
        now,
      ),
    costOf: (project) => publicCostOf(project, publications, now),
    poolOf: (project) => pools.find(({ id }) => id === project.poolId),
  }
}
