import type { Db } from '../../../platform/db/index.ts'
import { remember } from '../memory.ts'
import type { Box, Town, Unit } from '../rules.ts'
import { shapeOf } from '../shapes/outlines.ts'
import { townsIn, townsOf } from '../store.ts'
import { type Drawing, drawArea, drawBox, drawRegion } from './drawings.ts'
import { openingOf } from './opening.ts'
import { outlineUnit } from './towns.ts'

/** What `<RegionMap>` is drawn from. */
export interface PreparedRegion {
  drawing: Drawing
  towns: Town[]
}

/** Prepares the map of a region. @param codes of powiats or województwa, e.g. `['20', '28', '14', '06']` */
export async function prepareRegionMap(db: Db, codes: readonly string[], width?: number): Promise<PreparedRegion> {
  return { drawing: drawRegion(codes, width), towns: await townsOf(db, codes, 120) }
}

/** What `<AreaMap>` is drawn from. */
export interface PreparedArea {
  unit: Unit
  drawing: Drawing
  towns: Town[]
  /** The unit whose outline is shown because this one has none of its own; null when the outline is its own. */
  shownInstead: ReturnType<typeof outlineUnit> | null
}

/** Prepares the map of one unit in its surroundings. @param size of the paper, about as many CSS pixels as it will take */
export function prepareAreaMap(db: Db, unit: Unit, size?: { width: number; height: number }): Promise<PreparedArea> {
  const paper = size ? ` ${size.width} ${size.height}` : ''
  return remember(db, `area ${unit.code} ${unit.name}${paper}`, async () => {
    const shape = shapeOf(unit)
    const drawing = drawArea(shape.code, size)
    return {
      unit,
      drawing,
      towns: await townsIn(db, drawing.frame.box, 60),
      shownInstead: shape.ofParent ? outlineUnit(shape.code) : null,
    }
  })
}

/** What `<Sheet>` is drawn from: any part of the country. */
export interface PreparedSheet {
  drawing: Drawing
  towns: Town[]
  /** What a map to move shows first in place of the picture. */
  opening: Box
}

/**
 * Prepares a map of any part of the country.
 * @param unit the unit it is about, which is marked
 */
export function prepareSheet(
  db: Db,
  box: Box,
  unit: Pick<Unit, 'code' | 'hasOutline' | 'splitFromCode'> | null,
  size = { width: 480, height: 360 },
): Promise<PreparedSheet> {
  const drawing = drawBox(box, unit && shapeOf(unit).code, size)
  const corners = [box.west, box.south, box.east, box.north].map((value) => value.toFixed(4)).join(' ')
  return remember(db, `sheet ${corners} ${unit?.code} ${size.width} ${size.height}`, async () => {
    const towns = await townsIn(db, drawing.frame.box, 60)
    return { drawing, towns, opening: openingOf(box, towns) }
  })
}
