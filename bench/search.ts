// How fast things get into the index of search and are found among 200,000, and how fast the interface for programs gives a
// page of a list of 1,000,000 remarks.
import type { Listed, Searched } from './inside/searching.ts'
import { atLeast, atMost, many, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { inPlace, settingsOf } from './support/place.ts'

const DOCUMENTS = 200_000
const REMARKS = 1_000_000

export async function run(): Promise<Row[]> {
  const searched = await inPlace(async (place) => {
    const { answer } = await inside<Searched>(['search', String(DOCUMENTS)], settingsOf(place))
    return answer
  })
  const listed = await inPlace(async (place) => {
    const { answer } = await inside<Listed>(['list-remarks', String(REMARKS)], settingsOf(place))
    return answer
  })
  const { perSecond, questions, suggestions } = searched
  return [
    atLeast(
      'indexing',
      perSecond,
      5000,
      'documents/s',
      `${many(DOCUMENTS)} of about 40 words, in batches of 500, PostgreSQL`,
    ),
    atMost(`search among ${many(DOCUMENTS)}, p95`, at(questions, 0.95), 50, 'ms', spread(questions)),
    atMost(`suggestions among ${many(DOCUMENTS)}, p95`, at(suggestions, 0.95), 50, 'ms', spread(suggestions)),
    atMost(
      `a page of the API at ${many(REMARKS)} remarks, p95`,
      at(listed.pages, 0.95),
      40,
      'ms',
      spread(listed.pages),
    ),
  ]
}

const spread = (taken: number[]) =>
  `${taken.length} asked one after another; median ${at(taken, 0.5).toFixed(1)} ms, longest ${at(taken, 1).toFixed(0)} ms`

const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
