import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import {
  columnOf,
  electionOf,
  listOf,
  metaOf,
  type PbFile,
  type PbTable,
  readPb,
  ruleNamed,
  tally,
} from '../../ballots/index.ts'
import { announceProcess, draftProcess, editProcess, mayAnnounce, processById } from '../../processes/index.ts'
import { KIND } from '../editions/actions.ts'
import { DEFAULTS } from '../editions/settings.ts'
import { insertEdition, insertPool } from '../editions/store.ts'
import { insertArchived } from './archive-store.ts'
import { insertResult, type ResultContent, type ResultRow } from './store.ts'

export interface ArchiveInput {
  organisationId: string
  unitCode: string
  title: string
  /** Pabulib files, one for each pool. */
  files: readonly string[]
  isDemonstration?: boolean
}

export type ArchiveProblem = { file: number; word: string }

interface Read {
  text: string
  file: PbFile
}

/** Reads the files; a file that is none, or cannot be counted, is a problem a person can mend. */
export function readArchive(files: readonly string[]): { read: Read[]; problems: ArchiveProblem[] } {
  const problems: ArchiveProblem[] = []
  const read = files.map((text, at) => {
    const { file } = readPb(text)
    const needed = columnOf(file.projects, 'project_id') >= 0 && columnOf(file.projects, 'cost') >= 0
    if (!needed || file.projects.rows.length === 0) problems.push({ file: at + 1, word: 'not-pb' })
    else if (!grosze(metaOf(file, 'budget'))) problems.push({ file: at + 1, word: 'no-budget' })
    return { text, file }
  })
  return { read, problems }
}

/**
 * Brings an edition from before the portal: its pools, projects and official result as the files say, with the files kept as they
 * came. What the files do not say is counted from their ballots by the plain list.
 * @returns the address of the edition
 */
export async function bringArchive(context: Context, input: ArchiveInput): Promise<string> {
  allow(mayAnnounce(context.actor, { organisationId: input.organisationId }))
  const { read } = readArchive(input.files)
  const [first] = read
  if (!first) throw new Error('an archive needs a file')
  const begin = dateOf(metaOf(first.file, 'date_begin'), 'first')
  const end = dateOf(metaOf(first.file, 'date_end'), 'last')
  return inTransaction(context, async (context) => {
    const { id, slug } = await draftProcess(context, {
      kind: KIND,
      organisationId: input.organisationId,
      unitCode: input.unitCode,
      title: input.title,
      summary: metaOf(first.file, 'description') ?? input.title,
      topic: 'other',
    })
    await insertEdition(context.db, {
      processId: id,
      year: end.year + 1,
      calendar: {
        votingFrom: instant(begin, '00:00'),
        votingTo: instant(end, '23:59:59'),
        resultsAt: instant(end, '23:59:59'),
      },
      settings: { ...DEFAULTS, takesPaper: false },
      archived: true,
      isDemonstration: input.isDemonstration ?? false,
    })
    const pools: ResultContent['pools'] = []
    for (const one of read) pools.push(await bringPool(context, id, one))
    const publishedAt = Temporal.Instant.from(instant(end, '23:59:59'))
    await insertResult(context.db, id, { version: 1, content: { pools }, reason: '', publishedAt, publishedBy: null })
    const process = found(await processById(context.db, id))
    await editProcess(context, process, {
      opensAt: Temporal.Instant.from(instant(begin, '00:00')),
      closesAt: publishedAt,
    })
    await announceProcess(context, found(await processById(context.db, id)))
    await record(context, 'budget-archive-brought', { kind: 'process', id, organisationId: input.organisationId })
    return slug
  })
}

