import type { ComponentChildren } from 'preact'
import { useView } from '../../../ui/view.ts'
import { type Drawing, paperTransform } from './drawings.ts'
import type { Frame } from './frame.ts'
import type { Label } from './labels.ts'

/** Land, water and borders of a part of the country, with the outline of the unit it is about. @param areas painted under them */
export function SheetLines({ drawing, areas }: { drawing: Drawing; areas?: ComponentChildren }) {
  return (
    <g class="places-lines" transform={paperTransform}>
      <path class="places-country" d={drawing.country} />
      <path class="places-area" d={drawing.ground} />
      {areas}
      <path class="places-gminas" d={drawing.gminas} />
      <path class="places-water" d={drawing.water} />
      <path class="places-rivers" d={drawing.rivers} />
      <path class="places-powiats" d={drawing.powiats} />
      <path class="places-voivodeships" d={drawing.voivodeships} />
      <path class="places-borders" d={drawing.borders} />
      <path class="places-outline" d={drawing.ground} />
    </g>
  )
}

/** Names of towns, each beside its dot, and of areas, each on its own. */
export function TownNames({ labels, fontSize }: { labels: Label[]; fontSize: number }) {
  return (
    <g class="places-towns" font-size={fontSize}>
      {labels.map(({ candidate, text }) =>
        candidate.dotless || candidate.kind === 'area' ? null : (
          <circle key={text} cx={round(candidate.x)} cy={round(candidate.y)} r={candidate.radius} />
        ),
      )}
      {labels.map(({ candidate, text, x, y, anchor }) => (
        <text
          key={text}
          class={candidate.kind === 'area' ? 'places-area-name' : undefined}
          x={round(x)}
          y={round(y)}
          text-anchor={anchor === 'start' ? undefined : anchor}
        >
          {text}
        </text>
      ))}
    </g>
  )
}

/** A bar as long as a round number of kilometres on the ground, in the lower left corner. */
export function ScaleBar({ frame }: { frame: Frame }) {
  const { t } = useView()
  const km = roundKilometres(frame.width * frame.kmPerUnit * 0.25)
  const length = km / frame.kmPerUnit
  const [x, y] = [10, frame.height - 10]
  return (
    <g class="places-scale">
      <path d={`M${x} ${y - 4}v4h${round(length)}v-4`} />
      <text x={round(x + length + 5)} y={y}>
        {t('places.map.kilometres', { count: km })}
      </text>
    </g>
  )
}

/** The greatest of 1, 2, 5, 10, 20, 50 … that is not above `most`; at least 0.5. */
export function roundKilometres(most: number): number {
  const steps = [0.5, 1, 2, 5, 10, 20, 50, 100, 200]
  return steps.findLast((step) => step <= most) ?? 0.5
}

export const round = (value: number) => Math.round(value * 10) / 10
