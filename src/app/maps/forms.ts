import { z } from 'zod'
import { type Box, parseBox } from '../../modules/places/index.ts'
import { LAYERS } from './layers.ts'

/** Where the map of everything is. */
export const MAP = '/mapa-sieci'

const names = LAYERS.map(({ layer }) => layer.name)
const layer = z.string().refine((name) => names.includes(name))

/** What the map is asked to show. */
export const MapQuery = z.object({
  /** Layers by name. Without any, and without `wybrane`, all of them. */
  warstwy: z.array(z.string()).default([]),
  /** The form was sent: then no layers are none. */
  wybrane: z.literal('tak').optional().catch(undefined),
  /** The layer whose counts paint the gminas. */
  liczby: layer.optional().catch(undefined),
  /** A place whose surroundings are shown, as typed. */
  miejsce: z.string().trim().max(100).default('').catch(''),
  /** A part of the world (see `parseBox`); stronger than a place. */
  obszar: z
    .string()
    .max(80)
    .default('')
    .catch('')
    .transform((text) => parseBox(text)),
})
export type MapQuery = z.infer<typeof MapQuery>

/** Layers that an address asks for. */
export const layersOf = ({ warstwy, wybrane }: MapQuery) =>
  warstwy.length === 0 && !wybrane ? LAYERS : LAYERS.filter(({ layer }) => warstwy.includes(layer.name))

/** The map with other choices, without what is the default anyway. */
export function mapAddress(query: MapQuery, base = MAP): string {
  const words = new URLSearchParams()
  for (const name of query.warstwy) words.append('warstwy', name)
  if (query.wybrane) words.set('wybrane', 'tak')
  if (query.liczby) words.set('liczby', query.liczby)
  const { obszar: box } = query
  if (box) words.set('obszar', boxText(box))
  const text = words.toString()
  return text ? `${base}?${text}` : base
}

/** A part of the world as `parseBox` reads it. */
export const boxText = ({ west, south, east, north }: Box) =>
  [west, south, east, north].map((each) => each.toFixed(5)).join(',')

/** Choices as they stand in an address of the map, without the question mark. */
export function mapQueryIn(text: string): MapQuery {
  const words = new URLSearchParams(text)
  return MapQuery.parse({ ...Object.fromEntries(words), warstwy: words.getAll('warstwy') })
}
