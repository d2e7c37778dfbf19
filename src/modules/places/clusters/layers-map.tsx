import { MapFrame } from '../../../ui/map/map-frame.tsx'
import { useView } from '../../../ui/view.ts'
import type { Box } from '../rules.ts'
import { type MarkLook, MarkSign } from './mark-signs.tsx'
import { MarkedSheet } from './marked-sheet.tsx'
import type { PreparedLayers } from './prepare.ts'

/** Islands that a page with this map needs. */
export const LAYERS_ISLAND = 'wiec-map-layers' as const

export interface LayersMapProps {
  map: PreparedLayers
  /** What the map shows, in one sentence. */
  title: string
  /** This page looking at another part of the world, for those without script: pressing a mark leads there. */
  href: (view: Box) => string
  /** Sets this map apart when a page has two. */
  id?: string
}

/**
 * Layers of things on our base map (island `wiec-map-layers`), over a picture of the same view in which every mark is a link.
 * What is in view is said in words beside it.
 */
export function LayersMap({ map, title, href, id = 'mapa' }: LayersMapProps) {
  const { t, url, locale } = useView()
  const { box, layers, figures } = map
  const words = Object.fromEntries(Object.entries(WORDS).map(([name, key]) => [name, t(key)]))
  return (
    <div class="places-layers">
      <a class="places-skip" href={`#${id}-za`}>
        {t('places.layers.skip')}
      </a>
      <MapFrame caption={title} source={t('places.map.credits')}>
        <wiec-map-layers
          class="places-view"
          data-view={JSON.stringify([box.west, box.south, box.east, box.north])}
          data-layers={JSON.stringify(
            layers.map(({ layer, query, look }) => ({
              name: layer.name,
              words: layer.say(t, 'name'),
              query,
              look,
            })),
          )}
          data-figures={figures ? JSON.stringify(figures.figures.classes) : undefined}
          data-words={JSON.stringify({ title, ...words })}
          data-prefix={locale === 'en' ? '/en' : undefined}
        >
          <div class="places-still">
            <MarkedSheet map={map} title={title} href={(view) => url(href(view))} />
          </div>
          <p class="places-told" role="status" />
        </wiec-map-layers>
        <Legend map={map} />
      </MapFrame>
      <InViewWords map={map} />
      <span id={`${id}-za`} tabIndex={-1} />
    </div>
  )
}

/** Sentences the island says, some of which other maps say too. */
const WORDS = {
  'zoom-in': 'places.view.zoom-in',
  'zoom-out': 'places.view.zoom-out',
  whole: 'places.view.whole',
  loading: 'places.view.loading',
  open: 'places.layers.open',
  'no-map': 'places.layers.no-map',
  keys: 'places.layers.keys',
  close: 'places.layers.close',
  here: 'places.layers.here',
  thousand: 'places.layers.thousand',
} as const

function Legend({ map: { layers, figures } }: { map: PreparedLayers }) {
  const { t } = useView()
  return (
    <div class="places-legend">
      {layers.length > 0 && (
        <ul aria-label={t('places.layers.legend')}>
          {layers.map(({ layer, look }) => (
            <li key={layer.name}>
              <MarkSign look={look as MarkLook} />
              {layer.say(t, 'name')}
            </li>
          ))}
        </ul>
      )}
      {figures && figures.figures.bounds.length > 0 && (
        <ul aria-label={figures.layer.say(t, 'figures')} class="places-classes">
          {figures.figures.legend.map((sentence, at) => (
            <li key={sentence}>
              <span class={`places-class places-class-${at + 1}`} aria-hidden="true" />
              {sentence}
            </li>
          ))}
          <li>
            <span class="places-class" aria-hidden="true" />
            {figures.layer.say(t, 'class-none')}
          </li>
        </ul>
      )}
    </div>
  )
}

/** What is in view: the island writes the same here when the map moves. */
function InViewWords({ map: { layers } }: { map: PreparedLayers }) {
  const { t, url } = useView()
  return (
    <section class="places-inview" aria-label={t('places.layers.in-view')}>
      {layers.map(({ layer, told, look }) => (
        <div key={layer.name} data-layer={layer.name}>
          <p class="places-inview-count">
            <MarkSign look={look as MarkLook} />
            <span role="status">{layer.say(t, 'in-view', { count: told.count })}</span>
          </p>
          <ul>
            {told.things.map(({ title, href, note }) => (
              <li key={href}>
                <a href={url(href)}>{title}</a> <span class="ui-meta">{note}</span>
              </li>
            ))}
          </ul>
          <p class="ui-meta places-inview-more">
            {told.count > told.things.length && t('places.layers.newest', { count: told.things.length })}
          </p>
        </div>
      ))}
    </section>
  )
}
