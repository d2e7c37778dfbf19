import type { Db } from '../../../platform/db/index.ts'
import { remember } from '../memory.ts'
import { allGminas, townsIn } from '../store.ts'
import { baseLayers, gminaAreas } from './base-layers.ts'
import { openTileSet, type TileSet } from './tile-set.ts'

/** The country with its neighbours; more localities than the register has. */
const EVERYWHERE = { west: 10, south: 45, east: 30, north: 60 }
const MOST_TOWNS = 100_000

/** Tiles of our base map. Made when a map is first looked at: about a second of work and 30 MB, kept by the process. */
export function baseTiles(db: Db): Promise<TileSet> {
  return remember(db, 'base tiles', async () =>
    openTileSet(baseLayers(await townsIn(db, EVERYWHERE, MOST_TOWNS), await allGminas(db))),
  )
}

/** The areas of gminas, for maps that paint them by a figure: apart, as most maps do not. */
export function areaTiles(db: Db): Promise<TileSet> {
  return remember(db, 'area tiles', async () => openTileSet(gminaAreas()))
}
