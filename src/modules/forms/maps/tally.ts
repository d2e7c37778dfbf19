import { isSkip } from '../logic.ts'
import type { Answer, Answers } from '../model.ts'
import type { MapQuestion } from '../ports.ts'
import { type Cell, cellsUnder, type GridSettings } from './grid.ts'

/** What people answered to a question on a map, gathered so that nobody can be found in it. */
export interface MapResults {
  kind: MapQuestion['shape']
  grid: GridSettings
  /** People who drew at least one shape, and how many shapes there are. */
  drew: number
  shapes: number
  /** People who gave the place in words or named a unit instead. */
  inWords: number
  /** Squares with enough people in them, the fullest first. */
  cells: Cell[]
  /** Squares that are not published because too few people are in them; how many, and nothing else of them. */
  hiddenCells: number
  /** Shapes too large for squares of this size. */
  tooLarge: number
  /** Named units by TERYT code, those with enough people. */
  units: { code: string; people: number }[]
}

export interface MapTally {
  /** Counts one person's answer to the question; no answer counts as nothing. */
  add(answer: Answer | undefined): void
  results(): MapResults
}

/**
 * Counts answers one after another, so that a stream of them needs no more memory than the squares do. Public results
 * and the team's are counted alike; only the team may also see the shapes themselves (`shapesOf`).
 */
export function openMapTally({ shape }: Pick<MapQuestion, 'shape'>, grid: GridSettings): MapTally {
  const people = new Map<string, number>()
  const units = new Map<string, number>()
  let [drew, shapes, inWords, tooLarge] = [0, 0, 0, 0]

  return {
    add(answer) {
      if (!answer || isSkip(answer)) return
      if ('placeWords' in answer) {
        inWords++
        if (answer.unitCode) count(units, answer.unitCode)
        return
      }
      if (!('shapes' in answer) || answer.shapes.length === 0) return
      drew++
      shapes += answer.shapes.length
      const touched = answer.shapes.map(({ positions }) => cellsUnder(shape, positions, grid.cellKm))
      tooLarge += touched.filter((cells) => cells === null).length
      // One person counts once in a square, or the least number of people would protect nobody.
      const own = new Set(touched.flatMap((cells) => (cells ? [...cells] : [])))
      for (const key of own) count(people, key)
    },
    results() {
      const counted = [...people].map(([key, people]) => ({ ...cellOf(key), people }))
      const cells = counted.filter((cell) => cell.people >= grid.least)
      return {
        kind: shape,
        grid,
        drew,
        shapes,
        inWords,
        tooLarge,
        cells: cells.sort((a, b) => b.people - a.people || a.row - b.row || a.column - b.column),
        hiddenCells: counted.length - cells.length,
        units: [...units]
          .flatMap(([code, people]) => (people >= grid.least ? [{ code, people }] : []))
          .sort((a, b) => b.people - a.people || a.code.localeCompare(b.code)),
      }
    },
  }
}

/** What one person said of each shape, for counting follow-ups like other questions. */
export const followUpsIn = (answer: Answer | undefined): Answers[] =>
  answer && 'shapes' in answer ? answer.shapes.map((shape) => shape.followUps) : []

function count(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function cellOf(key: string): { column: number; row: number } {
  const [column = 0, row = 0] = key.split(' ').map(Number)
  return { column, row }
}
