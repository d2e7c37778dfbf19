// How long a file of letters takes to be in the database and grouped, with what memory, and how long its report takes in
// five formats.
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Imported, Reported } from './inside/letters.ts'
import { atMost, many, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { asLines, edited, scannedLetters } from './support/letters.ts'
import { inPlace, type Place, settingsOf } from './support/place.ts'

const LARGE = 20_000

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const { letters, source } = await scannedLetters()
    const small = await imported(place, letters)
    const report = await inside<Reported>(['report', small.answer.slug], settingsOf(place))
    const large = await imported(place, edited(letters, LARGE))
    const sizes = Object.entries(report.answer.sizes).map(
      ([format, bytes]) => `${format} ${many((bytes ?? 0) / 1000)} kB`,
    )
    const of = ({ letters, groups }: Imported, what: string) =>
      `${what}; ${many(letters)} stored, ${groups} groups; PostgreSQL`
    return [
      atMost(
        `import of ${many(letters.length)} letters with grouping`,
        small.answer.seconds,
        10,
        's',
        of(small.answer, source),
      ),
      atMost(
        `import of ${many(LARGE)} letters with grouping`,
        large.answer.seconds,
        90,
        's',
        of(large.answer, 'small edits of them'),
      ),
      atMost(`memory of importing ${many(LARGE)} letters`, large.peak, 600, 'MB', 'peak of the process'),
      atMost(
        `report of ${many(letters.length)} letters in five formats`,
        report.answer.seconds,
        20,
        's',
        `${many(report.answer.answers)} answers; ${sizes.join(', ')}; peak ${Math.round(report.peak)} MB`,
      ),
    ]
  })
}

async function imported(place: Place, letters: string[]) {
  const path = join(dirname(place.folder), `${letters.length}.jsonl`)
  await writeFile(path, asLines(letters))
  return inside<Imported>(['import', path], settingsOf(place))
}
