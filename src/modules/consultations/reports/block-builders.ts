import type { Block, KeyValue, Run, TableRow, Text } from '../../../platform/documents/model.ts'

/** Plain text as people write it: an empty line divides paragraphs, lines that begin with a hyphen are a list. */
export function blocksOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part): Block[] => {
      const lines = part.split('\n')
      const first = lines.findIndex((line) => BULLET.test(line))
      if (first < 0 || lines.slice(first).some((line) => !BULLET.test(line))) return [paragraph(part)]
      const items = lines.slice(first).map((line) => line.replace(BULLET, ''))
      return [...(first > 0 ? [paragraph(lines.slice(0, first).join('\n'))] : []), { kind: 'list', items }]
    })
}

const BULLET = /^\s*[-–•]\s+/

export const paragraph = (text: Text): Block => ({ kind: 'paragraph', text })
export const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })

/** Facts by name; those without a value are left out. */
export function keyValues(pairs: [string, string][]): Block[] {
  const said: KeyValue[] = pairs.filter(([, value]) => value).map(([key, value]) => ({ key, value }))
  return said.length > 0 ? [{ kind: 'keyValues', pairs: said }] : []
}

/** A short table, or nothing when it has no rows. The first column names its rows. */
export function table(caption: string, headers: string[], rows: TableRow[], align: ('left' | 'right')[] = []): Block[] {
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      caption,
      columns: headers.map((header, index) => ({ header, align: align[index] ?? 'left', rowHeader: index === 0 })),
      rows,
    },
  ]
}

/** One under another. */
export const spaced = (runs: Run[]): Run[] => runs.flatMap((run, index) => (index > 0 ? [{ text: '\n' }, run] : [run]))
