import { type Box, boxOfUnit } from '../../modules/places/index.ts'

/** Everything of some units: what a map of the network shows first. */
export function areaBox(codes: readonly string[]): Box {
  const boxes = codes.map((code) => boxOfUnit(code))
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  }
}
