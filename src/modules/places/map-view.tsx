import type { ComponentChildren } from 'preact'
import { useView } from '../../ui/view.ts'
import type { Box } from './rules.ts'
import type { Position } from './shapes/geometry.ts'

/** Squares of a grid: their sides in degrees, and for each its column, row, number and class (1 to 5). */
export interface Squares {
  steps: { lon: number; lat: number }
  cells: [column: number, row: number, number: number, of: number][]
}

interface MapViewProps {
  /** What the map is called for those who do not see it. */
  title: string
  /** What it shows first. */
  box: Box
  squares?: Squares
  /** Points one by one, which share a mark where they would cover each other. Never on a page for everybody. */
  points?: readonly Position[]
  /** The same as a picture: seen until the map is there, without script, and on paper. */
  children: ComponentChildren
}

/** A map to look around on (island `wiec-map-view`), over a picture that says the same. */
export function MapView({ title, box, squares, points = [], children }: MapViewProps) {
  const { t } = useView()
  const words = Object.fromEntries(
    (['zoom-in', 'zoom-out', 'whole', 'loading', 'no-map'] as const).map((key) => [key, t(`places.view.${key}`)]),
  )
  return (
    <wiec-map-view
      class="places-view"
      data-view={JSON.stringify([box.west, box.south, box.east, box.north])}
      data-words={JSON.stringify({ title, ...words })}
      data-squares={squares ? JSON.stringify(squares) : undefined}
      data-points={points.length > 0 ? JSON.stringify(points) : undefined}
    >
      <div class="places-still">{children}</div>
      <p class="places-told" role="status" />
    </wiec-map-view>
  )
}
