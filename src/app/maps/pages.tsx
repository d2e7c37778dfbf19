import { type Box, LAYERS_ISLAND, LayersMap, type PreparedLayers } from '../../modules/places/index.ts'
import { CheckboxGroup, Filters, Link, ListPage, Notice, SelectField, TextField, useView } from '../../ui/index.ts'
import { MAP, type MapQuery, mapAddress } from './forms.ts'
import { LAYERS } from './layers.ts'

export interface MapPageProps {
  query: MapQuery
  map: PreparedLayers
  /** A place was typed that nobody knows. */
  unknown: boolean
  /** The whole area of the network is shown. */
  whole: boolean
}

/** Practices, consultations, meetings and members on one map, in any choice of them. */
export function MapPage({ query, map, unknown, whole }: MapPageProps) {
  const { t } = useView()
  return (
    <ListPage
      share={{ embeddable: true }}
      title={t('maps.title')}
      description={t('maps.description')}
      lead={t('maps.lead')}
      islands={[LAYERS_ISLAND]}
      filters={<MapFilters query={query} map={map} />}
    >
      {unknown && (
        <Notice kind="warning">
          <p>{t('maps.place-unknown', { text: query.miejsce })}</p>
        </Notice>
      )}
      <LayersMap map={map} title={useShows(map)} href={(view: Box) => mapAddress({ ...query, obszar: view })} />
      {!whole && (
        <p>
          <Link href={mapAddress({ ...query, obszar: null })} icon="arrow-left">
            {t('maps.wider')}
          </Link>
        </p>
      )}
    </ListPage>
  )
}

/** "Mapa: praktyki, konsultacje" */
export function useShows({ layers }: PreparedLayers): string {
  const { t } = useView()
  if (layers.length === 0) return t('maps.shows-none')
  return t('maps.shows', {
    layers: layers.map(({ layer }) => layer.say(t, 'name').toLocaleLowerCase()).join(', '),
  })
}

function MapFilters({ query, map }: { query: MapQuery; map: PreparedLayers }) {
  const { t } = useView()
  const form = {
    values: {
      warstwy: map.layers.map(({ layer }) => layer.name),
      liczby: query.liczby ?? '',
      miejsce: query.miejsce,
    },
  }
  return (
    <Filters action={MAP} active={Boolean(query.wybrane || query.liczby || query.miejsce)}>
      <input type="hidden" name="wybrane" value="tak" />
      <CheckboxGroup
        form={form}
        name="warstwy"
        label={t('maps.layers')}
        options={LAYERS.map(({ layer }) => ({ value: layer.name, label: layer.say(t, 'name') }))}
        inline
      />
      <SelectField
        form={form}
        name="liczby"
        label={t('maps.figures')}
        empty={t('maps.figures.none')}
        options={LAYERS.map(({ layer }) => ({ value: layer.name, label: layer.say(t, 'figures') }))}
      />
      <TextField form={form} name="miejsce" label={t('maps.place')} />
    </Filters>
  )
}
