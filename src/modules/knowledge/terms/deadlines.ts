import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dataFile } from '../../../platform/data-file.ts'
import { TOOLS, type Tool } from '../rules.ts'

const Both = z.object({ pl: z.string(), en: z.string() })

const Deadline = z.object({
  id: z.string(),
  /** `local_government` for what holds for a gmina whatever tool it uses. */
  tool: z.enum([...TOOLS, 'local_government']),
  title: Both,
  rule: z.union([
    z.object({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) }),
    z.object({
      relative: z.object({ from: Both, days: z.number().int().optional(), months: z.number().int().optional() }),
    }),
  ]),
  act: z.string(),
  article: z.string(),
  who: Both,
  note: Both.optional(),
  /** How sure we are of it (law.md): S sure, F fairly sure, C to be checked, D our own advice. */
  confidence: z.enum(['S', 'F', 'C', 'D']),
})
export type Deadline = z.infer<typeof Deadline>
export type DeadlineTool = Deadline['tool']
export const DEADLINE_TOOLS: readonly DeadlineTool[] = [...TOOLS, 'local_government']

/** A term on its day of one year. */
export type Dated = Deadline & { on: Temporal.PlainDate }

let read: Deadline[] | undefined

/** Terms that acts set for a gmina, from `data/knowledge/deadlines.json`; the acts are cited with each. */
export function deadlines(): Deadline[] {
  read ??= z.array(Deadline).parse(JSON.parse(readFileSync(dataFile('knowledge/deadlines.json'), 'utf8')))
  return read
}

/** Terms of the same day each year between two days, both included, in order. */
export function datedBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  tools: readonly DeadlineTool[],
): Dated[] {
  const years = Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index)
  return deadlines()
    .filter(({ tool }) => tools.includes(tool))
    .flatMap((deadline) => {
      const { rule } = deadline
      if (!('month' in rule)) return []
      return years.map((year) => ({
        ...deadline,
        on: Temporal.PlainDate.from({ year, month: rule.month, day: rule.day }),
      }))
    })
    .filter(({ on }) => Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, to) <= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))
}

/** Terms counted from what happens, such as the filing of an application. */
export const countedFrom = (tools: readonly DeadlineTool[]) =>
  deadlines().filter(({ tool, rule }) => tools.includes(tool) && 'relative' in rule)

/** Terms of this tool in one calendar year. */
export const datedIn = (year: number, tool: Tool): Dated[] =>
  datedBetween(
    Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    Temporal.PlainDate.from({ year, month: 12, day: 31 }),
    [tool],
  )
