import { useView } from '../../../ui/view.ts'
import { drawAreas } from '../maps/drawings.ts'
import { round, ScaleBar, SheetLines, TownNames } from '../maps/layers.tsx'
import { FONT_SIZE, namesOnSheet } from '../maps/names.ts'
import type { Box } from '../rules.ts'
import { markPath, markSize, stepAside } from './mark-signs.tsx'
import type { PreparedLayers, SheetMark } from './prepare.ts'

interface MarkedSheetProps {
  map: PreparedLayers
  title: string
  /** Complete address of the same page for another view. */
  href: (view: Box) => string
}

/** The map as a picture: the same marks as in the browser, each a link to the thing, or nearer to what it stands for. */
export function MarkedSheet({ map: { sheet, layers, figures }, title, href }: MarkedSheetProps) {
  const { t, url } = useView()
  const { drawing, towns } = sheet
  const { frame } = drawing
  const byClass = Map.groupBy(Object.entries(figures?.figures.classes ?? {}), ([, of]) => of)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <svg
      class="places-map places-sheet places-marked"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="group"
      aria-label={title}
    >
      <svg role="img" aria-label={title}>
        <SheetLines
          drawing={drawing}
          areas={
            <g class="places-painted">
              {[...byClass].map(([of, codes]) => (
                <path
                  key={of}
                  class={`places-class-${of}`}
                  d={drawAreas(
                    frame,
                    codes.map(([code]) => code),
                  )}
                />
              ))}
            </g>
          }
        />
        <TownNames labels={namesOnSheet(drawing, towns, frame.kmPerUnit < 0.12)} fontSize={FONT_SIZE} />
        <ScaleBar frame={frame} />
      </svg>
      {layers.flatMap(({ layer, look, marks }, at) =>
        marks.map((mark) => (
          <a
            key={`${layer.name} ${mark.x} ${mark.y}`}
            class={`places-mark places-mark-${look}`}
            href={mark.thing ? url(mark.thing.href) : href(mark.view)}
            aria-label={
              mark.thing ? `${mark.thing.title}, ${mark.thing.note}` : layer.say(t, 'count', { count: mark.count })
            }
          >
            <g transform={`translate(${round(mark.x + stepAside(at)[0])} ${round(mark.y + stepAside(at)[1])})`}>
              <path d={markPath(look, markSize(mark.count))} />
              {mark.count > 1 && <text y={4.4}>{shortCount(mark, t('places.layers.thousand'))}</text>}
            </g>
          </a>
        )),
      )}
    </svg>
  )
}

/** Up to 9,999 as it is, more in thousands: the number has to fit into its mark. */
export const shortCount = ({ count }: Pick<SheetMark, 'count'>, thousand: string) =>
  count < 10_000 ? String(count) : `${Math.round(count / 1000)} ${thousand}`
