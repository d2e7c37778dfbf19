// How fast 50,000 due digests become letters, and how long a letter that somebody waits for takes meanwhile, against the
// same letter when nothing else happens.
import type { Prepared } from './inside/digests.ts'
import { atMost, many, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { inPlace, settingsOf } from './support/place.ts'

const COUNT = 50_000

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const { answer, peak } = await inside<Prepared>(['prepare-digests', String(COUNT)], settingsOf(place))
    const { digests, seconds, quiet, during } = answer
    const waits = `${many(during.length)} letters while preparing, median ${Math.round(at(during, 0.5))} ms, longest ${Math.round(at(during, 1))} ms; quiet median ${Math.round(at(quiet, 0.5))} ms, 95 of 100 within ${Math.round(at(quiet, 0.95))} ms`
    return [
      atMost(
        `preparing ${many(COUNT)} due digests`,
        seconds,
        120,
        's',
        `${many(digests)} letters, ${many(digests / seconds)}/s in batches of 50; PostgreSQL; letters sent at the same time`,
      ),
      // Measured in the same run: the same letter while nothing else happens.
      atMost(
        'a letter somebody waits for, meanwhile',
        at(during, 0.95),
        4 * at(quiet, 0.95),
        'ms',
        `95 of 100; ${waits}`,
      ),
      atMost(`memory of preparing ${many(COUNT)} digests`, peak, 400, 'MB', 'peak of the process'),
    ]
  })
}

const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
