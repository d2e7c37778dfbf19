import type { Town } from '../rules.ts'
import type { Drawing } from './drawings.ts'
import { placeLabels, widthOf } from './labels.ts'
import { nameOnPaper } from './towns.ts'

export const FONT_SIZE = 13
const MOST_NAMES = 16

const placed = new WeakMap<readonly Town[], ReturnType<typeof placeNames>>()

/** Names on a drawing: towns first; then, close up, gminas that no town has named. */
export function namesOnSheet(drawing: Drawing, towns: readonly Town[], withGminas: boolean) {
  // Finding room for them takes longer than drawing the rest of the map. The list of towns is made for one drawing.
  const names = placed.get(towns) ?? placeNames(drawing, towns, withGminas)
  placed.set(towns, names)
  return names
}

function placeNames(drawing: Drawing, towns: readonly Town[], withGminas: boolean) {
  const { frame, shown } = drawing
  const { width, height } = frame
  const scale = { left: 0, top: height - 30, right: width * 0.4, bottom: height }
  const paper = { width, height, fontSize: FONT_SIZE, taken: [scale], most: MOST_NAMES, spacing: 26 }
  const ofTowns = towns.map(({ name, point }) => {
    const [x, y] = frame.project([point.lon, point.lat])
    return { text: name, x, y, radius: 2 }
  })
  const named = new Set(towns.map((town) => town.name))
  const ofGminas = shown.flatMap(({ code, name }) => {
    if (!withGminas || named.has(name)) return []
    const place = nameOnPaper(drawing, code, widthOf(name, FONT_SIZE))
    if (place) named.add(name)
    return place ? [{ text: name, x: place[0], y: place[1], radius: 0, kind: 'area' as const }] : []
  })
  return placeLabels([...ofTowns, ...ofGminas], paper)
}
