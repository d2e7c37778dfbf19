import type { Db } from '../../../platform/db/index.ts'
import { on } from '../editions/store.ts'
import type { CostLine } from './rules.ts'

export async function linesOf(db: Db, projectId: string): Promise<CostLine[]> {
  return on(db)
    .selectFrom('budgets.cost_lines')
    .select(['name', 'quantity', 'price_grosze as priceGrosze'])
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute()
}

export async function replaceLines(db: Db, projectId: string, lines: readonly CostLine[]) {
  await on(db).deleteFrom('budgets.cost_lines').where('project_id', '=', projectId).execute()
  if (lines.length === 0) return
  await on(db)
    .insertInto('budgets.cost_lines')
    .values(
      lines.map((line, at) => ({
        project_id: projectId,
        position: at + 1,
        name: line.name,
        quantity: line.quantity,
        price_grosze: line.priceGrosze,
      })),
    )
    .execute()
}
