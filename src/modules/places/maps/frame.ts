import { geoConicConformal } from 'd3-geo'
import type { Box, Point } from '../rules.ts'
import type { Position } from '../shapes/base-map.ts'

/** A rectangle of paper onto which a part of the country is projected; sizes are in the drawing's own units. */
export interface Frame {
  width: number
  height: number
  /** Everything the paper shows, in degrees. */
  box: Box
  /** Kilometres of ground to one unit of the drawing. */
  kmPerUnit: number
  /** Where a place lies on the paper, [right, down]; may be off it. */
  project(position: Position): Position
  /** The place under a spot of the paper. */
  pointAt(x: number, y: number): Point
}

/**
 * Fits a part of the country onto paper in a conformal conic projection around it, north up.
 * @param margin units of paper left free on each side
 */
export function frameFor(box: Box, size: { width: number; height: number; margin: number }): Frame {
  const { width, height, margin } = size
  const slack = (box.north - box.south) / 6
  const corners: Position[] = edgeOf(box)
  const projection = geoConicConformal()
    .parallels([box.south + slack, box.north - slack])
    .rotate([-(box.west + box.east) / 2, 0])
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      { type: 'MultiPoint', coordinates: corners },
    )

  const project = (position: Position) => projection(position) ?? [0, 0]
  const pointAt = (x: number, y: number) => {
    const [lon, lat] = projection.invert?.([x, y]) ?? [0, 0]
    return { lon, lat }
  }
  const paper = [
    ...[0, width / 2, width].flatMap((x) => [pointAt(x, 0), pointAt(x, height)]),
    ...[0, height].map((y) => pointAt(width / 2, y)),
  ]
  const lons = paper.map((point) => point.lon)
  const lats = paper.map((point) => point.lat)
  return {
    width,
    height,
    box: { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) },
    kmPerUnit: kmPerUnit(project, box),
    project,
    pointAt,
  }
}

/** How high paper of a given width must be to hold a box with an equal margin on all sides. */
export function heightFor(box: Box, { width, margin }: { width: number; margin: number }): number {
  const shape =
    (box.north - box.south) / ((box.east - box.west) * Math.cos((((box.south + box.north) / 2) * Math.PI) / 180))
  return Math.round((width - 2 * margin) * shape + 2 * margin)
}

// A parallel is curved on the paper, so the box is followed along its edge and not only by its corners.
function edgeOf({ west, south, east, north }: Box): Position[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share): Position[] => {
    const lon = west + share * (east - west)
    return [
      [lon, south],
      [lon, north],
    ]
  })
}

const KM_PER_DEGREE = 111.195

function kmPerUnit(project: (position: Position) => Position, box: Box): number {
  const lon = (box.west + box.east) / 2
  const lat = (box.south + box.north) / 2
  const [x1, y1] = project([lon, lat - 0.05])
  const [x2, y2] = project([lon, lat + 0.05])
  return (0.1 * KM_PER_DEGREE) / Math.hypot(x2 - x1, y2 - y1)
}
