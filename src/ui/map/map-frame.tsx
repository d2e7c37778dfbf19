import type { ComponentChildren } from 'preact'
import { Details } from '../feedback/feedback.tsx'
import { useView } from '../view.ts'

export interface LegendItem {
  label: string
  symbol: 'area' | 'point' | 'line' | 'water'
  kind?: 'main' | 'link' | 'attention' | 'problem'
}

export interface MapFrameProps {
  /** What the map shows; the figure's caption. */
  caption: ComponentChildren
  /** The picture: an `<svg role="img" aria-label>` or a map element with the picture inside. */
  children: ComponentChildren
  legend?: LegendItem[]
  /** The same facts as text, for those who do not see the map: a list or a table. */
  alternative?: ComponentChildren
  actions?: ComponentChildren
  /** Where shapes come from, as their licence asks. */
  source?: ComponentChildren
}

/** The frame of every map: picture, caption, legend, and the same facts in words. */
export function MapFrame({ caption, children, legend = [], alternative, actions, source }: MapFrameProps) {
  const { t } = useView()
  return (
    <div class="ui-map">
      <figure>
        <div class="ui-map-picture">{children}</div>
        <figcaption>
          <p>{caption}</p>
          {legend.length > 0 && (
            <ul class="ui-legend" aria-label={t('ui.map.legend')}>
              {legend.map(({ label, symbol, kind = 'main' }) => (
                <li key={label} class={`ui-legend-${symbol} ui-series-${kind}`}>
                  {label}
                </li>
              ))}
            </ul>
          )}
          {source && <p class="ui-meta">{source}</p>}
        </figcaption>
      </figure>
      {actions && <div class="ui-actions">{actions}</div>}
      {alternative && <Details summary={t('ui.map.as-text')}>{alternative}</Details>}
    </div>
  )
}
