import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { openTable, type Table, type TableKind, UnreadableFile } from '../../../platform/documents/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { findUnits, type Unit, unitByCode } from '../../places/index.ts'
import { slugOf } from '../../processes/index.ts'
import { mayEditMap, PRACTICES, TAKEN_BY_PAGES } from '../rules.ts'
import { guessMapping, isKnownName, type Mapping } from './columns.ts'
import { type Defaults, type ReadPractice, type RowProblem, readPractices } from './reading.ts'
import {
  deleteImported,
  type Import,
  insertImport,
  insertImported,
  knownAmong,
  recordUndoing,
  takenSlugs,
} from './store.ts'

const AT_ONCE = 250

export interface Understood {
  columns: string[]
  mapping: Mapping
  practices: ReadPractice[]
  problems: RowProblem[]
}

/** Opens a file of practices: CSV, XLSX, JSON lines, or GeoJSON by its features. @throws UnreadableFile */
export async function openPractices(bytes: Uint8Array, name: string): Promise<Table> {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(name) ?? []
  if (/^(geo)?json$/i.test(ending)) return openTable(featuresAsLines(bytes), 'jsonl', { isKnownName })
  const kind: TableKind = /^xlsx$/i.test(ending) ? 'xlsx' : /^jsonl$/i.test(ending) ? 'jsonl' : 'csv'
  return openTable(bytes, kind, { isKnownName })
}

/** Features of a GeoJSON file as records with `lon` and `lat`; another JSON file stays as it is. */
function featuresAsLines(bytes: Uint8Array): Uint8Array {
  let whole: { features?: { properties?: object; geometry?: { type: string; coordinates: number[] } | null }[] }
  try {
    whole = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new UnreadableFile('file-truncated')
  }
  if (!Array.isArray(whole?.features)) return bytes
  const records = whole.features.map(({ properties, geometry }) => ({
    ...properties,
    ...(geometry?.type === 'Point' ? { lon: geometry.coordinates[0], lat: geometry.coordinates[1] } : {}),
  }))
  return new TextEncoder().encode(JSON.stringify(records))
}

/** Reads a whole file and finds what is here already; nothing is stored. */
export async function understandFile(
  context: Context,
  table: Table,
  mapping: Mapping = guessMapping(table.columns),
  defaults: Defaults = { tool: 'other', organiserType: 'other' },
): Promise<Understood> {
  allow(mayEditMap(context.actor))
  const units = new Map<string, Unit | null>()
  const unitOf = async (text: string) => {
    if (!units.has(text)) units.set(text, await unitNamed(context, text))
    return units.get(text) ?? null
  }
  const practices: ReadPractice[] = []
  const problems: RowProblem[] = []
  for await (const read of readPractices(table, mapping, defaults, unitOf))
    if ('problem' in read) problems.push(read)
    else practices.push(read)
  const fresh: ReadPractice[] = []
  for (let start = 0; start < practices.length; start += 1000) {
    const part = practices.slice(start, start + 1000)
    const known = await knownAmong(context.db, part)
    for (const one of part)
      if ((one.sourceKey && known.sources.has(one.sourceKey)) || known.names.has(one.sameKey))
        problems.push({ line: one.line, problem: 'known', value: one.content.title })
      else fresh.push(one)
  }
  problems.sort((a, b) => a.line - b.line)
  return { columns: table.columns, mapping, practices: fresh, problems }
}

async function unitNamed({ db }: Context, text: string): Promise<Unit | null> {
  if (/^\d+$/.test(text)) return unitByCode(db, text)
  return (await findUnits(db, text, { limit: 1 }))[0]?.unit ?? null
}

/** Stores practices read from a file, all or none, published at once: whoever imports has checked the file. */
export async function storePractices(
  context: Context,
  { practices, mapping }: Understood,
  { id, fileName, report }: { id: string; fileName: string; report?: (done: number, total: number) => void },
) {
  allow(mayEditMap(context.actor))
  const by = personId(context.actor)
  await inTransaction(context, async (context) => {
    const { db, now: at } = context
    if (!(await insertImport(db, { id, fileName, mapping, rows: practices.length, at, by }))) return
    for (let start = 0; start < practices.length; start += AT_ONCE) {
      const part = practices.slice(start, start + AT_ONCE)
      const slugs = await freeSlugs(context, part)
      const rows = part.map((practice, index) => ({
        ...practice,
        id: newId(at.epochMilliseconds),
        revisionId: newId(at.epochMilliseconds),
        slug: slugs[index] ?? '',
      }))
      await insertImported(db, rows, { importId: id, at, by })
      report?.(Math.min(start + AT_ONCE, practices.length), practices.length)
    }
    await record(context, 'practices-imported', { kind: 'practices-import', id }, { rows: practices.length })
    await changed(context, PRACTICES)
  })
}

/** Of several with one title, in the file or here, each gets an address of its own. */
async function freeSlugs({ db }: Context, practices: readonly ReadPractice[]): Promise<string[]> {
  const bases = practices.map(({ content }) => slugOf(content.title))
  const taken = new Set([...TAKEN_BY_PAGES, ...(await takenSlugs(db, bases))])
  const slugs: string[] = []
  for (const base of bases) {
    let slug = base
    // The end of a new id is random, so one more try is enough in practice.
    while (taken.has(slug)) slug = `${base}-${newId().slice(-6)}`
    taken.add(slug)
    slugs.push(slug)
  }
  return slugs
}

/** Takes a whole import back; entries that people changed since stay. @throws Refusal `import-undone` the second time */
export async function undoPractices(context: Context, given: Pick<Import, 'id'>): Promise<number> {
  allow(mayEditMap(context.actor))
  return inTransaction(context, async (context) => {
    if (!(await recordUndoing(context.db, given.id, context.now, personId(context.actor)))) refuse('practices-undone')
    const rows = await deleteImported(context.db, given.id)
    await record(context, 'practices-import-undone', { kind: 'practices-import', id: given.id }, { rows })
    await changed(context, PRACTICES)
    return rows
  })
}

/**
 * Imports a file at a path, for the command line.
 * @returns what was understood, and the id of the import; null when nothing was stored
 */
export async function importPractices(
  context: Context,
  path: string,
  options: { dryRun?: boolean; skipBad?: boolean } = {},
): Promise<Understood & { importId: string | null }> {
  const understood = await understandFile(context, await openPractices(await readFile(path), path))
  const bad = understood.problems.some(({ problem }) => problem !== 'known' && problem !== 'twice')
  if (options.dryRun || understood.practices.length === 0 || (bad && !options.skipBad))
    return { ...understood, importId: null }
  const importId = newId()
  await storePractices(context, understood, { id: importId, fileName: basename(path) })
  return { ...understood, importId }
}
