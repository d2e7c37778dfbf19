// How fast the list of practices answers at a million of them, filters on, and how fast the number it says is counted.
import type { Listed } from './inside/practices.ts'
import { atMost, many, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { inPlace, settingsOf } from './support/place.ts'

const MANY = Number(process.env.WIEC_BENCH_PRACTICES ?? 1_000_000)

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const { answer } = await inside<Listed>(['list-practices', String(MANY)], settingsOf(place))
    const note = `${answer.filters} random filters none of which was asked for before; synthetic practices over the real units; PostgreSQL`
    return [
      atMost(
        `filtered list of ${many(MANY)} practices with its count, p95`,
        answer.list,
        60,
        'ms',
        `${note}; slowest: ${answer.slowest}; the process read all practices once in ${answer.reading.toFixed(1)} s`,
      ),
      atMost(`exact count of another filter, p95`, answer.counts, 60, 'ms', note),
    ]
  })
}
