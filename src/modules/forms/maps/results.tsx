import type { Db } from '../../../platform/db/index.ts'
import { formatNumber, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { Details, MapFrame, Notice, Table, useView } from '../../../ui/index.ts'
import {
  type Box,
  boxOfUnit,
  DrawnShapes,
  distanceKm,
  type Frame,
  fullName,
  GroupedPoints,
  MapView,
  type PreparedSheet,
  prepareSheet,
  Sheet,
  shapeOf,
  type Town,
  type Unit,
  unitByCode,
  unitsByCodes,
} from '../../places/index.ts'
import type { Shape } from '../model.ts'
import type { MapQuestion } from '../ports.ts'
import { type Cell, middleOfCell, ringOf, stepsOf } from './grid.ts'
import { REGION } from './prepare.ts'
import type { MapResults } from './tally.ts'
import { placeInWords } from './words.ts'

export interface PreparedResults {
  sheet: PreparedSheet
  units: Map<string, Unit>
}

/** Gathers what `<MapResultsView>` is drawn from: a map of where people answered, or of the area asked about. */
export async function prepareResults(db: Db, question: MapQuestion, results: MapResults): Promise<PreparedResults> {
  const { unitCode, view } = question.area
  const limit = unitCode ? await unitByCode(db, unitCode) : null
  const asked: Box | null = view
    ? { west: view[0], south: view[1], east: view[2], north: view[3] }
    : limit && boxOfUnit(shapeOf(limit).code)
  const box = boxOfCells(results) ?? asked ?? REGION
  return {
    sheet: await prepareSheet(db, box, limit, { width: 640, height: 480 }),
    units: await unitsByCodes(
      db,
      results.units.map(({ code }) => code),
    ),
  }
}

interface MapResultsProps {
  /** The question in words. */
  title: string
  results: MapResults
  prepared: PreparedResults
  locale: Locale
  /**
   * Shapes one by one, for the team alone, no more of them than a page should have; a page for the public never passes
   * any.
   */
  shapes?: readonly Shape[]
}

/** Islands that pages with results on a map need. */
export const RESULTS_ISLAND = 'wiec-map-view' as const

const CLASSES = 5
/** The table beside a map names so many of the fullest squares. */
export const MOST_ROWS = 20

/** What people answered on a map: squares by how many people are in them, drawn, explained, and as a table. How many answered, the page says. */
export function MapResultsView({ title, results, prepared, locale, shapes = [] }: MapResultsProps) {
  const { t } = useView()
  const { cells, grid } = results
  const bounds = classBounds(cells.map((cell) => cell.people))
  const said = leftOutOf(results, t)
  return (
    <div class="forms-map-results">
      {said && <p>{said}</p>}
      {cells.length === 0 && shapes.length === 0 ? (
        <Notice>{t('forms.map.results.none', { least: grid.least })}</Notice>
      ) : (
        <MapFrame
          caption={t('forms.map.results.caption', { side: formatNumber(grid.cellKm, locale), least: grid.least })}
          source={t('places.map.credits')}
          alternative={
            cells.length > 0 ? <CellTable results={results} prepared={prepared} locale={locale} /> : undefined
          }
        >
          <MapView
            title={t('forms.map.title', { question: title })}
            box={prepared.sheet.opening}
            squares={{
              steps: stepsOf(grid.cellKm),
              cells: cells.map(({ column, row, people }) => [column, row, people, classOf(people, bounds)]),
            }}
            points={results.kind === 'point' ? shapes.flatMap(({ positions }) => positions) : []}
          >
            <Sheet sheet={prepared.sheet} title={t('forms.map.title', { question: title })}>
              {(frame) => (
                <>
                  <Squares cells={cells} cellKm={grid.cellKm} bounds={bounds} frame={frame} />
                  {results.kind === 'point' ? (
                    <GroupedPoints positions={shapes.flatMap(({ positions }) => positions)} frame={frame} />
                  ) : (
                    <DrawnShapes
                      frame={frame}
                      shapes={shapes.map(({ positions }) => ({ kind: results.kind, positions }))}
                      faint
                    />
                  )}
                </>
              )}
            </Sheet>
          </MapView>
          <ClassLegend bounds={bounds} max={cells[0]?.people ?? 0} t={t} />
        </MapFrame>
      )}
      {results.units.length > 0 && (
        <Details summary={t('forms.map.results.units')}>
          <Table
            caption={t('forms.map.results.units')}
            captionHidden
            rows={results.units}
            rowId={({ code }) => code}
            columns={[
              {
                label: t('forms.map.results.unit'),
                cell: ({ code }) => nameOf(prepared.units.get(code), code, t),
                names: true,
              },
              {
                label: t('forms.map.results.people'),
                cell: ({ people }) => formatNumber(people, locale),
                kind: 'number',
              },
            ]}
          />
        </Details>
      )}
    </div>
  )
}

/** What the map does not show, and why; empty when it shows everything. */
export const leftOutOf = ({ grid, hiddenCells, tooLarge }: MapResults, t: Translate): string =>
  [
    hiddenCells > 0 ? t('forms.map.results.hidden', { count: hiddenCells, least: grid.least }) : '',
    tooLarge > 0 ? t('forms.map.results.too-large', { count: tooLarge }) : '',
  ]
    .filter(Boolean)
    .join(' ')

export const nameOf = (unit: Unit | undefined, code: string, t: Translate) => (unit ? fullName(unit, t) : code)

interface SquaresProps {
  cells: readonly Cell[]
  cellKm: number
  bounds: readonly number[]
  frame: Frame
}

/** Narrower squares carry no number; the table does. */
const LEAST_WIDTH = 20

function Squares({ cells, cellKm, bounds, frame }: SquaresProps) {
  return (
    <g class="forms-map-squares">
      {cells.map((cell) => {
        const ring = ringOf(cell, cellKm).map((position) => frame.project(position))
        const [sw = [0, 0], , ne = [0, 0]] = ring
        const path = `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
        return (
          <g key={`${cell.column} ${cell.row}`} class={`forms-map-class-${classOf(cell.people, bounds)}`}>
            <path d={path} />
            {ne[0] - sw[0] > LEAST_WIDTH && (
              <text x={((sw[0] + ne[0]) / 2).toFixed(1)} y={((sw[1] + ne[1]) / 2 + 4).toFixed(1)}>
                {cell.people}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

function ClassLegend({ bounds, max, t }: { bounds: readonly number[]; max: number; t: Translate }) {
  if (bounds.length === 0) return null
  return (
    <ul class="forms-map-legend" aria-label={t('forms.map.results.legend')}>
      {bounds.map((from, at) => {
        const to = (bounds[at + 1] ?? max + 1) - 1
        return (
          <li key={from} class={`forms-map-class-${at + 1}`}>
            <span aria-hidden="true" />
            {from >= to
              ? t('forms.map.results.class-one', { count: from })
              : t('forms.map.results.class', { from, count: to })}
          </li>
        )
      })}
    </ul>
  )
}

function CellTable({ results, prepared, locale }: { results: MapResults; prepared: PreparedResults; locale: Locale }) {
  const { t } = useView()
  const { cells, grid } = results
  return (
    <Table
      caption={t('forms.map.results.table', { count: Math.min(cells.length, MOST_ROWS) })}
      rows={cells.slice(0, MOST_ROWS)}
      rowId={({ column, row }) => `${column} ${row}`}
      columns={[
        {
          label: t('forms.map.results.where'),
          names: true,
          cell: (cell) => whereInWords(cell, grid.cellKm, prepared.sheet.towns, t, locale),
        },
        { label: t('forms.map.results.people'), cell: ({ people }) => formatNumber(people, locale), kind: 'number' },
      ]}
    />
  )
}

/** The nearest town to the middle of a square, with how far it is; where we know none, the middle itself. */
export function whereInWords(cell: Cell, cellKm: number, towns: readonly Town[], t: Translate, locale: Locale): string {
  const [lon, lat] = middleOfCell(cell, cellKm)
  const nearest = towns
    .map(({ name, point }) => ({ name, km: distanceKm(point, { lon, lat }) }))
    .sort((a, b) => a.km - b.km)[0]
  const place = placeInWords([lon, lat], locale)
  if (!nearest || nearest.km > 30) return place
  if (nearest.km < cellKm) return t('forms.map.results.at-town', { name: nearest.name, place })
  return t('forms.map.results.from-town', {
    name: nearest.name,
    km: formatNumber(Math.round(nearest.km), locale),
    place,
  })
}

/** Least count of each class: equal numbers of squares in each as far as counts allow, so that few full ones do not hide the rest. */
export function classBounds(counts: readonly number[]): number[] {
  const sorted = counts.toSorted((a, b) => a - b)
  const least = Array.from({ length: CLASSES }, (_, at) => sorted[Math.floor((at * sorted.length) / CLASSES)])
  return [...new Set(least.filter((bound) => bound !== undefined))]
}

/** From 1 for the emptiest class. */
export const classOf = (people: number, bounds: readonly number[]) => bounds.filter((bound) => people >= bound).length

function boxOfCells({ cells, grid }: MapResults): Box | null {
  if (cells.length === 0) return null
  const { lon, lat } = stepsOf(grid.cellKm)
  const columns = cells.map((cell) => cell.column)
  const rows = cells.map((cell) => cell.row)
  return {
    west: Math.min(...columns) * lon,
    south: Math.min(...rows) * lat,
    east: (Math.max(...columns) + 1) * lon,
    north: (Math.max(...rows) + 1) * lat,
  }
}
