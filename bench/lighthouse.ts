// What Lighthouse, as a telephone sees them, says of five pages of the demonstration network. It is installed apart, the first time it is
// wanted, because it is larger than all the rest (decision 0271).
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FLAGS, PATH } from '../tests/support/browser-path.ts'
import { atLeast, median, type Row } from './row.ts'
import { inFolder } from './support/place.ts'
import { type Portal, startPortal } from './support/portal.ts'

const APART = join(import.meta.dirname, 'lighthouse')
const PROGRAM = join(APART, 'node_modules/lighthouse/cli/index.js')
/** Its median is what its authors advise to look at. */
const ROUNDS = 3

const GOALS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }
type Category = keyof typeof GOALS
const CATEGORIES = Object.keys(GOALS) as Category[]
const NAMES: Record<Category, string> = {
  performance: 'performance',
  accessibility: 'accessibility',
  'best-practices': 'best practices',
  seo: 'SEO',
}

const PAGES = {
  'front page': '/',
  consultation: '/konsultacje/park-nad-netta-co-zmienic-a-co-zostawic',
  'list of practices': '/mapa',
  'map of the network': '/mapa-sieci',
  guide: '/wiedza/poradniki/fundusz-solecki',
}

const command = promisify(execFile)

export async function run(): Promise<Row[]> {
  await install()
  return inFolder(async (folder) => {
    const portal = await startPortal({ folder: join(folder, 'data'), demo: true })
    try {
      await portal.atRest()
      const rows: Row[] = []
      for (const [name, path] of Object.entries(PAGES)) rows.push(...(await judged(portal, name, path, folder)))
      return rows
    } finally {
      await portal.stop()
    }
  })
}

async function install() {
  if (existsSync(PROGRAM)) return
  await command('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: APART })
}

interface Report {
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null; displayValue?: string }>
}

async function judged(portal: Portal, name: string, path: string, folder: string): Promise<Row[]> {
  const reports: Report[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    reports.push(await report(`http://127.0.0.1:${portal.port}${path}`, folder))
  return CATEGORIES.map((category) => {
    const scores = reports.map(({ categories }) => Math.round((categories[category].score ?? 0) * 100))
    const short = [...new Set(reports.flatMap((each) => shortOf(each, category)))]
    const wanting = short.length > 0 ? `; not full: ${short.join(', ')}` : ''
    return atLeast(
      `Lighthouse, ${name}, ${NAMES[category]}`,
      median(scores),
      GOALS[category],
      '',
      `as a telephone; ${path}; ${scores.join(', ')}${wanting}`,
    )
  })
}

/** Audits that count and are not passed in full, with what was measured. */
const shortOf = ({ categories, audits }: Report, category: Category) =>
  categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < (category === 'performance' ? 0.9 : 1))
    .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim())

async function report(address: string, folder: string): Promise<Report> {
  const file = join(folder, 'report.json')
  const words = [
    address,
    '--output=json',
    `--output-path=${file}`,
    '--quiet',
    '--no-enable-error-reporting',
    `--only-categories=${CATEGORIES.join(',')}`,
    `--chrome-flags=--headless ${FLAGS.join(' ')}`,
  ]
  await command(process.execPath, [PROGRAM, ...words], { env: { ...process.env, CHROME_PATH: PATH } })
  return JSON.parse(await readFile(file, 'utf8')) as Report
}
