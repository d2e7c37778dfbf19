// How long it takes to group letters, and how much memory: 1,735 scanned letters to a general plan, and 20,000 made of
// them by small edits. Each set is grouped by a process of its own, so that its peak of memory is its own too.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  CAMPAIGNS,
  campaignLetter,
  misread,
  OWN_LETTERS,
  pick,
  type Random,
  seeded,
} from '../src/modules/remarks/similarity/examples.ts'
import { groupFile } from '../src/modules/remarks/similarity/index.ts'
import { atMost, type Row } from './row.ts'

export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wiec-grouping-'))
  try {
    const { letters, source } = await scannedLetters()
    const small = await measure(letters, join(folder, 'letters.jsonl'))
    const large = await measure(edited(letters, LARGE), join(folder, 'edited.jsonl'))
    return [
      atMost(
        `grouping ${letters.length} letters`,
        small.seconds,
        SMALL_SECONDS,
        's',
        `${source}; ${small.groups} groups`,
      ),
      atMost(`grouping ${LARGE} letters`, large.seconds, LARGE_SECONDS, 's', `small edits; ${large.groups} groups`),
      atMost(`memory of grouping ${LARGE} letters`, large.megabytes, LARGE_MEGABYTES, 'MB', 'peak of the process'),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const SMALL = 1735
const LARGE = 20_000
const SMALL_SECONDS = 3
const LARGE_SECONDS = 25
const LARGE_MEGABYTES = 300

/** The letters of the file named by WIEC_LETTERS or lying beside the repository; otherwise as many of our own. */
async function scannedLetters(): Promise<{ letters: string[]; source: string }> {
  const path = process.env.WIEC_LETTERS ?? '../shared/data/remarks/gdansk-plan-ogolny.jsonl'
  if (!existsSync(path)) return { letters: written(SMALL), source: 'letters made by the benchmark' }
  const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean)
  return { letters: lines.map((line) => String(JSON.parse(line).text)), source: 'scanned letters' }
}

/** Three letters in five belong to campaigns, as in the scanned ones. */
function written(count: number): string[] {
  const random = seeded(1735)
  return Array.from({ length: count }, () => {
    const noise = random() * 0.05
    if (random() < 0.4) return misread([pick(OWN_LETTERS, random), pick(OWN_LETTERS, random)].join(' '), random, noise)
    return campaignLetter(pick(Object.values(CAMPAIGNS), random), random, { noise, additions: random() < 0.2 ? 1 : 0 })
  })
}

/** Letters again and again, each time with a few words changed, numbers of its own and sometimes a sentence more. */
function edited(letters: string[], count: number): string[] {
  const random = seeded(20_000)
  return Array.from({ length: count }, (_, i) => edit(letters[i % letters.length] as string, random))
}

function edit(letter: string, random: Random): string {
  const renumbered = letter.replace(/\d+/g, (number) => (random() < 0.3 ? String(Math.floor(random() * 999)) : number))
  const addition = random() < 0.2 ? ` ${pick(OWN_LETTERS, random)}` : ''
  return misread(renumbered, random, 0.01) + addition
}

interface Measured {
  seconds: number
  megabytes: number
  groups: number
}

async function measure(letters: string[], path: string): Promise<Measured> {
  await writeFile(path, letters.map((text, i) => `${JSON.stringify({ id: `L${i}`, text })}\n`).join(''))
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, path])
  return JSON.parse(stdout) as Measured
}

async function groupAndReport(path: string): Promise<void> {
  const start = performance.now()
  const { groups } = await groupFile(path)
  const seconds = (performance.now() - start) / 1000
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(JSON.stringify({ seconds, megabytes, groups: groups.length } satisfies Measured))
}

const path = process.argv[2]
if (import.meta.main && path) await groupAndReport(path)
