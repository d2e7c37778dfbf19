import { merge, mesh } from 'topojson-client'
import type { GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { type Box, boxAround, boxesTouch, isWithin } from '../rules.ts'
import {
  adminMap,
  boxOf,
  orientationMap,
  type Position,
  propertiesOf,
  type UnitGeometry,
  type UnitProperties,
} from '../shapes/base-map.ts'
import { boxOfUnit, gminasTouching } from '../shapes/outlines.ts'
import { type Frame, frameFor, heightFor } from './frame.ts'
import { clipped, clippedRings, FINENESS, onPaper, pathOf } from './lines.ts'

/** A part of the country, drawn: each layer is the `d` of one path in halves of a unit. Knows no data but the base map. */
export interface Drawing {
  frame: Frame
  /** All of the country that the paper shows. */
  country: string
  /** The units the map is about. */
  ground: string
  gminas: string
  powiats: string
  voivodeships: string
  /** Edge of the country; empty where the map does not reach it. */
  borders: string
  rivers: string
  /** Sea and lakes. */
  water: string
  /** Gminas that were drawn, for their names. */
  shown: UnitProperties[]
}

/** Drawings made so far; a network has a few dozen areas, so a few hundred is more than it asks for. */
const MOST_KEPT = 200
const kept = new Map<string, Drawing>()

/**
 * The units of a region and nothing around them, for the front page.
 * @param codes powiats or województwa, e.g. `['20', '28']`
 * @param width units of the drawing, meant to be about as many CSS pixels; the height follows from the shape
 */
export function drawRegion(codes: readonly string[], width = 440): Drawing {
  return remembered(`region ${codes.join(' ')} ${width}`, () => {
    const topology = adminMap()
    const gminas = topology.objects.gminy.geometries.filter((gmina) => isOf(gmina, codes))
    const box = boxOf(topology, gminas)
    const margin = 6
    const frame = frameFor(box, { width, height: heightFor(box, { width, margin }), margin })
    return draw(frame, gminas, gminas)
  })
}

/**
 * A gmina, powiat or województwo in its surroundings, on paper of a fixed size.
 * @throws Error when the code has no outline (see `shapeOf`)
 */
export function drawArea(code: string, size = { width: 480, height: 360 }): Drawing {
  return remembered(`area ${code} ${size.width} ${size.height}`, () => {
    const frame = frameFor(withRoom(boxOfUnit(code)), { ...size, margin: size.height / 7 })
    const gminas = gminasTouching(frame.box)
    const subject = gminas.filter((gmina) => isOf(gmina, [code]))
    return draw(frame, gminas, subject)
  })
}

/**
 * Any part of the country, on paper of a fixed size.
 * @param code the unit it is about, which is marked; null marks none
 */
export function drawBox(box: Box, code: string | null, size: { width: number; height: number }): Drawing {
  const corners = [box.west, box.south, box.east, box.north].map((value) => value.toFixed(4)).join(' ')
  return remembered(`box ${corners} ${code} ${size.width} ${size.height}`, () => {
    const frame = frameFor(withRoom(box), { ...size, margin: size.height / 14 })
    const gminas = gminasTouching(frame.box)
    return draw(frame, gminas, code ? gminas.filter((gmina) => isOf(gmina, [code])) : [])
  })
}

/**
 * Some gminas of what a drawing shows as one area, in halves of a unit.
 * @param codes the first six digits of each; those the base map does not know, or the paper does not show, are left out
 */
export function drawAreas(frame: Frame, codes: readonly string[]): string {
  const wanted = new Set(codes)
  const gminas = gminasTouching(frame.box).filter((gmina) => wanted.has(propertiesOf(gmina).code.slice(0, 6)))
  return gminas.length === 0 ? '' : areaPath(onPaper(adminMap(), gminas, frame), gminas, frame)
}

const FAR_KM_PER_UNIT = 0.5

function draw(frame: Frame, gminas: UnitGeometry[], subject: UnitGeometry[]): Drawing {
  const units = onPaper(adminMap(), gminas, frame)
  const all = { type: 'GeometryCollection' as const, geometries: gminas }
  const border = (between: (a: UnitProperties, b: UnitProperties) => boolean) => {
    const lines = mesh(
      units,
      all,
      (a, b) => a !== b && between(propertiesOf(a as UnitGeometry), propertiesOf(b as UnitGeometry)),
    )
    return pathOf(clipped(lines.coordinates as Position[][], frame))
  }
  // From afar, lines of gminas and of powiats around would be a grey web.
  const isClose = gminas === subject || frame.kmPerUnit < FAR_KM_PER_UNIT
  const inSubject = new Set(subject.map((gmina) => propertiesOf(gmina).code))
  const edge = mesh(units, all, (a, b) => a === b)

  return {
    frame,
    country: gminas === subject ? '' : areaPath(units, gminas, frame),
    ground: areaPath(units, subject, frame),
    gminas: isClose ? border((a, b) => a.powiat === b.powiat) : '',
    powiats: border((a, b) => a.powiat !== b.powiat && a.woj === b.woj && (isClose || inSubject.has(a.code))),
    voivodeships: border((a, b) => a.woj !== b.woj),
    borders: pathOf(clipped(edge.coordinates as Position[][], frame)),
    ...drawWater(frame),
    shown: gminas.map(propertiesOf),
  }
}

function drawWater(frame: Frame): Pick<Drawing, 'rivers' | 'water'> {
  const topology = orientationMap()
  const { rzeki, jeziora, morze } = topology.objects
  const isShown = (geometry: GeometryObject) => boxesTouch(boxOf(topology, [geometry]), frame.box)
  const rivers = rzeki.geometries.filter(isShown)
  const areas = [...jeziora.geometries, ...morze.geometries].filter(isShown)
  const drawn = onPaper(topology, [...rivers, ...areas], frame)
  const lines = mesh(drawn, { type: 'GeometryCollection', geometries: rivers })
  return { rivers: pathOf(clipped(lines.coordinates as Position[][], frame)), water: areaPath(drawn, areas, frame) }
}

// The outlines are straight for two kilometres at a time, so a map closer than this would show corners, not borders.
const LEAST_HEIGHT_KM = 11

function withRoom(box: Box): Box {
  const middle = { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 }
  const least = boxAround(middle, LEAST_HEIGHT_KM / 2)
  return { ...box, south: Math.min(box.south, least.south), north: Math.max(box.north, least.north) }
}

function areaPath(topology: Topology, geometries: readonly GeometryObject[], frame: Frame): string {
  const area = merge(topology, geometries as (Polygon | MultiPolygon)[])
  return pathOf(clippedRings(area.coordinates.flat() as Position[][], frame), true)
}

const isOf = (gmina: UnitGeometry, codes: readonly string[]) =>
  codes.some((code) => isWithin(propertiesOf(gmina).code, code))

function remembered(key: string, make: () => Drawing): Drawing {
  const known = kept.get(key)
  if (known) return known
  const [oldest] = kept.keys()
  if (kept.size >= MOST_KEPT && oldest) kept.delete(oldest)
  const drawing = make()
  kept.set(key, drawing)
  return drawing
}

/** Turns the halves of a unit in which paths are written into units: the `transform` of the group around them. */
export const paperTransform = `scale(${1 / FINENESS})`
