import { MapFrame } from '../../../ui/map/map-frame.tsx'
import { useView } from '../../../ui/view.ts'
import type { Point } from '../rules.ts'
import { fullName } from '../words.ts'
import { paperTransform } from './drawings.ts'
import { placeLabels, widthOf } from './labels.ts'
import { round, ScaleBar, TownNames } from './layers.tsx'
import { groupedPoints } from './points-on-paper.ts'
import type { PreparedArea } from './prepare.ts'
import { nameOnPaper } from './towns.ts'

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

const FONT_SIZE = 13
const MOST_NAMES = 16

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
          <g class="places-lines" transform={paperTransform}>
            <path class="places-country" d={drawing.country} />
            <path class="places-area" d={drawing.ground} />
            <path class="places-gminas" d={drawing.gminas} />
            <path class="places-water" d={drawing.water} />
            <path class="places-rivers" d={drawing.rivers} />
            <path class="places-powiats" d={drawing.powiats} />
            <path class="places-voivodeships" d={drawing.voivodeships} />
            <path class="places-borders" d={drawing.borders} />
            <path class="places-outline" d={drawing.ground} />
          </g>
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

const placed = new WeakMap<PreparedArea, ReturnType<typeof placeNames>>()

/** Names an area map shows: towns first; then, close up, gminas that no town has named. */
export function namesOf(area: PreparedArea) {
  // Finding room for them takes longer than drawing the rest of the map.
  const names = placed.get(area) ?? placeNames(area)
  placed.set(area, names)
  return names
}

function placeNames({ unit, drawing, towns }: PreparedArea) {
  const { frame, shown } = drawing
  const { width, height } = frame
  const scale = { left: 0, top: height - 30, right: width * 0.4, bottom: height }
  const paper = { width, height, fontSize: FONT_SIZE, taken: [scale], most: MOST_NAMES, spacing: 26 }
  const ofTowns = towns.map(({ name, point }) => {
    const [x, y] = frame.project([point.lon, point.lat])
    return { text: name, x, y, radius: 2 }
  })
  const named = new Set(towns.map((town) => town.name))
  const ofGminas = shown.flatMap(({ code, name }) => {
    if (unit.level !== 'gmina' || named.has(name)) return []
    const place = nameOnPaper(drawing, code, widthOf(name, FONT_SIZE))
    if (place) named.add(name)
    return place ? [{ text: name, x: place[0], y: place[1], radius: 0, kind: 'area' as const }] : []
  })
  return placeLabels([...ofTowns, ...ofGminas], paper)
}
