import type { PbFile, PbLines, PbProblem, Section } from './file.ts'
import { RowReader } from './rows.ts'

export interface PbRead {
  file: PbFile
  lines: PbLines
  /** What is wrong with the shape of the file; `checkPb` says what is wrong with its content. */
  problems: PbProblem[]
}

/** Reads a file in pieces, each as it arrives. */
export interface PbReader {
  push(piece: string): void
  end(): PbRead
}

/** Reads a whole `.pb` file. Never fails: what is wrong with its shape is in `problems`. */
export function readPb(text: string): PbRead {
  const reader = pbReader()
  reader.push(text)
  return reader.end()
}

/** Reads a `.pb` file from a stream of bytes or of text. */
export async function readPbStream(stream: AsyncIterable<Uint8Array | string>): Promise<PbRead> {
  const reader = pbReader()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for await (const piece of stream)
    reader.push(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))
  reader.push(decoder.decode())
  return reader.end()
}

export function pbReader(): PbReader {
  const file: PbFile = { meta: [], projects: { columns: [], rows: [] }, votes: { columns: [], rows: [] } }
  const lines: PbLines = { meta: [], projects: [], votes: [], heads: { meta: null, projects: null, votes: null } }
  const problems: PbProblem[] = []
  const seen: Section[] = []
  let section: Section | null = null
  let wantsHead = false

  const rows = new RowReader(take, (line) => problems.push(error('unclosed-quote', line)))

  function take(cells: string[], line: number) {
    if (cells.length === 1 && cells[0]!.trim() === '') return
    const begun = sectionOf(cells)
    if (begun) return begin(begun, line)
    if (section === null) {
      problems.push(error('before-sections', line, { text: cells.join(';').slice(0, 60) }))
      return
    }
    if (wantsHead) {
      wantsHead = false
      lines.heads[section] = line
      if (section !== 'meta') file[section].columns = cells
      else if (cells[0]?.trim().toLowerCase() !== 'key' || cells[1]?.trim().toLowerCase() !== 'value') {
        problems.push(error('meta-head', line))
        keep(cells, line, section)
      }
      return
    }
    keep(cells, line, section)
  }

  function keep(cells: string[], line: number, kept: Section) {
    lines[kept].push(line)
    if (kept === 'meta') file.meta.push(cells)
    else file[kept].rows.push(cells)
  }

  function begin(begun: Section, line: number) {
    if (seen.includes(begun)) problems.push(error('section-twice', line, { section: begun.toUpperCase() }))
    else if (order(seen.at(-1)) > order(begun))
      problems.push(error('section-order', line, { section: begun.toUpperCase() }))
    seen.push(begun)
    section = begun
    wantsHead = true
  }

  return {
    push: (piece) => rows.push(piece),
    end() {
      rows.end()
      for (const wanted of NAMES)
        if (!seen.includes(wanted)) problems.push(error('section-missing', null, { section: wanted.toUpperCase() }))
      for (const wanted of ['projects', 'votes'] as const)
        if (seen.includes(wanted) && lines.heads[wanted] === null)
          problems.push(error('head-missing', null, { section: wanted.toUpperCase() }))
      return { file, lines, problems }
    },
  }
}

/** A project may be called "Votes": only a row with nothing else begins a section. */
function sectionOf(cells: string[]): Section | null {
  const word = cells[0]!.trim().toLowerCase()
  if (word !== 'meta' && word !== 'projects' && word !== 'votes') return null
  return cells.slice(1).every((cell) => cell.trim() === '') ? word : null
}

const NAMES: readonly Section[] = ['meta', 'projects', 'votes']
const order = (section: Section | undefined) => (section ? NAMES.indexOf(section) : -1)

const error = (word: string, line: number | null, values: PbProblem['values'] = {}): PbProblem => ({
  word,
  severity: 'error',
  line,
  values,
})
