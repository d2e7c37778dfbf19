import type { ComponentProps } from 'preact'
import { themeTokens } from '../../../ui/styles/tokens.ts'
import { useView } from '../../../ui/view.ts'
import { formatPoint } from '../points.ts'
import type { Point, Unit } from '../rules.ts'
import { shapeOf } from '../shapes/outlines.ts'
import { namesOf } from './area-map.tsx'
import { drawArea, paperTransform } from './drawings.ts'
import { round } from './layers.tsx'
import type { PreparedArea } from './prepare.ts'

/** In CSS pixels, and never scaled on a page: browsers send where on the picture it was pressed. */
export const PICTURE = { width: 320, height: 320 }

/**
 * The place that was pressed on the picture of a unit. Null off the picture, and in its very corner: there a press of the
 * Enter key is told to be.
 */
export function pointOnPicture(
  unit: Pick<Unit, 'code' | 'hasOutline' | 'splitFromCode'>,
  x: number,
  y: number,
): Point | null {
  const isOn =
    Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0 && x <= PICTURE.width && y <= PICTURE.height
  if (!isOn || (x === 0 && y === 0)) return null
  return drawArea(shapeOf(unit).code, PICTURE).frame.pointAt(x, y)
}

interface PlaceInputProps {
  unit: Unit
  /** The field is sent as `<name>.x` and `<name>.y`, for `pointOnPicture`. */
  name: string
  /** What was pressed before. */
  chosen: Point | null
}

/** Pointing at a place without script: pressing the picture sends the form with where it was pressed. */
export function PlaceInput({ unit, name, chosen }: PlaceInputProps) {
  const { t } = useView()
  const query = chosen ? `?punkt=${formatPoint(chosen)}` : ''
  return (
    <input
      class="places-pick"
      type="image"
      name={name}
      src={`/miejsca/mapa/${unit.code}.svg${query}`}
      width={PICTURE.width}
      height={PICTURE.height}
      alt={t(chosen ? 'places.pick.again' : 'places.pick')}
    />
  )
}

const colours = themeTokens('light')

/** The map of a unit as a picture of its own, with its colours inside: a style sheet of the page does not reach into it. */
export function AreaPicture({ area, point }: { area: PreparedArea; point: Point | null }) {
  const { drawing } = area
  const { width, height } = drawing.frame
  const [x, y] = point ? drawing.frame.project([point.lon, point.lat]) : [0, 0]
  const line = { fill: 'none', 'vector-effect': 'non-scaling-stroke', 'stroke-linejoin': 'round' } as const
  // An empty layer is left out: an attribute without a value is HTML, but not the XML that a picture has to be.
  const layers: [string, ComponentProps<'path'>][] = [
    [drawing.country, { fill: colours.card }],
    [drawing.ground, { fill: colours['main-tint'] }],
    [drawing.gminas + drawing.powiats, { ...line, stroke: colours.line }],
    [drawing.water, { fill: colours.water }],
    [drawing.rivers, { ...line, stroke: colours.water }],
    [drawing.voivodeships + drawing.borders, { ...line, stroke: colours.edge }],
    [drawing.ground, { ...line, stroke: colours.main, 'stroke-width': 2 }],
  ]
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the page that shows the picture gives it its words
    <svg xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <rect width={width} height={height} fill={colours.sunken} />
      <g transform={paperTransform}>{layers.map(([d, look]) => d && <path {...look} d={d} />)}</g>
      <g
        font-size={12}
        font-family="sans-serif"
        fill={colours.ink}
        stroke={colours.card}
        stroke-width={3}
        paint-order="stroke"
      >
        {namesOf(area).map(({ text, x, y, anchor, candidate }) => (
          <text
            key={text}
            x={round(x)}
            y={round(y)}
            text-anchor={anchor}
            font-style={candidate.kind === 'area' ? 'italic' : undefined}
          >
            {text}
          </text>
        ))}
      </g>
      {point && <circle cx={round(x)} cy={round(y)} r={8} fill={colours.main} stroke={colours.card} stroke-width={3} />}
    </svg>
  )
}