async function bringPool(
  context: Context,
  processId: string,
  { text, file }: Read,
): Promise<ResultContent['pools'][number]> {
  const name = metaOf(file, 'subunit') || metaOf(file, 'district') || metaOf(file, 'unit') || 'Pula'
  const amountGrosze = grosze(metaOf(file, 'budget')) ?? 1
  const { election } = electionOf(file)
  const threshold = Number(metaOf(file, 'min_project_score_threshold') ?? 0) || 0
  const poolId = await insertPool(
    context.db,
    processId,
    {
      name,
      areaWords: metaOf(file, 'description') ?? '',
      residents: 0,
      amountGrosze,
      signatures: 0,
      leastGrosze: null,
      mostGrosze: null,
      threshold: Math.floor(threshold),
      oneOf: false,
    },
    text,
  )
  const { projects } = file
  const selectedAt = columnOf(projects, 'selected')
  const selected = selectedAt < 0 ? plainWinners(file) : null
  const rows = projects.rows.map((row, at) => ({
    id: newId(),
    at,
    archivedId: cell(projects, row, 'project_id'),
    title: cell(projects, row, 'name') || cell(projects, row, 'project_id'),
    description: cell(projects, row, 'description'),
    category: listOf(cell(projects, row, 'category'))[0] ?? '',
    cost: grosze(cell(projects, row, 'cost')) ?? 0,
    votes: Number(cell(projects, row, 'votes')) || election.votes[at] || 0,
    score:
      Number(cell(projects, row, 'score')) ||
      (election.hasPoints ? (election.points[at] ?? 0) : (election.votes[at] ?? 0)),
    selected: selected ? (selected.has(at) ? 1 : 0) : Number(row[selectedAt] ?? 0) || 0,
    lon: degrees(cell(projects, row, 'longitude')),
    lat: degrees(cell(projects, row, 'latitude')),
  }))
  const ranked = rows.toSorted((a, b) => b.score - a.score || b.votes - a.votes || a.cost - b.cost || a.at - b.at)
  await insertArchived(
    context.db,
    { processId, poolId, at: context.now },
    ranked.map((row) => ({ ...row, category: CATEGORY[row.category] ?? 'other' })),
  )
  let left = amountGrosze
  const result = ranked.map((row, at): ResultRow => {
    const won = row.selected > 0
    const lacked = won ? 0 : Math.max(0, row.cost - left)
    if (won) left -= row.cost
    const short = threshold > 0 && row.score < threshold
    const reason = won
      ? row.selected === 1
        ? 'funded'
        : 'reserve'
      : short
        ? 'below-threshold'
        : lacked > 0
          ? 'too-dear'
          : 'not-chosen'
    return {
      projectId: row.id,
      number: at + 1,
      title: row.title,
      place: at + 1,
      score: Math.round(row.score),
      votes: row.votes,
      costGrosze: row.cost,
      won,
      reason,
      lacked: reason === 'too-dear' ? lacked : 0,
      by: null,
    }
  })
  return {
    poolId,
    name,
    amountGrosze,
    residents: 0,
    threshold: Math.floor(threshold),
    spentGrosze: result.reduce((sum, row) => sum + (row.won ? row.costGrosze : 0), 0),
    voters: election.voters,
    valid: election.voters,
    blank: 0,
    points: election.hasPoints,
    rows: result,
    ties: [],
    draw: null,
    pollSlug: null,
  }
}

/** Where a file does not say who won: the plain list, the cheaper of equal ones first. */
function plainWinners(file: PbFile): Set<number> {
  const { election } = electionOf(file)
  const rule = ruleNamed(election.hasPoints ? 'greedy_points' : 'greedy_votes')
  return new Set(rule ? tally(election, rule).selected : [])
}

const CATEGORY: Record<string, string> = {
  'environmental protection': 'greenery',
  'public transit and roads': 'streets',
  'public space': 'greenery',
  sport: 'sport',
  culture: 'culture',
  education: 'culture',
  health: 'social',
  welfare: 'social',
}

const cell = (table: PbTable, row: readonly string[], name: string): string => {
  const at = columnOf(table, name)
  return at < 0 ? '' : (row[at] ?? '').trim()
}

/** `1000.50` in grosze; null for what is no amount. */
function grosze(text: string | undefined): number | null {
  const [, whole, part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec((text ?? '').trim()) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2))
}

const degrees = (text: string) => (/^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : null)

/** `05.11.2023`, or a year alone. */
function dateOf(text: string | undefined, end: 'first' | 'last'): Temporal.PlainDate {
  const [, day, month, year] = /^(?:(\d{1,2})\.(\d{1,2})\.)?(\d{4})$/.exec((text ?? '').trim()) ?? []
  if (!year) return Temporal.PlainDate.from('2000-01-01')
  if (!day || !month) return Temporal.PlainDate.from(end === 'first' ? `${year}-01-01` : `${year}-12-31`)
  return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) })
}

const instant = (date: Temporal.PlainDate, time: string) =>
  date.toZonedDateTime({ timeZone: 'Europe/Warsaw', plainTime: time }).toInstant().toString()
