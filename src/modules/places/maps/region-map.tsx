import { MapFrame } from '../../../ui/map/map-frame.tsx'
import { useView } from '../../../ui/view.ts'
import { isWithin, type Town } from '../rules.ts'
import { fullName } from '../words.ts'
import { type CountMark, marksOf, type UnitCount } from './counts.ts'
import { type Drawing, paperTransform } from './drawings.ts'
import { markOf, placeLabels } from './labels.ts'
import { round, TownNames } from './layers.tsx'
import type { PreparedRegion } from './prepare.ts'
import { outlineUnit, placeOnPaper } from './towns.ts'

interface RegionMapProps {
  region: PreparedRegion
  counts: readonly UnitCount[]
  /** Where the mark of a unit leads. Units too close to each other share the mark of their powiat. */
  href: (code: string) => string
  /** The count in words: "5 otwartych konsultacji". */
  counted: (count: number) => string
  /** What the map shows, in one sentence, for those who do not see it. */
  title: string
  /** Sets the ids inside apart when a page has two maps. */
  id?: string
}

const FONT_SIZE = 11
const MOST_TOWNS = 20

/** The network's region with a round mark for each unit that has something; a list says the same in words. */
export function RegionMap({ region, counts, href, counted, title, id = 'region' }: RegionMapProps) {
  const { t, url } = useView()
  const { drawing, towns } = region
  const { width, height } = drawing.frame
  const marks = marksOf(counts, (code) => placeOnPaper(drawing, code))
  const named = marks.map((mark) => ({ ...mark, name: fullName(outlineUnit(mark.code), t) }))
  const list = (
    <ul>
      {named.map((mark) => (
        <li key={mark.code}>
          <a href={url(href(mark.code))}>{mark.name}</a>: {counted(mark.count)}
        </li>
      ))}
    </ul>
  )

  return (
    <MapFrame caption={title} source={t('places.map.credits')} alternative={named.length > 0 ? list : undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset */}
      <svg class="places-map" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
        <svg role="img" aria-label={title}>
          <defs>
            <path id={`${id}-ground`} d={drawing.ground} />
            <clipPath id={`${id}-edge`}>
              <use href={`#${id}-ground`} />
            </clipPath>
          </defs>
          <g class="places-lines" transform={paperTransform}>
            <use class="places-region" href={`#${id}-ground`} />
            <path class="places-gminas" d={drawing.gminas} />
            <g clip-path={`url(#${id}-edge)`}>
              <path class="places-water" d={drawing.water} />
              <path class="places-rivers" d={drawing.rivers} />
            </g>
            <path class="places-powiats" d={drawing.powiats} />
            <path class="places-voivodeships" d={drawing.voivodeships} />
            <use class="places-voivodeships" href={`#${id}-ground`} />
          </g>
          <TownNames labels={townLabels(drawing, towns, marks)} fontSize={FONT_SIZE} />
        </svg>
        {named.map((mark) => (
          <a
            key={mark.code}
            class="places-count"
            href={url(href(mark.code))}
            aria-label={`${mark.name}: ${counted(mark.count)}`}
          >
            <circle cx={round(mark.x)} cy={round(mark.y)} r={round(mark.radius)} />
            <text x={round(mark.x)} y={round(mark.y + 4.2)}>
              {mark.count}
            </text>
          </a>
        ))}
      </svg>
    </MapFrame>
  )
}

// A mark is named by the greatest town of its unit, or by the unit itself; other towns stand beside their dots.
function townLabels(drawing: Drawing, towns: readonly Town[], marks: CountMark[]) {
  const { width, height } = drawing.frame
  const ofMarks = marks.map((mark) => {
    const town = towns.find((town) => isWithin(town.unitCode, mark.code))
    return { text: town?.name ?? outlineUnit(mark.code).name, x: mark.x, y: mark.y, radius: mark.radius, dotless: true }
  })
  const others = towns
    .filter((town) => !marks.some((mark) => isWithin(town.unitCode, mark.code)))
    .map((town) => {
      const [x, y] = drawing.frame.project([town.point.lon, town.point.lat])
      return { text: town.name, x, y, radius: 1.5 }
    })
  const paper = { width, height, fontSize: FONT_SIZE, taken: marks.map(markOf) }
  return placeLabels([...ofMarks, ...others], { ...paper, most: MOST_TOWNS + marks.length, spacing: 36 })
}
