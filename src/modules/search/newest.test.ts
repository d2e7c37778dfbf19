import { beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { newId, sql } from '../../platform/db/index.ts'
import { EVERYBODY } from '../../platform/search.ts'
import { readQuestion } from './question.ts'
import { type Filter, type Newest, newestEnough } from './rules.ts'
import { bestMatches, CANDIDATES, matching, type NewDocument, putDocuments, type Sought } from './store.ts'
import { vectorsOf } from './vector.ts'
import { countWords, mostWritten } from './words-store.ts'

const NOTHING_SAVED: Newest = { titles: null, texts: null }

test.each<[string, ([number, number] | null)[], 'all' | 'any', Newest]>([
  ['a word of half of all documents and a tenth of titles', [[0.5, 0.1]], 'all', { titles: null, texts: 1200 }],
  ['a word of half of all titles', [[0.6, 0.5]], 'all', { titles: 1200, texts: 1000 }],
  ['a word so rare that all that match are fewer', [[0.04, 0.04]], 'all', NOTHING_SAVED],
  [
    'two words, each without regard to the other',
    [
      [0.5, 0],
      [0.4, 0],
    ],
    'all',
    { titles: null, texts: 3000 },
  ],
  ['two words of which one is not known', [[0.5, 0.5], null], 'all', NOTHING_SAVED],
  ['any of two words, of which one is not known', [[0.5, 0], null], 'any', { titles: null, texts: 1200 }],
  [
    'any of two words, as the more common',
    [
      [0.1, 0],
      [0.5, 0],
    ],
    'any',
    { titles: null, texts: 1200 },
  ],
  ['nothing known', [null], 'any', NOTHING_SAVED],
  ['nothing asked', [], 'all', NOTHING_SAVED],
])('among the newest is looked for %s', (_, shares, which, newest) => {
  const written = shares.map((one) => one && { share: one[0], documents: one[0] * 20_000, titles: one[1] * 20_000 })
  expect(newestEnough(written, which, 200)).toEqual(newest)
})

const COMMON = ['droga', 'woda', 'szkoła', 'drzewo']
const RARE = ['ławka', 'przystanek', 'boisko', 'chodnik', 'śmietnik', 'fontanna', 'sołectwo', 'sołtys']
const MANY = 1500
/** Too few of the newest, enough of them for some questions, and all there are. */
const WAYS: Newest[] = [
  { titles: null, texts: 300 },
  { titles: 50, texts: 800 },
  { titles: 700, texts: null },
  { titles: 800, texts: MANY },
]

eachEngine('a common word is looked for among the newest', (at) => {
  const filter: Filter = { audiences: [EVERYBODY] }
  const random = numbersFrom(20261129)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const text = (words: number) => Array.from({ length: words }, () => pick(random() < 0.6 ? COMMON : RARE)).join(' ')

  beforeAll(async () => {
    const start = Temporal.Instant.from('2026-01-01T10:00:00Z')
    for (let first = 0; first < MANY; first += 500)
      await putDocuments(
        at.db,
        // A word of old documents alone, so that the newest are looked through in vain.
        Array.from({ length: 500 }, (_, n) => aDocument(first + n < 600 ? `${text(6)} dawny` : text(6))),
        start,
      )
    await countWords(at.db)

    function aDocument(body: string): NewDocument {
      const title = text(2)
      // Many at one moment, so that their order must be by their numbers.
      const datedAt = start.add({ seconds: Math.floor((body.endsWith('dawny') ? 0 : 1000) + random() * 300) })
      const hidden = random() < 0.1
      return {
        kind: random() < 0.5 ? 'process' : 'remark',
        id: newId(),
        path: '/uwagi/1',
        title,
        context: '',
        body,
        ...vectorsOf(title, '', body),
        year: 2026,
        unitCode: null,
        audiences: [hidden ? 'editor@' : EVERYBODY],
        weight: random() < 0.5 ? 1 : 0.5,
        datedAt,
      }
    }
  })

  /** What is ranked, by one plain question to the database. */
  const plainly = async ({ question, exact }: Sought) =>
    (
      await sql<{ id: string }>`
        select thing_id as id from search.documents where keys @@ ${question}::tsquery and ${matching(filter)}
        order by title_keys @@ ${exact}::tsquery desc, dated_at desc, thing_id limit ${CANDIDATES}`.execute(at.db)
    ).rows.map(({ id }) => id)

  const titles = async (exact: string) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from search.documents where title_keys @@ ${exact}::tsquery and ${matching(filter)}`.execute(
      at.db,
    )
    return rows[0]?.count ?? 0
  }

  test('whichever way they are looked for, the same are found in the same order', async () => {
    const kinds = { few: 0, 'in titles': 0, 'in texts': 0 }
    for (let round = 0; round < 80; round += 1) {
      const words = [pick([...COMMON, ...COMMON, ...RARE, 'dawny']), ...(random() < 0.4 ? [pick(RARE)] : [])]
      const asked = random() < 0.2 ? `„${words.join(' ')}”` : words.join(' ')
      const typing = random() < 0.3
      const read = readQuestion(typing ? asked.slice(0, -2) : asked, { typing })
      const every = random() < 0.8
      const [question, exact] = every ? [read.all, read.exact] : [read.any, read.any]
      if (!question || !exact) throw new Error(asked)
      const plain = { question, exact, newest: NOTHING_SAVED }
      const found = await bestMatches(at.db, plain, filter)
      expect(found.map(({ id }) => id).sort(), asked).toEqual((await plainly(plain)).sort())
      for (const newest of WAYS)
        expect(
          await bestMatches(at.db, { question, exact, newest }, filter),
          `${asked} ${JSON.stringify(newest)}`,
        ).toEqual(found)
      kinds[found.length < CANDIDATES ? 'few' : (await titles(exact)) < CANDIDATES ? 'in texts' : 'in titles'] += 1
    }
    // The questions do differ in what they find, or this would show little.
    for (const [kind, times] of Object.entries(kinds)) expect(times, kind).toBeGreaterThan(3)
  }, 60_000)

  test('how common a word is comes from the last counting, also of a beginning', async () => {
    const { rows } = await sql<{ word: string; documents: number; share: number }>`
      select word, documents, share from search.words where word in ('droga', '=drzewo', 'ławka')`.execute(at.db)
    const { rows: all } = await sql<{ count: number }>`
      select count(*)::int as count from search.documents where audiences @> '{public}'`.execute(at.db)
    expect(rows).toHaveLength(3)
    for (const { documents, share } of rows) expect(share).toBeCloseTo(documents / (all[0]?.count ?? 0), 5)
    const of = (word: string) => rows.find((row) => row.word === word)?.documents
    const written = await mostWritten(at.db, [['ławka', 'droga'], ['=drz*'], ['nieznane'], []])
    expect(written.map((one) => one?.documents)).toEqual([of('droga'), of('=drzewo'), undefined, undefined])
  })
})

/** Numbers between 0 and 1 in the order of a seed (mulberry32). */
function numbersFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
