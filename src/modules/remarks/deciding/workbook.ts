import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { type Cell, type ReadCell, readXlsx, writeXlsx } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { mayWorkOnRemarks, type Process } from '../../processes/index.ts'
import type { IntakeSettings } from '../ports.ts'
import { needsReason, OUTCOMES, type Outcome } from '../rules.ts'
import { remarksByReferences } from '../store.ts'
import { decide } from './actions.ts'
import { type ListedRemark, withDecisions } from './decisions-store.ts'
import { listWork } from './store.ts'

// The columns of the workbook, in order. The last says which decision stood when the file was made: a clerk does not touch
// it, and a decision made meanwhile on the portal shows as a conflict instead of being written over.
const COLUMNS = [
  'reference',
  'channel',
  'received',
  'text',
  'group',
  'state',
  'outcome',
  'reason',
  'change',
  'version',
] as const

const WIDTHS: Record<(typeof COLUMNS)[number], number> = {
  reference: 18,
  channel: 14,
  received: 12,
  text: 70,
  group: 12,
  state: 14,
  outcome: 24,
  reason: 60,
  change: 30,
  version: 38,
}

/** All remarks of a process with their decisions, for work in a spreadsheet. Names and addresses are not in it. */
export function writeWorkbook(context: Context, process: Process, t: Translate): AsyncGenerator<Uint8Array> {
  const columns = COLUMNS.map((column) => ({ header: t(`remarks.workbook.${column}`), width: WIDTHS[column] }))
  return writeXlsx([{ name: t('remarks.remarks'), columns, rows: rowsOf(context, process, t) }])
}

async function* rowsOf(context: Context, process: Process, t: Translate): AsyncGenerator<Cell[]> {
  let after: string | undefined
  do {
    const { rows, next } = await listWork(context.db, process.id, {}, { limit: 500, after })
    for (const remark of rows) {
      const { decision } = remark
      yield [
        remark.reference,
        t(`remarks.channel.${remark.channel}`),
        remark.receivedAt.toZonedDateTimeISO('Europe/Warsaw').toPlainDate(),
        remark.body,
        remark.groupId ? remark.groupId.slice(-8) : '',
        t(`remarks.state.${decision?.state ?? 'to-settle'}`),
        decision ? t(`remarks.outcome.${decision.outcome}`) : '',
        decision?.reason ?? '',
        decision?.change ?? '',
        remark.decisionId ?? NOTHING,
      ]
    }
    after = next ?? undefined
  } while (after)
}

const NOTHING = '–'

/** One row that would change a decision. */
export interface RowChange {
  reference: string
  remarkId: string
  outcome: Outcome
  reason: string
  change: string
}

export interface RowProblem {
  /** As the spreadsheet counts rows; the header is 1. */
  line: number
  reference: string
  /** A text key. */
  problem: string
}

export interface WorkbookPlan {
  changes: RowChange[]
  /** Decided on the portal after the file was made: left alone, and shown. */
  conflicts: RowProblem[]
  problems: RowProblem[]
  unchanged: number
}

/**
 * What a workbook that came back would change, without changing it.
 * @throws UnreadableFile when the bytes are not a workbook
 */
export async function planWorkbook(
  context: Context,
  process: Process,
  source: string | Uint8Array,
  t: Translate,
): Promise<WorkbookPlan> {
  allow(mayWorkOnRemarks(context.actor, process))
  const [header = [], ...rows] = await readXlsx(source)
  const places = COLUMNS.map((column) =>
    header.findIndex((cell) => String(cell ?? '').trim() === t(`remarks.workbook.${column}`)),
  )
  const cellOf = (row: ReadCell[], column: (typeof COLUMNS)[number]) =>
    String(row[places[COLUMNS.indexOf(column)] ?? -1] ?? '').trim()
  const plan: WorkbookPlan = { changes: [], conflicts: [], problems: [], unchanged: 0 }
  if (places[0] === -1 || places[6] === -1)
    return { ...plan, problems: [{ line: 1, reference: '', problem: 'remarks.workbook.no-columns' }] }

  const outcomes = new Map(OUTCOMES.map((outcome) => [t(`remarks.outcome.${outcome}`).toLowerCase(), outcome]))
  for (let start = 0; start < rows.length; start += 500) {
    const part = rows.slice(start, start + 500)
    const remarks = await withDecisions(
      context.db,
      await remarksByReferences(
        context.db,
        process.id,
        part.map((row) => cellOf(row, 'reference')),
      ),
    )
    const byReference = new Map(remarks.map((remark) => [remark.reference, remark]))
    for (const [index, row] of part.entries()) {
      const line = start + index + 2
      const reference = cellOf(row, 'reference')
      if (!reference) continue
      planRow(
        plan,
        {
          line,
          reference,
          remark: byReference.get(reference),
          word: cellOf(row, 'outcome'),
          reason: cellOf(row, 'reason'),
          change: cellOf(row, 'change'),
          version: cellOf(row, 'version'),
        },
        outcomes,
      )
    }
  }
  return plan
}

interface GivenRow {
  line: number
  reference: string
  remark: ListedRemark | undefined
  word: string
  reason: string
  change: string
  version: string
}

function planRow(plan: WorkbookPlan, row: GivenRow, outcomes: Map<string, Outcome>) {
  const { line, reference, remark, word, reason, change } = row
  const fail = (problem: string) => plan.problems.push({ line, reference, problem })
  if (!remark) return fail('remarks.workbook.unknown')
  const { decision } = remark
  if (!word) {
    if (reason || change) return fail('remarks.workbook.no-outcome')
    plan.unchanged += 1
    return
  }
  const outcome = outcomes.get(word.toLowerCase())
  if (!outcome) return fail('remarks.workbook.outcome-unknown')
  if (decision && decision.outcome === outcome && decision.reason === reason && decision.change === change) {
    plan.unchanged += 1
    return
  }
  if ((remark.decisionId ?? NOTHING) !== row.version)
    return plan.conflicts.push({ line, reference, problem: 'remarks.workbook.conflict' })
  if (needsReason(outcome) && !reason) return fail('remarks.workbook.no-reason')
  plan.changes.push({ reference, remarkId: remark.id, outcome, reason, change })
}

/** Applies what the plan says, all of it or nothing; decisions wait for verification where two people are wanted. */
export async function applyWorkbook(
  context: Context,
  process: Process,
  settings: Pick<IntakeSettings, 'secondAcceptance'>,
  source: Uint8Array,
  t: Translate,
): Promise<WorkbookPlan> {
  return inTransaction(context, async (context) => {
    const plan = await planWorkbook(context, process, source, t)
    for (const { remarkId, outcome, reason, change } of plan.changes)
      await decide(
        context,
        process,
        settings,
        { remarkIds: [remarkId] },
        { outcome, reason, change, state: settings.secondAcceptance ? 'to-verify' : 'accepted' },
      )
    return plan
  })
}
