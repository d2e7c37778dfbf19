import { readFileSync } from 'node:fs'
import { openPortal } from '../../src/app/portal.tsx'
import { OWN_LETTERS, pick, type Random, seeded } from '../../src/modules/remarks/similarity/examples.ts'
import { find, suggest } from '../../src/modules/search/finding.ts'
import { countTelling, documentsOf } from '../../src/modules/search/indexing.ts'
import type { SearchPorts } from '../../src/modules/search/ports.ts'
import { putDocuments } from '../../src/modules/search/store.ts'
import { type Context, systemContext } from '../../src/platform/context.ts'
import { inTransaction, newId, sql } from '../../src/platform/db/index.ts'
import { EVERYBODY, type Findable } from '../../src/platform/search.ts'
import { filledHouse, openWithRemarks } from './fill.ts'

export interface Searched {
  /** Documents a second, from words to committed rows. */
  perSecond: number
  /** Milliseconds of each question, and of each suggestion. */
  questions: number[]
  suggestions: number[]
}

const AT_ONCE = 500
const ASKED = 400

/** Fills an empty index with so many documents as a rebuilding does, then asks it. */
export const search = (count: string): Promise<Searched> =>
  filledHouse(async (context) => {
    const random = seeded(7)
    const started = performance.now()
    for (let first = 0; first < Number(count); first += AT_ONCE) {
      const things = Array.from({ length: AT_ONCE }, () => aThing(context, random))
      await inTransaction(context, async ({ db, now }) => {
        const { documents } = await documentsOf(db, 'remark', things)
        await putDocuments(db, documents, now)
      })
    }
    const perSecond = Number(count) / ((performance.now() - started) / 1000)
    await countTelling(context)
    await sql`vacuum analyze search.documents`.execute(context.db)
    // Asked once before, so that what is measured is a portal at work.
    await timed(40, () => find(context, { text: aQuestion(random), page: 1 }, PORTS))
    const questions = await timed(ASKED, () => find(context, { text: aQuestion(random), page: 1 }, PORTS))
    const suggestions = await timed(ASKED, () => suggest(context, aQuestion(random).slice(0, -2), PORTS))
    return { perSecond, questions, suggestions }
  })

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return taken
}

const PORTS: SearchPorts = {
  sources: [{ kind: 'remark', read: async () => [], ids: async () => [], visible: async (_, ids) => new Set(ids) }],
  feeds: [],
  author: async () => '',
  audiencesOf: async () => [],
  unitNamed: async () => null,
  unitNames: async () => new Map(),
}

// Names of places and people make texts as different as those of a region are.
const NAMES = readFileSync('data/teryt/units.csv', 'utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => /[A-ZŁŚŻ][a-ząćęłńóśźż]{3,}/.exec(line)?.[0] ?? [])
const WORDS = [...new Set(OWN_LETTERS.join(' ').match(/[\p{L}]{5,}/gu) ?? [])]

function aThing({ now }: Context, random: Random): Findable {
  const place = pick(NAMES, random)
  const letter = pick(OWN_LETTERS, random)
  return {
    id: newId(),
    path: '/uwagi/1',
    title: `${pick(WORDS, random)} ${pick(WORDS, random)} ${place}`,
    context: pick(NAMES, random),
    body: `${letter} ${place}. ${pick(WORDS, random)} ${pick(NAMES, random)} ${pick(WORDS, random)}.`,
    datedAt: now.subtract({ seconds: Math.floor(random() * 10_000_000) }),
    unitCode: '2001011',
    audiences: [EVERYBODY],
  }
}

/** As people ask: a thing and a place, two things, a single common word, a phrase; one in ten mistyped. */
function aQuestion(random: Random): string {
  const [word, other, place] = [pick(WORDS, random), pick(WORDS, random), pick(NAMES, random)]
  const asked =
    [`${word} ${place}`, `${word} ${other}`, word, `„${word} ${other}”`, place][Math.floor(random() * 5)] ?? word
  return random() < 0.1 ? asked.slice(1) : asked
}

export interface Listed {
  /** Milliseconds of each page of the list. */
  pages: number[]
}

/** Fills a consultation with so many remarks and asks the interface for pages anywhere in the list. */
export const listRemarks = (count: string): Promise<Listed> =>
  filledHouse(async (context, organisationId) => {
    await openWithRemarks(context, organisationId, 1)
    // Copied inside the database: what is measured is reading them.
    await sql`alter table remarks.remarks disable trigger user`.execute(context.db)
    await sql`
      insert into remarks.remarks (id, process_id, reference, channel, received_at, given_at, body, published_at)
      select gen_random_uuid(), r.process_id, 'M-' || n, r.channel, r.received_at + n * interval '1 second', r.given_at,
        r.body, r.published_at
      from (select * from remarks.remarks limit 1) r, generate_series(1, ${Number(count)}::int) n`.execute(context.db)
    await sql`alter table remarks.remarks enable trigger user`.execute(context.db)
    await sql`vacuum analyze remarks.remarks`.execute(context.db)
    const { app } = await openPortal(systemContext(context.house, 'bench').house)
    const page = async () => {
      const id = newId().replace(
        /^......../,
        Math.floor(Math.random() * 2 ** 32)
          .toString(16)
          .padStart(8, '0'),
      )
      const after = Buffer.from(JSON.stringify([id])).toString('base64url')
      const answer = await app.request(`${context.house.config.url}/api/v1/uwagi?po=${after}`, {
        headers: { 'x-forwarded-for': `10.0.${Math.floor(Math.random() * 250)}.1` },
      })
      if (answer.status !== 200) throw new Error(`The interface answered ${answer.status}`)
      await answer.text()
    }
    await timed(20, page)
    return { pages: await timed(ASKED, page) }
  })
