import type { Db } from '../../../platform/db/index.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { levelOf, type Point } from '../rules.ts'
import { boxOfUnit, shapeOf } from '../shapes/outlines.ts'
import { localityOf } from '../store.ts'
import { fullName, whereabouts } from '../words.ts'
import { findUnits } from './store.ts'

/** Somewhere a map can be moved to. */
export interface Spot {
  name: string
  /** Where that is, in words: "gmina wiejska Augustów, powiat augustowski, województwo podlaskie". */
  within: string
  /** What the map should show: [west, south, east, north] in degrees. */
  box: [number, number, number, number]
}

/** Half of what a map shows of a village, in degrees: some 4 km. */
const AROUND = { lon: 0.03, lat: 0.018 }

/**
 * Towns, villages and units by what a person typed, in any grammatical form; best first.
 * @param near codes of units whose own come first among equals
 */
export async function findSpots(
  db: Db,
  text: string,
  t: Translate,
  near: readonly string[],
  limit = 8,
): Promise<Spot[]> {
  const found = await findUnits(db, text, { limit, region: near })
  return Promise.all(
    found.map(async ({ unit, within, because }) => {
      const around = whereabouts({ within }, t)
      const locality = because?.kind === 'locality' ? await localityOf(db, unit.id, because.name) : null
      if (locality)
        return { name: locality.name, within: `${fullName(unit, t)}, ${around}`, box: boxOf(locality.point) }
      const { west, south, east, north } = boxOfUnit(shapeOf(unit).code)
      const name = levelOf(unit.code) === 'gmina' && !because ? unit.name : fullName(unit, t)
      return {
        name,
        within: name === unit.name ? `${fullName(unit, t)}, ${around}` : around,
        box: [west, south, east, north] as Spot['box'],
      }
    }),
  )
}

const boxOf = ({ lon, lat }: Point): Spot['box'] => [
  lon - AROUND.lon,
  lat - AROUND.lat,
  lon + AROUND.lon,
  lat + AROUND.lat,
]
