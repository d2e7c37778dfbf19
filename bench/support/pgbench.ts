// pgbench running what the product told PostgreSQL, with ids and keys that differ each time.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgres } from '../../tests/support/postgres.ts'
import type { Statement } from '../inside/recording.ts'
import { inside } from './inside.ts'
import { type Place, query, settingsOf } from './place.ts'

/**
 * Records a task of `bench/inside` and writes its statements as a script.
 * @param same tables whose ids stay what they are: what is written to, rather than what is written
 * @returns path of the script
 */
export async function recordedScript(place: Place, task: string[], same: string[]): Promise<string> {
  const { answer } = await inside<Statement[]>(task, settingsOf(place))
  const ids = new Set<string>()
  for (const table of same)
    for (const { id } of await query<{ id: string }>(place.databaseUrl, `select id from ${table}`)) ids.add(id)
  const script = join(dirname(place.folder), `${task[0]}.sql`)
  await writeFile(script, answer.map(({ text, values }) => `${written(text, values, ids)};\n`).join(''))
  return script
}

/** Runs it for so many seconds and gives how many times a second it ran. */
export async function runScript(
  { databaseUrl }: Place,
  script: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const options = ['-n', '-f', script, '-c', String(clients), '-j', '1', '-T', String(seconds), databaseUrl]
  const { stdout } = await promisify(execFile)(join(findPostgres() ?? '', 'pgbench'), options)
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
}

/** Whether a commit waits for the disk, in words for a note. */
export async function durabilityOf({ databaseUrl }: Place): Promise<string> {
  const [settings] = await query<{ fsync: string; commit: string }>(
    databaseUrl,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  return `fsync ${settings?.fsync}, synchronous_commit ${settings?.commit}`
}

const written = (text: string, values: unknown[], same: Set<string>) =>
  text.replace(/\s+/g, ' ').replace(/\$(\d+)/g, (_, number) => literal(values[Number(number) - 1], same))

/** Ids, references and hashes (all that must be unique) are made anew by PostgreSQL; the rest is as it was. */
const VARIES =
  /([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})|WIEC-\d{4}-(\d+)|^([2-9A-Z]{4}-[2-9A-Z]{4})$|([A-Za-z0-9_-]{22,43})/g

function literal(value: unknown, same: Set<string>): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return quoted(`{${value.map((item) => JSON.stringify(item)).join(',')}}`)
  const text = String(value)
  let last = 0
  const parts: string[] = []
  for (const match of text.matchAll(VARIES)) {
    const [found, id, reference, code] = match
    if (same.has(found)) continue
    parts.push(quoted(text.slice(last, match.index)))
    if (id) parts.push('gen_random_uuid()::text')
    else if (reference) parts.push(`'WIEC-0000-' || nextval('remarks.reference_numbers')`)
    else if (code) parts.push('upper(substr(md5(random()::text), 1, 9))')
    else parts.push('md5(random()::text)')
    last = match.index + found.length
  }
  if (parts.length === 0) return quoted(text)
  const joined = [...parts, quoted(text.slice(last))].filter((part) => part !== `''`).join(' || ')
  return joined === 'gen_random_uuid()::text' ? 'gen_random_uuid()' : `(${joined})`
}

const quoted = (text: string) => `'${text.replaceAll(`'`, `''`)}'`
