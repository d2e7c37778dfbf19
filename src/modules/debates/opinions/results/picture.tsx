import { useView } from '../../../../ui/index.ts'
import type { MapSummary } from '../../map/summary.ts'
import { nameOf } from './page.tsx'

const SIZE = 100
const EDGE = 6
/** A shape for each group, so that colour alone says nothing. */
const SHAPES = [
  (x: number, y: number) => `M${x - 1.4} ${y}a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0z`,
  (x: number, y: number) => `M${x} ${y - 1.7}l1.7 3h-3.4z`,
  (x: number, y: number) => `M${x - 1.3} ${y - 1.3}h2.6v2.6h-2.6z`,
  (x: number, y: number) => `M${x} ${y - 1.8}l1.8 1.8l-1.8 1.8l-1.8 -1.8z`,
  (x: number, y: number) => `M${x - 1.6} ${y - 0.5}h3.2v1h-3.2zM${x - 0.5} ${y - 1.6}h1v3.2h-1z`,
]

/** Each person a mark, near those who answered alike; the axes mean nothing by themselves. */
export function OpinionPicture({ result }: { result: MapSummary }) {
  const { t } = useView()
  const xs = result.points.map(([x]) => x)
  const ys = result.points.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  // One scale for both, or distances would lie.
  const span = Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 0.01)
  const at = (value: number, least: number) => Number((EDGE + ((value - least) / span) * (SIZE - 2 * EDGE)).toFixed(1))
  const words = result.groups
    .map(({ size }, index) => t('debates.results.group-of', { name: nameOf(index), count: size }))
    .join(', ')
  return (
    <figure class="debates-picture">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={t('debates.results.picture-text', { groups: words })}>
        {result.points.map(([x, y, group], index) => (
          <path
            key={index}
            class={`debates-mark debates-mark-${group < 0 ? 'none' : group}`}
            d={(SHAPES[Math.max(group, 0)] ?? SHAPES[0])?.(at(x, left), at(y, top))}
          />
        ))}
      </svg>
      <figcaption>
        <ul class="debates-legend">
          {result.groups.map(({ size }, index) => (
            <li key={index}>
              <svg viewBox="0 0 4 4" width="16" height="16" aria-hidden="true">
                <path class={`debates-mark debates-mark-${index}`} d={SHAPES[index]?.(2, 2)} />
              </svg>{' '}
              {t('debates.results.group-of', { name: nameOf(index), count: size })}
            </li>
          ))}
        </ul>
        {t('debates.results.picture-note')}
      </figcaption>
    </figure>
  )
}
