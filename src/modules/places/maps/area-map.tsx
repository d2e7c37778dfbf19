import { MapFrame } from '../../../ui/map/map-frame.tsx'
import { useView } from '../../../ui/view.ts'
import type { Point } from '../rules.ts'
import { fullName } from '../words.ts'
import { round, ScaleBar, SheetLines, TownNames } from './layers.tsx'
import { FONT_SIZE, namesOnSheet } from './names.ts'
import { groupedPoints } from './points-on-paper.ts'
import type { PreparedArea } from './prepare.ts'

/** Something that has a place: a remark, a meeting, a project. */
export interface MapPoint {
  point: Point
  /** Where it can be read; without one the point is only shown. */
  href?: string
  /** What a person hears instead of seeing the point: "Uwaga 12: Więcej ławek". */
  label: string
}

interface AreaMapProps {
  area: PreparedArea
  points?: readonly MapPoint[]
  /** Says how many things one mark stands for: "3 uwagi". */
  counted?: (count: number) => string
}

/** A unit in its surroundings: neighbours, water, towns and, when given, points. Says so when the outline is a parent's. */
export function AreaMap({ area, points = [], counted = String }: AreaMapProps) {
  const { t } = useView()
  const { unit, drawing, shownInstead } = area
  const { width, height } = drawing.frame
  const marks = groupedPoints(points, drawing.frame)
  const title = t('places.map.of', { name: fullName(unit, t) })

  const note = shownInstead && <> {t('places.map.of-parent', { name: unit.name, parent: fullName(shownInstead, t) })}</>

  return (
    <MapFrame
      caption={
        <>
          {title}.{note}
        </>
      }
      source={t('places.map.credits')}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset */}
      <svg class="places-map places-sheet" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
        <svg role="img" aria-label={title}>
          <SheetLines drawing={drawing} />
          <TownNames labels={namesOf(area)} fontSize={FONT_SIZE} />
          <ScaleBar frame={drawing.frame} />
        </svg>
        {marks.map((mark) => {
          const single = mark.points.length === 1 ? mark.points[0] : undefined
          const label = single?.label ?? counted(mark.points.length)
          return (
            <PointMark
              key={`${mark.x} ${mark.y}`}
              x={mark.x}
              y={mark.y}
              count={mark.points.length}
              href={single?.href}
              label={label}
            />
          )
        })}
      </svg>
    </MapFrame>
  )
}

interface PointMarkProps {
  x: number
  y: number
  count: number
  href: string | undefined
  label: string
}

function PointMark({ x, y, count, href, label }: PointMarkProps) {
  const { url } = useView()
  const mark = (
    <>
      <circle cx={round(x)} cy={round(y)} r={count === 1 ? 7 : 11} />
      {count > 1 && (
        <text x={round(x)} y={round(y + 4)}>
          {count}
        </text>
      )}
    </>
  )
  if (href)
    return (
      <a class="places-point" href={url(href)} aria-label={label}>
        {mark}
      </a>
    )
  return (
    <g class="places-point">
      <title>{label}</title>
      {mark}
    </g>
  )
}

/** Names an area map shows: towns first; then, close up, gminas that no town has named. */
export const namesOf = ({ unit, drawing, towns }: PreparedArea) => namesOnSheet(drawing, towns, unit.level === 'gmina')
