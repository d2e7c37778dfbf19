import type { FileSource } from '../../../platform/documents/index.ts'
import { type Row, readXlsx, type Sheet } from '../../../platform/documents/index.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { groszeOf } from '../../law/index.ts'
import type { Decision, Project } from '../projects/rules.ts'

const COLUMNS = [
  'number',
  'project',
  'pool',
  'cost',
  'unit',
  'decision',
  'reason',
  'verified',
  'agreement',
  'conflict',
] as const

/** A question of the edition's own, and what each project says to it. */
export interface AskedColumn {
  header: string
  cell(project: Project): string
}

/**
 * Projects with what is decided, for people who decide in a workbook.
 * @param asked the edition's own questions, after all other columns
 */
export function sheetOf(
  projects: readonly Project[],
  {
    poolOf,
    unlock,
    asked = [],
  }: { poolOf(project: Project): string; unlock: (key: string) => string; asked?: readonly AskedColumn[] },
): Sheet {
  return {
    name: unlock('budgets.projects'),
    columns: [
      ...COLUMNS.map((column) => ({
        header: unlock(`budgets.column.${column}`),
        width: column === 'reason' ? 60 : 18,
      })),
      ...asked.map(({ header }) => ({ header, width: 30 })),
    ],
    rows: (function* (): Generator<Row> {
      for (const project of projects)
        yield [
          project.number,
          project.title,
          poolOf(project),
          project.costGrosze / 100,
          project.unitWords,
          project.decision ? unlock(`budgets.decision.${project.decision}`) : '',
          project.decisionReason,
          project.verifiedGrosze === null ? '' : project.verifiedGrosze / 100,
          project.agreement,
          project.conflictGroup,
          ...asked.map(({ cell }) => cell(project)),
        ]
    })(),
  }
}

export interface SheetRow {
  number: number
  unitWords: string
  decision: Decision | null
  reason: string
  verifiedGrosze: number | null
  agreement: string
  conflictGroup: string
}

/**
 * What a workbook says of decisions: rows are found by their number, columns by their headers.
 * @throws UnreadableFile
 * @returns rows that can be used, and numbers of rows (from 1) that cannot
 */
export async function readSheet(source: FileSource, t: Translate): Promise<{ rows: SheetRow[]; bad: number[] }> {
  const [head = [], ...lines] = await readXlsx(source)
  const place = new Map(
    COLUMNS.map((column) => [
      column,
      head.findIndex((cell) => String(cell ?? '').trim() === t(`budgets.column.${column}`)),
    ]),
  )
  const rows: SheetRow[] = []
  const bad: number[] = []
  for (const [at, line] of lines.entries()) {
    const cell = (column: (typeof COLUMNS)[number]) => {
      const index = place.get(column) ?? -1
      return index < 0 ? '' : String(line[index] ?? '').trim()
    }
    const number = Number(cell('number'))
    const said = cell('decision')
    const decision = (['admitted', 'refused'] as const).find((value) => t(`budgets.decision.${value}`) === said) ?? null
    const verified = cell('verified') === '' ? null : groszeOf(cell('verified'))
    if (
      !Number.isInteger(number) ||
      number < 1 ||
      (said !== '' && !decision) ||
      (cell('verified') !== '' && verified === null)
    ) {
      bad.push(at + 2)
      continue
    }
    rows.push({
      number,
      unitWords: cell('unit'),
      decision,
      reason: cell('reason'),
      verifiedGrosze: verified === null ? null : Number(verified),
      agreement: cell('agreement'),
      conflictGroup: cell('conflict'),
    })
  }
  return { rows, bad }
}
