import type { Block } from '../../../platform/documents/index.ts'
import { formatNumber, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { drawSquaresPicture } from '../../places/index.ts'
import { ringOf } from './grid.ts'
import { classBounds, classOf, leftOutOf, MOST_ROWS, nameOf, type PreparedResults, whereInWords } from './results.tsx'
import type { MapResults } from './tally.ts'

interface MapBlocksProps {
  /** The question in words. */
  title: string
  results: MapResults
  prepared: PreparedResults
  locale: Locale
  t: Translate
}

/** How dark the emptiest class of squares is, and by how much each next is darker; as on the page. */
const [PALEST, DARKER] = [0.22, 0.16]

/** What people answered on a map as a document tells it: squares with enough people as a picture, and the same as a table. */
export async function mapBlocks({ title, results, prepared, locale, t }: MapBlocksProps): Promise<Block[]> {
  const { cells, grid, units } = results
  const paragraph = (text: string): Block[] => (text ? [{ kind: 'paragraph', text }] : [])
  const table = (caption: string, first: string, rows: { name: string; people: number }[]): Block => ({
    kind: 'table',
    caption,
    columns: [
      { header: first, rowHeader: true, width: 3 },
      { header: t('forms.map.results.people'), align: 'right' },
    ],
    rows: rows.map(({ name, people }) => [name, formatNumber(people, locale)]),
  })
  const [fullest] = cells
  return [
    ...(fullest
      ? ([
          {
            kind: 'picture',
            png: await drawn(results, prepared),
            alt: t('forms.map.results.alt', { count: cells.length, question: title, most: fullest.people }),
            widthMm: 150,
          },
          ...paragraph(
            `${t('forms.map.results.caption', { side: formatNumber(grid.cellKm, locale), least: grid.least })} ${t('forms.map.results.darker')}`,
          ),
        ] satisfies Block[])
      : paragraph(t('forms.map.results.none', { least: grid.least }))),
    ...paragraph(leftOutOf(results, t)),
    ...(fullest
      ? [
          table(
            t('forms.map.results.table', { count: Math.min(cells.length, MOST_ROWS) }),
            t('forms.map.results.where'),
            cells.slice(0, MOST_ROWS).map((cell) => ({
              name: whereInWords(cell, grid.cellKm, prepared.sheet.towns, t, locale),
              people: cell.people,
            })),
          ),
        ]
      : []),
    ...(units.length > 0
      ? [
          table(
            t('forms.map.results.units'),
            t('forms.map.results.unit'),
            units.map(({ code, people }) => ({ name: nameOf(prepared.units.get(code), code, t), people })),
          ),
        ]
      : []),
  ]
}

function drawn({ cells, grid }: MapResults, { sheet }: PreparedResults): Promise<Uint8Array> {
  const bounds = classBounds(cells.map(({ people }) => people))
  return drawSquaresPicture(
    sheet,
    cells.map((cell) => ({
      ring: ringOf(cell, grid.cellKm),
      strength: PALEST + DARKER * (classOf(cell.people, bounds) - 1),
      label: String(cell.people),
    })),
  )
}
