import { type Box, distanceKm, type Town } from '../rules.ts'

/** A town farther than this says nothing of where one is. */
const FAR_KM = 15

/** Room beyond the town for its name, as a part of the box. */
const ROOM = 0.12

/**
 * What a map to move shows first: the box, and the town nearest to its middle, so that there is a name to know the place
 * by. Our base map has no streets or small lakes, and a close look at it alone is an empty sheet.
 */
export function openingOf(box: Box, towns: readonly Town[]): Box {
  const middle = { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 }
  const [nearest] = towns
    .map(({ point }) => ({ point, km: distanceKm(point, middle) }))
    .filter(({ km }) => km <= FAR_KM)
    .sort((one, other) => one.km - other.km)
  if (!nearest) return box
  const { lon, lat } = nearest.point
  const [across, up] = [(box.east - box.west) * ROOM, (box.north - box.south) * ROOM]
  return {
    west: Math.min(box.west, lon - across),
    east: Math.max(box.east, lon + across),
    south: Math.min(box.south, lat - up),
    north: Math.max(box.north, lat + up),
  }
}
