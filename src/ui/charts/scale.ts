/** Ticks from zero to a round number at or above `most`: 0, 50, 100, 150. Between 3 and 6 of them. */
export function niceTicks(most: number): number[] {
  if (most <= 0) return [0, 1]
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? most
  const count = Math.ceil(most / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

export interface Share {
  /** Where the part begins and how wide it is, of 100. */
  start: number
  width: number
  /** Whole per cent; all together make 100 (largest remainder). */
  percent: number
}

export function sharesOf(values: number[]): Share[] {
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total === 0) return values.map(() => ({ start: 0, width: 0, percent: 0 }))
  const exact = values.map((value) => (value / total) * 100)
  const percents = exact.map(Math.floor)
  const missing = 100 - percents.reduce((sum, value) => sum + value, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder)
  for (const { index } of byRemainder.slice(0, missing)) percents[index] = (percents[index] ?? 0) + 1
  let start = 0
  return exact.map((width, index) => {
    const share = { start, width, percent: percents[index] ?? 0 }
    start += width
    return share
  })
}

/** An SVG path over a 100 by 100 box; with `dots` only its points, as strokes without length. */
export function linePath(values: number[], top: number, dots = false): string {
  return values
    .map((value, index) => {
      const x = values.length > 1 ? (index / (values.length - 1)) * 100 : 50
      const y = 100 - (value / top) * 100
      return `${index === 0 || dots ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}${dots ? 'h0' : ''}`
    })
    .join('')
}
