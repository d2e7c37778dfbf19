import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { type Cell, readCsv, readXlsx } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { type FoundSurvey, subjectOf } from '../actions.ts'
import { type PopulationProblem, readPopulation } from '../results/population.ts'
import { mayDesignSurvey, tagOfSurvey } from '../rules.ts'
import { keepPopulation, removePopulation } from './store.ts'

/** A table by single years of age has about a hundred lines; a whole register is not what is asked for. */
const MOST_LINES = 2000

export type Imported = { ok: true } | { ok: false; problem: PopulationProblem | 'too-long'; line?: number }

/**
 * Takes a table of who lives there by age and sex, CSV or XLSX, in place of the one before.
 * @throws UnreadableFile
 */
export async function importPopulation(
  context: Context,
  { process, survey }: FoundSurvey,
  { path, name, source, asOf }: { path: string; name: string; source: string; asOf: Temporal.PlainDate },
): Promise<Imported> {
  allow(mayDesignSurvey(context.actor, process))
  const table = await linesOf(path, name)
  if (!table) return { ok: false, problem: 'too-long' }
  const read = readPopulation(table.header, table.lines)
  if ('problem' in read) return { ok: false, ...read }

  await inTransaction(context, async (context) => {
    const population = { source, asOf, rows: read.rows, importedAt: context.now }
    await keepPopulation(context.db, survey.id, population, personId(context.actor))
    await record(context, 'survey-population-imported', subjectOf(process, survey.id), { rows: read.rows.length })
    await changed(context, tagOfSurvey(survey))
  })
  return { ok: true }
}

export async function forgetPopulation(context: Context, { process, survey }: FoundSurvey) {
  allow(mayDesignSurvey(context.actor, process))
  await inTransaction(context, async (context) => {
    await removePopulation(context.db, survey.id)
    await record(context, 'survey-population-removed', subjectOf(process, survey.id))
    await changed(context, tagOfSurvey(survey))
  })
}

async function linesOf(path: string, name: string): Promise<{ header: string[]; lines: Cell[][] } | null> {
  const rows = name.toLowerCase().endsWith('.xlsx') ? await readXlsx(path) : (await readCsv(path)).rows
  const lines: Cell[][] = []
  for await (const row of rows) {
    lines.push(row as Cell[])
    if (lines.length > MOST_LINES) return null
  }
  const [header = [], ...rest] = lines
  return { header: header.map((cell) => String(cell ?? '')), lines: rest }
}
