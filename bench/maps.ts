// How fast squares of the map of practices are made at a million of them under any filter, what the process holds for it, how
// soon a new practice is on the maps of two nodes, and how soon a slow device sees a map.
import { randomUUID } from 'node:crypto'
import { chromium } from 'playwright-core'
import { FLAGS, PATH } from '../tests/support/browser-path.ts'
import { atMost, many, median, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { inPlace, type Place, query, settingsOf } from './support/place.ts'
import { type Portal, startPortal } from './support/portal.ts'

const MANY = Number(process.env.MANY ?? 1_000_000)
const VIEWS = 60

/** Filters as people put them together; those with words or a place ask the database or many gminas. */
const FILTERS = [
  '',
  'narzedzie=consultations',
  'narzedzie=village-fund&od=2015',
  'temat=greenery&skala=gmina',
  'organizator=ngo&do=2010',
  'miejsce=20',
  'miejsce=2001&zasieg=gmina',
  'miejsce=2061011&zasieg=50km',
  'od=2018&do=2020&narzedzie=participatory-budget',
  'kraj=polska&temat=transport',
  'tekst=slowo40',
  'tekst=slowo200&narzedzie=consultations',
]

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const { seconds } = await inside(['fill-practices', String(MANY)], settingsOf(place))
    const portal = await startPortal({ ...place, role: 'web', path: '/mapa-sieci?wybrane=tak' })
    try {
      const rows = await tiles(portal, seconds)
      return [...rows, await visible(place, portal), await painted(portal)]
    } finally {
      await portal.stop()
    }
  })
}

async function tiles(portal: Portal, filling: number): Promise<Row[]> {
  const first = await timed(portal, '/kafle/praktyki/6/35/20')
  const waits: number[] = []
  let bytes = 0
  for (let view = 0; view < VIEWS; view++) {
    const filter = FILTERS[view % FILTERS.length] ?? ''
    const zoom = 5 + (view % 8)
    const x = Math.floor(((19.5 + ((view * 0.618) % 1) * 4 + 180) / 360) * 2 ** zoom)
    const y = Math.floor(yOf(50.8 + ((view * 0.755) % 1) * 3.2) * 2 ** zoom)
    // As a browser asks: all squares of a view at once.
    const squares = [0, 1, 2].flatMap((right) => [0, 1].map((down) => `${zoom}/${x + right - 1}/${y + down}`))
    const asked = await Promise.all(
      squares.map((square) => timed(portal, `/kafle/praktyki/${square}${filter ? `?${filter}` : ''}`)),
    )
    waits.push(...asked.map(({ ms }) => ms))
    bytes = Math.max(bytes, ...asked.map((each) => each.bytes))
  }
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return [
    atMost(
      `p95 of a square of the map at ${many(MANY)} practices, filters on`,
      at(0.95),
      30,
      'ms',
      `six squares at once, ${waits.length} in all, none asked for before; median ${at(0.5).toFixed(1)} ms, slowest ${at(1 - 1e-9).toFixed(0)} ms, largest ${bytes} B; the first of the process, which reads all practices, ${(first.ms / 1000).toFixed(1)} s; filled in ${filling.toFixed(0)} s; PostgreSQL`,
    ),
    atMost(
      `memory of the web process with ${many(MANY)} practices on maps`,
      portal.memory(),
      600,
      'MB',
      'VmRSS after those squares',
    ),
  ]
}

const yOf = (lat: number) =>
  0.5 - Math.log((1 + Math.sin((lat * Math.PI) / 180)) / (1 - Math.sin((lat * Math.PI) / 180))) / (4 * Math.PI)

async function timed({ port }: Portal, path: string): Promise<{ ms: number; bytes: number; body: Uint8Array }> {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  const body = new Uint8Array(await answer.arrayBuffer())
  if (answer.status !== 200 && answer.status !== 204) throw new Error(`${path} answered with ${answer.status}`)
  return { ms: performance.now() - began, bytes: Number(answer.headers.get('content-length') ?? body.length), body }
}

/** A practice written by somebody else's transaction, of which no node is told, until the maps of both nodes count it. */
async function visible(place: Place, portal: Portal): Promise<Row> {
  const other = await startPortal({ ...place, role: 'web', path: '/mapa-sieci?wybrane=tak' })
  try {
    const count = async (node: Portal) => {
      const { body } = await timed(node, '/kafle/praktyki/spis?obszar=-10.01,10,-9.99,10.02')
      return (JSON.parse(new TextDecoder().decode(body)) as { count: number }).count
    }
    const waits: number[] = []
    for (let round = 1; round <= 5; round++) {
      await Promise.all([portal, other].map(count))
      await query(
        place.databaseUrl,
        `insert into practices.practices (id, slug, title, essence, tool, theme, organiser_type, scale, year_from, year_to, country,
          precision, public_lon, public_lat, created_at, updated_at, published_at)
        values ($1, $2, 'Nowa', 'Nowa praktyka.', 'other', 'other', 'ngo', 'country', 2026, 2026, 'ML', 'exact', -10, 10.01, now(), now(), now())`,
        [randomUUID(), `nowa-${round}`],
      )
      const began = performance.now()
      while ((await count(portal)) < round || (await count(other)) < round)
        if (performance.now() - began > 20_000) throw new Error('The new practice did not come')
      waits.push((performance.now() - began) / 1000)
    }
    return atMost(
      'a new practice is on the map of every node',
      Math.max(...waits),
      2,
      's',
      `two nodes that were told nothing, slowest of ${waits.length}`,
    )
  } finally {
    await other.stop()
  }
}

/** From the address to a painted map with its marks, on a processor slowed four times. */
async function painted(portal: Portal): Promise<Row> {
  const browser = await chromium.launch({ executablePath: PATH, args: FLAGS })
  try {
    const waits: number[] = []
    for (let round = 0; round < 3; round++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      const began = performance.now()
      await page.goto(`http://127.0.0.1:${portal.port}/mapa-sieci?warstwy=praktyki`)
      await page.waitForSelector('.places-drawing-open', { timeout: 60_000 })
      waits.push((performance.now() - began) / 1000)
      await context.close()
    }
    return atMost(
      'first paint of a map on a processor slowed four times',
      median(waits),
      3,
      's',
      `Chromium drawing without a graphics card, ${waits.map((each) => each.toFixed(1)).join(', ')} s; the picture under it is there with the page`,
    )
  } finally {
    await browser.close()
  }
}
