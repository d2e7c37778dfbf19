import { describe, expect, test } from 'vitest'
import { type Candidate, placeLabels, widthOf } from './labels.ts'

const paper = { width: 200, height: 100, fontSize: 10, taken: [], most: 10 }
const town = (text: string, x: number, y: number): Candidate => ({ text, x, y, radius: 2 })

describe('names on a map', () => {
  test('stand right of their mark, and left of it where the paper ends', () => {
    const [free, edge] = placeLabels([town('Ełk', 50, 50), town('Sejny', 190, 50)], paper)
    expect(free).toMatchObject({ anchor: 'start', x: 55 })
    expect(edge).toMatchObject({ anchor: 'end', x: 185 })
  })

  test('never cover one another: the lesser moves or goes without', () => {
    const crowd = Array.from({ length: 30 }, (_, at) =>
      town(`Miasto ${at}`, 80 + (at % 6) * 4, 40 + Math.floor(at / 6) * 4),
    )
    const labels = placeLabels(crowd, { ...paper, most: 30 })
    const boxes = labels.map(({ text, x, y, anchor }) => {
      const width = widthOf(text, 10)
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
      return { left, right: left + width, top: y - 7, bottom: y + 2 }
    })
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
    expect(labels[0]?.text).toBe('Miasto 0')
    expect(labels.length).toBeLessThan(30)
  })

  test('keep off what is taken', () => {
    const taken = [{ left: 50, right: 200, top: 0, bottom: 100 }]
    expect(placeLabels([town('Ełk', 48, 50)], { ...paper, taken })[0]?.anchor).toBe('end')
  })

  test('leave room between towns, but a mark is always named', () => {
    const near = [town('Ełk', 20, 20), town('Stare Juchy', 20, 50)]
    expect(placeLabels(near, { ...paper, spacing: 40 }).map((label) => label.text)).toEqual(['Ełk'])
    const marks = near.map((candidate) => ({ ...candidate, dotless: true }))
    expect(placeLabels(marks, { ...paper, spacing: 40 })).toHaveLength(2)
  })

  test('are no more than asked for', () => {
    expect(placeLabels([town('Ełk', 20, 20), town('Pisz', 20, 80)], { ...paper, most: 1 })).toHaveLength(1)
  })

  test('of areas stand on them', () => {
    expect(placeLabels([{ ...town('Sztabin', 100, 50), kind: 'area' }], paper)[0]).toMatchObject({
      x: 100,
      anchor: 'middle',
    })
  })
})
