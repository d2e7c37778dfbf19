import { MapFrame } from '../../../ui/map/map-frame.tsx'
import { useView } from '../../../ui/view.ts'
import { isWithin, type Point } from '../rules.ts'
import { fullName } from '../words.ts'
import { paperTransform } from './drawings.ts'
import { placeLabels } from './labels.ts'
import { round, ScaleBar, TownNames } from './layers.tsx'
import { groupedPoints } from './points-on-paper.ts'
import type { PreparedArea } from './prepare.ts'
import { placeOnPaper } from './towns.ts'

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
const MOST_TOWNS = 14

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

// Towns first; then gminas around that no town has named. A powiat or more is told by its towns alone.
function namesOf({ unit, drawing, towns, shownInstead }: PreparedArea) {
  const code = shownInstead?.code ?? unit.code
  const { frame } = drawing
  const { width, height } = frame
  const corner = { left: 0, top: height - 30, right: width * 0.35, bottom: height }
  const paper = { width, height, fontSize: FONT_SIZE, taken: [corner], most: MOST_TOWNS, spacing: 26 }
  const candidates = towns.map(({ name, point }) => {
    const [x, y] = frame.project([point.lon, point.lat])
    return { text: name, x, y, radius: 2 }
  })
  const named = new Set(towns.map((town) => town.name))
  const gminas = drawing.shown
    .filter((gmina) => code.length === 7 && !isWithin(gmina.code, code) && !named.has(gmina.name))
    .flatMap((gmina) => {
      const place = placeOnPaper(drawing, gmina.code)
      return place ? [{ text: gmina.name, x: place[0], y: place[1], radius: 0, kind: 'area' as const }] : []
    })
  return placeLabels([...candidates, ...gminas], paper)
}
