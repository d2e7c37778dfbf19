import { gminasOf, makePractices } from '../../src/modules/practices/kept/testing.ts'

const CHUNK = 100_000

/** Fills the database with so many made-up practices over every gmina of the four voivodeships. */
export const fillPractices = (many: string): Promise<number> =>
  filledHouse(async ({ db }) => {
    const gminas = await gminasOf(db, ['14', '20', '28', '06'])
    // The most inhabited gminas first: more is written about them.
    gminas.sort((a, b) => (b.population ?? 0) - (a.population ?? 0))
    // A million rows are indexed afterwards in a fraction of the time.
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'practices' and tablename = 'practices'
        and indexname not in (select conname from pg_constraint)`.execute(db)
    for (const { name } of indexes) await sql`drop index practices.${sql.id(name)}`.execute(db)
    for (let done = 0; done < Number(many); done += CHUNK)
      await makePractices(db, gminas, Math.min(CHUNK, Number(many) - done), (1 + done / CHUNK) / 1000)
    for (const { definition } of indexes) await sql.raw(definition).execute(db)
    await sql`vacuum analyze practices.practices`.execute(db)
    return Number(many)
  })

import { PracticeQuery, understood } from '../../src/modules/practices/finding.ts'
import { countPractices, listPractices } from '../../src/modules/practices/found.ts'
import { ORGANISERS, SCALES, TOOLS } from '../../src/modules/practices/rules.ts'
import { TOPICS } from '../../src/modules/processes/index.ts'
import { pick, seeded } from '../../src/modules/remarks/similarity/examples.ts'
import type { Context } from '../../src/platform/context.ts'
import { sql } from '../../src/platform/db/index.ts'
import { queryKeys } from '../../src/platform/language/index.ts'
import { filledHouse } from './fill.ts'

export interface Listed {
  filters: number
  /** Milliseconds, of 100 the 95th. */
  list: number
  counts: number
  /** The address whose list took longest. */
  slowest: string
  /** Seconds in which a process reads all practices, once. */
  reading: number
}

const FILTERS = 200
/** Words of practices, the first in many, the last in few. */
const WORDS =
  'konsultacje mieszkaniec park szkoła droga jezioro świetlica drzewo ławka przystanek biblioteka targ'.split(' ')

/** Makes so many practices over the units of the register and asks for random filters of them. */
export const listManyPractices = (size: string): Promise<Listed> =>
  filledHouse(async (context) => {
    await make(context, Number(size))
    const random = seeded(7)
    const { rows: units } = await sql<{ code: string }>`
      select code from places.units where valid_to is null order by code`.execute(context.db)
    const began = performance.now()
    await countPractices(context, {})
    const reading = (performance.now() - began) / 1000
    const anAddress = () => ({
      narzedzie: maybe(random, 0.5, TOOLS),
      temat: maybe(random, 0.3, TOPICS),
      organizator: maybe(random, 0.25, ORGANISERS),
      skala: maybe(random, 0.2, SCALES),
      miejsce: random() < 0.5 ? pick(units, random).code : undefined,
      zasieg: maybe(random, 0.5, ['gmina', 'powiat', '20km']),
      tekst: maybe(random, 0.3, WORDS),
      od: random() < 0.3 ? String(2006 + Math.floor(random() * 18)) : undefined,
    })
    const list: number[] = []
    const counts: number[] = []
    let slowest = { took: 0, address: '' }
    for (let round = 0; round < FILTERS; round += 1) {
      const address = anAddress()
      const ms = await took(async () => {
        const { filter } = await understood(context, PracticeQuery.parse(address))
        await listPractices(context, filter, { limit: 24 })
        await countPractices(context, filter)
      })
      list.push(ms)
      if (ms > slowest.took) slowest = { took: ms, address: JSON.stringify(address) }
      // Of other filters, so that none was made ready by its list.
      const { filter } = await understood(context, PracticeQuery.parse(anAddress()))
      counts.push(await took(() => countPractices(context, filter)))
    }
    return {
      filters: FILTERS,
      list: at95(list),
      counts: at95(counts),
      slowest: `${slowest.address} ${Math.round(slowest.took)} ms`,
      reading,
    }
  })

const maybe = <T>(random: () => number, chance: number, values: readonly T[]): T | undefined =>
  random() < chance ? values[Math.floor(random() * values.length)] : undefined

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const at95 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0

async function make({ db }: Context, size: number) {
  const keys = WORDS.map((word) => queryKeys(word)[0]?.[0] ?? word)
  await sql`
    insert into practices.practices (id, slug, title, essence, tool, theme, organiser_type, organiser_name, scale, year_from, year_to,
      unit_code, unit_codes, area_keys, precision, public_lon, public_lat, participants, search_keys, name_key,
      created_at, published_at, updated_at)
    select gen_random_uuid(), 'praktyka-' || n, 'Praktyka numer ' || n, 'Mieszkańcy i urząd ułożyli razem sprawę numer ' || n,
      (${[...TOOLS]}::text[])[1 + (random() * random() * ${TOOLS.length - 0.01})::int % ${TOOLS.length}],
      (${[...TOPICS]}::text[])[1 + floor(random() * ${TOPICS.length})::int],
      (${[...ORGANISERS]}::text[])[1 + floor(random() * ${ORGANISERS.length})::int], 'Urząd',
      (${[...SCALES]}::text[])[1 + floor(random() * ${SCALES.length})::int],
      y.year, y.year + (n % 3), u.code, array[u.code], array[left(u.code, 6), left(u.code, 4), left(u.code, 2)],
      'exact', u.lon + random() / 10 - 0.05, u.lat + random() / 10 - 0.05, n % 500,
      array(select k from unnest(${keys}::text[]) with ordinality as w(k, place) where random() < 0.5 / place), 'praktyka ' || n,
      now() - n * interval '1 minute', now() - n * interval '1 minute', now() - n * interval '1 minute'
    from generate_series(1, ${size}::int) n
    cross join lateral (select 2005 + floor(random() * 20)::int as year where n > 0) y
    join (select code, lon, lat, row_number() over (order by md5(code)) - 1 as place, count(*) over () as total
      from places.units where level = 'gmina' and valid_to is null) u on u.place = n % u.total`.execute(db)
  await sql`vacuum analyze practices.practices`.execute(db)
}
