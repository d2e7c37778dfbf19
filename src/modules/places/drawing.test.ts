import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Drawing, finish, move, put, readShapes, removeCorner, removeShape, written } from './drawing.ts'
import type { DrawnKind, Position } from './shapes/geometry.ts'

const blank = (kind: DrawnKind, most = 3): Drawing => ({ kind, most, shapes: [], open: null })
const corners: Position[] = [
  [23, 53],
  [23.1, 53],
  [23.1, 53.1],
]
const withAll = (drawing: Drawing, positions: Position[]) =>
  positions.reduce((drawing, position) => put(drawing, position).drawing, drawing)

describe('points', () => {
  test('each press is a place, until there are as many as asked for', () => {
    const full = withAll(blank('point'), corners)
    expect(full.shapes.map(({ positions }) => positions)).toEqual(corners.map((position) => [position]))
    expect(put(full, [22, 53])).toEqual({ drawing: full, told: 'full' })
  })

  test('where one is asked for, the next press moves it and keeps what was said of it', () => {
    const one = withAll(blank('point', 1), [[23, 53]])
    const said = { ...one, shapes: one.shapes.map((shape) => ({ ...shape, answers: { why: ['sun'] } })) }
    const { drawing, told } = put(said, [22, 53])
    expect(told).toBe('moved')
    expect(drawing.shapes).toEqual([{ positions: [[22, 53]], answers: { why: ['sun'] } }])
  })
})

describe('lines and areas', () => {
  test('grow corner by corner until they are finished; then the next one begins', () => {
    const begun = put(blank('area'), [23, 53])
    expect(begun.told).toBe('began')
    const grown = withAll(blank('area'), corners)
    expect(grown.shapes).toHaveLength(1)
    const done = finish(grown)
    expect([done.told, done.drawing.open]).toEqual(['finished', null])
    expect(put(done.drawing, [22, 53]).drawing.shapes).toHaveLength(2)
  })

  test('are not finished with too few corners, or when the edge crosses itself', () => {
    expect(finish(withAll(blank('area'), corners.slice(0, 2))).told).toBe('too-few')
    const bow = withAll(blank('area'), [
      [23, 53],
      [23.1, 53.1],
      [23.1, 53],
      [23, 53.1],
    ])
    expect(finish(bow)).toEqual({ drawing: bow, told: 'crossed' })
    expect(finish(blank('line')).told).toBe('nothing')
  })

  test('with a corner taken away are taken up again when too few are left, and gone without any', () => {
    const done = finish(withAll(blank('area'), corners)).drawing
    const less = removeCorner(done, 0, 1).drawing
    expect(less.open).toBe(0)
    const none = removeCorner(removeCorner(less, 0, 0).drawing, 0, 0).drawing
    expect([none.shapes, none.open]).toEqual([[], null])
  })

  test('taken away leave open the one that was being drawn', () => {
    const two = put(finish(withAll(blank('line'), corners)).drawing, [22, 53]).drawing
    expect(two.open).toBe(1)
    expect(removeShape(two, 0).drawing.open).toBe(0)
    expect(removeShape(two, 1).drawing.open).toBeNull()
  })
})

test('what is not there cannot be moved or taken away', () => {
  const drawing = withAll(blank('point'), corners)
  for (const { told } of [
    move(drawing, 7, 0, [0, 0]),
    move(drawing, 0, 7, [0, 0]),
    removeCorner(drawing, 9, 9),
    removeShape(drawing, -1),
  ])
    expect(told).toBe('nothing')
})

describe('the field that keeps a drawing', () => {
  const act = fc.oneof(
    fc.record({
      put: fc.tuple(fc.double({ min: 14, max: 24, noNaN: true }), fc.double({ min: 49, max: 55, noNaN: true })),
    }),
    fc.record({ finish: fc.constant(true) }),
    fc.record({ remove: fc.nat(3) }),
    fc.record({ corner: fc.tuple(fc.nat(3), fc.nat(5)) }),
  )

  test('gives back whatever was drawn, and any acts in any order keep within the limits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DrawnKind>('point', 'line', 'area'),
        fc.array(act, { maxLength: 60 }),
        (kind, acts) => {
          let drawing = blank(kind)
          for (const each of acts) {
            if ('put' in each) drawing = put(drawing, each.put).drawing
            else if ('finish' in each) drawing = finish(drawing).drawing
            else if ('remove' in each) drawing = removeShape(drawing, each.remove).drawing
            else drawing = removeCorner(drawing, ...each.corner).drawing
            expect(drawing.shapes.length).toBeLessThanOrEqual(3)
            expect(drawing.open === null || drawing.open < drawing.shapes.length).toBe(true)
            expect(drawing.shapes.every(({ positions }) => positions.length > 0)).toBe(true)
          }
          expect(readShapes(written(drawing), 3)).toEqual(drawing.shapes)
        },
      ),
    )
  })

  test.each([
    'nie',
    '{}',
    '[1]',
    '[null]',
    '[{"positions":[[1]]}]',
    '[{"positions":[["1","2"]]}]',
    '[{"positions":[[200,0]]}]',
    '[{"positions":[[1,2]],"answers":{"why":"sun"}}]',
    '[{"positions":[[1,2]],"answers":[]}]',
    '[{"positions":[[1,2]]},{"positions":[[1,2]]},{"positions":[[1,2]]},{"positions":[[1,2]]}]',
  ])('%s was not written by our page', (text) => {
    expect(readShapes(text, 3)).toBeNull()
  })

  test('no text at all makes it throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readShapes(text, 3)))
  })
})
