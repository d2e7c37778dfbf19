import { feature, mesh } from 'topojson-client'
import type { GeometryObject, Topology } from 'topojson-specification'
import { isCityCode, type Town, type Unit } from '../rules.ts'
import { adminMap, orientationMap, propertiesOf, type UnitGeometry, type UnitProperties } from '../shapes/base-map.ts'
import type { TileLayer } from './tile-set.ts'

/** How much a town matters on a map: its inhabitants, and the zoom from which it is named. The first that fits counts. */
const TOWN_SIZES = [
  { rank: 0, people: 200_000, from: 3 },
  { rank: 1, people: 50_000, from: 4 },
  { rank: 2, people: 15_000, from: 6 },
  { rank: 3, people: 4_000, from: 7 },
  { rank: 4, people: 0, from: 8 },
] as const

/** Layers of our base map: land, water, rivers, borders, and the names of towns, waters and gminas. */
export function baseLayers(towns: readonly Town[], gminas: readonly Unit[]): TileLayer[] {
  return [land(), ...waters(), ...rivers(), ...borders(), ...townNames(towns), ...gminaNames(gminas, towns)]
}

function land(): TileLayer {
  const topology = adminMap()
  const country = feature(topology, topology.objects.kraj).features
  return { name: 'land', from: 0, features: country.map((each) => ({ ...each, id: undefined, properties: {} })) }
}

/** The area of every gmina under the first six digits of its code, which its type does not change. */
export function gminaAreas(): TileLayer[] {
  const topology = adminMap()
  const features = feature(topology, topology.objects.gminy).features.map(({ geometry, properties }) => ({
    type: 'Feature' as const,
    geometry,
    properties: { code: properties.code.slice(0, 6) },
  }))
  return [{ name: 'gminas', from: 0, features }]
}

function waters(): TileLayer[] {
  const topology = orientationMap()
  const { jeziora, morze } = topology.objects
  const areas = [...feature(topology, morze).features, ...feature(topology, jeziora).features]
  const names = areas.flatMap((area) => {
    const place = middleOf(area.geometry)
    const { name, rank = 0 } = area.properties
    return name && place ? [{ ...pointAt(place, { name }), from: rank < 5 ? 6 : 8 }] : []
  })
  return [
    { name: 'water', from: 0, features: areas.map((area) => ({ ...area, properties: {} })) },
    ...byZoom('water-names', names),
  ]
}

function rivers(): TileLayer[] {
  const topology = orientationMap()
  const lines = feature(topology, topology.objects.rzeki).features.map(({ geometry, properties }) => {
    const { name, rank = 12 } = properties
    // The great ones are drawn wider and from afar.
    const great = rank <= 8
    return {
      type: 'Feature' as const,
      geometry,
      properties: { great: great ? 1 : 0, ...(name ? { name } : {}) },
      from: great ? 4 : 6,
    }
  })
  return byZoom('rivers', lines)
}

/** Zooms from which each kind of border is shown; each line is in the tiles once, under the greatest border it is. */
const BORDERS: { kind: string; from: number; divides: (a: UnitProperties, b: UnitProperties) => boolean }[] = [
  { kind: 'voivodeship', from: 4, divides: (a, b) => a.woj !== b.woj },
  { kind: 'powiat', from: 7, divides: (a, b) => a.woj === b.woj && a.powiat !== b.powiat },
  { kind: 'gmina', from: 8, divides: (a, b) => a.powiat === b.powiat },
]

function borders(): TileLayer[] {
  const topology = adminMap()
  const { gminy } = topology.objects
  const around = orientationMap()
  const line = (kind: string, geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
    type: 'Feature',
    geometry,
    properties: { kind },
  })
  const edge = mesh(topology as Topology, gminy as GeometryObject, (a, b) => a === b)
  const abroad = mesh(around as Topology, around.objects.granice as GeometryObject)
  return [
    { name: 'borders', from: 0, features: [line('country', edge), line('country', abroad)] },
    ...BORDERS.map(({ kind, from, divides }) => {
      const between = (a: GeometryObject, b: GeometryObject) =>
        a !== b && divides(propertiesOf(a as UnitGeometry), propertiesOf(b as UnitGeometry))
      const lines = mesh(topology as Topology, gminy as GeometryObject, between)
      return { name: 'borders', from, features: [line(kind, lines)] }
    }),
  ]
}

