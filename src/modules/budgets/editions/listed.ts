import type { Context } from '../../../platform/context.ts'
import { type Organisation, organisationsByIds } from '../../network/index.ts'
import { type Unit, unitsByCodes } from '../../places/index.ts'
import type { Process } from '../../processes/index.ts'
import { countProjects } from '../projects/store.ts'
import { type Edition, editionsOf, poolsOf } from './store.ts'

export interface ListedEdition {
  process: Process
  edition: Edition
  unit: Unit | null
  organisation: Organisation | null
  projects: number
  amountGrosze: number
}

/** What lists say of editions, in the order given. */
export async function listedEditions({ db }: Context, processes: readonly Process[]): Promise<ListedEdition[]> {
  const editions = await editionsOf(
    db,
    processes.map(({ id }) => id),
  )
  const units = await unitsByCodes(
    db,
    processes.map(({ unitCode }) => unitCode),
  )
  const organisations = await organisationsByIds(
    db,
    processes.map(({ organisationId }) => organisationId),
  )
  const listed: ListedEdition[] = []
  for (const process of processes) {
    const edition = editions.get(process.id)
    if (!edition) continue
    const pools = await poolsOf(db, process.id)
    listed.push({
      process,
      edition,
      unit: units.get(process.unitCode) ?? null,
      organisation: organisations.get(process.organisationId) ?? null,
      projects: await countProjects(db, process.id),
      amountGrosze: pools.reduce((sum, pool) => sum + pool.amountGrosze, 0),
    })
  }
  return listed
}
