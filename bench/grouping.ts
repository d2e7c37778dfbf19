// How long it takes to group letters, and how much memory: 1,735 scanned letters to a general plan, and 20,000 made of
// them by small edits. Each set is grouped by a process of its own, so that its peak of memory is its own too.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { groupFile } from '../src/modules/remarks/similarity/index.ts'
import { atMost, type Row } from './row.ts'
import { asLines, edited, scannedLetters } from './support/letters.ts'
import { inFolder } from './support/place.ts'

export async function run(): Promise<Row[]> {
  return inFolder(async (folder) => {
    const { letters, source } = await scannedLetters()
    const small = await measure(letters, join(folder, 'letters.jsonl'))
    const large = await measure(edited(letters, LARGE), join(folder, 'edited.jsonl'))
    const found = `${source}; ${small.groups} groups`
    return [
      atMost(`grouping ${letters.length} letters`, small.seconds, SMALL_SECONDS, 's', found),
      atMost(`grouping ${LARGE} letters`, large.seconds, LARGE_SECONDS, 's', `small edits; ${large.groups} groups`),
      atMost(`memory of grouping ${LARGE} letters`, large.megabytes, LARGE_MEGABYTES, 'MB', 'peak of the process'),
    ]
  })
}

const LARGE = 20_000
const SMALL_SECONDS = 3
const LARGE_SECONDS = 25
const LARGE_MEGABYTES = 300

interface Measured {
  seconds: number
  megabytes: number
  groups: number
}

async function measure(letters: string[], path: string): Promise<Measured> {
  await writeFile(path, asLines(letters))
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