function townNames(towns: readonly Town[]): TileLayer[] {
  const around = orientationMap()
  const districts = districtsAmong(towns)
  const ours = towns.map((town) => ({
    ...town,
    people: districts.has(town) ? 0 : (town.population ?? 0),
    abroad: false,
  }))
  const abroad = feature(around, around.objects.miasta).features.flatMap(({ geometry, properties }) => {
    if (properties.country === 'POL' || geometry.type !== 'Point') return []
    const [lon = 0, lat = 0] = geometry.coordinates
    return [{ name: properties.name, point: { lon, lat }, people: properties.pop_max, abroad: true }]
  })
  const named = [...ours, ...abroad].map(({ name, point, people, abroad }) => {
    const size = TOWN_SIZES.find((each) => people >= each.people) ?? TOWN_SIZES[4]
    // `order` decides which of two names that would cover each other stays: the least.
    const properties = { name, rank: size.rank, order: -people, ...(abroad ? { abroad: 1 } : {}) }
    return { ...pointAt([point.lon, point.lat], properties), from: size.from }
  })
  return byZoom('towns', named)
}

// The register of places names districts of cities as places of their own (Mokotów): from afar only the city is named.
function districtsAmong(towns: readonly Town[]): Set<Town> {
  const inCities = towns.filter(({ unitCode }) => unitCode.endsWith('1'))
  const cities = Map.groupBy(inCities, ({ unitCode }) => unitCode)
  return new Set(
    [...cities.values()].flatMap((of) => of.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(1)),
  )
}

// A gmina is named after a town or village that stands on the map under its own name; only the others are named in the middle.
function gminaNames(gminas: readonly Unit[], towns: readonly Town[]): TileLayer[] {
  const named = new Set(towns.map(({ unitCode, name }) => `${unitCode.slice(0, 6)} ${name}`))
  const others = gminas.filter(({ code, name }) => !isCityCode(code) && !named.has(`${code.slice(0, 6)} ${name}`))
  return [
    {
      name: 'gmina-names',
      from: 8,
      features: others.map(({ name, point }) => pointAt([point.lon, point.lat], { name })),
    },
  ]
}

type Zoomed = GeoJSON.Feature & { from: number }

function byZoom(name: string, features: Zoomed[]): TileLayer[] {
  return [...Map.groupBy(features, ({ from }) => from)].map(([from, of]) => ({
    name,
    from,
    features: of.map(({ from: _, ...rest }) => rest),
  }))
}

const pointAt = (coordinates: number[], properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties,
})

/** Where the name of a water stands: halfway through it, on the longest of some lines from west to east, so never ashore. */
function middleOf(geometry: GeoJSON.Geometry): GeoJSON.Position | null {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  const lats = rings.flat().map(([, lat = 0]) => lat)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const spans = [0.3, 0.4, 0.5, 0.6, 0.7].flatMap((share) => {
    const lat = south + share * (north - south)
    const crossings = rings.flatMap((ring) => crossingsOf(ring, lat)).sort((a, b) => a - b)
    return Array.from({ length: Math.floor(crossings.length / 2) }, (_, at) => {
      const [from = 0, to = 0] = crossings.slice(at * 2, at * 2 + 2)
      return { width: to - from, place: [(from + to) / 2, lat] }
    })
  })
  return spans.toSorted((a, b) => b.width - a.width)[0]?.place ?? null
}

function crossingsOf(ring: GeoJSON.Position[], lat: number): number[] {
  return ring.slice(1).flatMap((end, at) => {
    const [lon1 = 0, lat1 = 0] = ring[at] ?? []
    const [lon2 = 0, lat2 = 0] = end
    return lat1 > lat !== lat2 > lat ? [lon1 + ((lat - lat1) / (lat2 - lat1)) * (lon2 - lon1)] : []
  })
}
