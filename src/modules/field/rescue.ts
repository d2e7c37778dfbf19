import { ItemSchema } from './forms.ts'
import { MOST_LINES } from './rules.ts'
import type { Item } from './source.ts'

export interface RescueLine {
  /** As a person counts them, from 1. */
  line: number
  /** Null for a line that is no thing of ours. */
  item: Item | null
}

/**
 * Reads a rescue file: JSON lines, the first of which says what the file is. A broken line is told and the rest is taken:
 * a file copied in haste may lack its end.
 * @returns null when it is no rescue file of ours, or a longer one than a device makes
 */
export function readRescue(text: string): RescueLine[] | null {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const head = parsed(lines[0] ?? '') as { wiec?: unknown; version?: unknown } | null
  if (head?.wiec !== 'teren' || head.version !== 1 || lines.length > MOST_LINES + 2) return null
  return lines.flatMap((line, index) => {
    if (index === 0 || line.trim() === '') return []
    const item = ItemSchema.safeParse(parsed(line))
    return [{ line: index + 1, item: item.success ? item.data : null }]
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line.replaceAll('\\u0000', ''))
  } catch {
    return null
  }
}
