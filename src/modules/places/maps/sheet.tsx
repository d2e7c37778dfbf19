import type { ComponentChildren } from 'preact'
import type { DrawnKind, Position } from '../shapes/geometry.ts'
import type { Frame } from './frame.ts'
import { round, ScaleBar, SheetLines, TownNames } from './layers.tsx'
import { FONT_SIZE, namesOnSheet } from './names.ts'
import { groupedPoints } from './points-on-paper.ts'
import type { PreparedSheet } from './prepare.ts'

interface SheetProps {
  sheet: PreparedSheet
  /** What the picture shows, for those who do not see it. */
  title: string
  /** Drawn over the map, in units of its paper. */
  children?: (frame: Frame) => ComponentChildren
}

/** A part of the country as a picture, with anything over it: shapes, marks, cells of a grid. */
export function Sheet({ sheet: { drawing, towns }, title, children }: SheetProps) {
  const { frame } = drawing
  const isClose = frame.kmPerUnit < 0.12
  return (
    <svg class="places-map places-sheet" viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={title}>
      <SheetLines drawing={drawing} />
      <g class="places-over">{children?.(frame)}</g>
      <TownNames labels={namesOnSheet(drawing, towns, isClose)} fontSize={FONT_SIZE} />
      <ScaleBar frame={frame} />
    </svg>
  )
}

export interface DrawnOnSheet {
  kind: DrawnKind
  positions: readonly Position[]
  /** Written on a point, and at the beginning of a line or an area. */
  number?: number | string
}

interface DrawnShapesProps {
  shapes: readonly DrawnOnSheet[]
  frame: Frame
  /** Many together: thinner and paler, without the mark of where each begins. */
  faint?: boolean
}

/** Shapes that people drew. Those wholly off the paper are not seen. */
export function DrawnShapes({ shapes, frame, faint }: DrawnShapesProps) {
  return (
    <g class={faint ? 'places-faint' : undefined}>
      {shapes.map(({ kind, positions, number }, at) => {
        const places = positions.map((position) => frame.project([...position]))
        const [first = [0, 0]] = places
        const path = `M${places.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}${kind === 'area' ? 'Z' : ''}`
        return (
          <g key={at} class={`places-drawn places-drawn-${kind}`}>
            {kind !== 'point' && <path class="places-drawn-casing" d={path} />}
            {kind !== 'point' && <path d={path} />}
            {!(faint && kind !== 'point') && <circle cx={round(first[0])} cy={round(first[1])} r={faint ? 5 : 10} />}
            {number !== undefined && (
              <text x={round(first[0])} y={round(first[1] + 4.2)}>
                {number}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

/** Many points: those that would cover each other share a mark that counts them. */
export function GroupedPoints({ positions, frame }: { positions: readonly Position[]; frame: Frame }) {
  const groups = groupedPoints(
    positions.map(([lon, lat]) => ({ point: { lon, lat } })),
    frame,
  )
  return (
    <g class="places-drawn">
      {groups.map(({ x, y, points: { length } }) => (
        <g key={`${x} ${y}`}>
          <circle cx={round(x)} cy={round(y)} r={length === 1 ? 6 : 12} />
          {length > 1 && (
            <text x={round(x)} y={round(y + 4.2)}>
              {length}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}
