// How many remarks a second people can give over HTTP, each answered when PostgreSQL has it on disk, beside pgbench that
// runs the same inserts with as many clients.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgres } from '../tests/support/postgres.ts'
import type { Statement } from './inside/recording.ts'
import { atLeast, many, median, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { type Load, send } from './support/load.ts'
import { filled, inPlace, type Place, query, settingsOf } from './support/place.ts'
import { startPortal } from './support/portal.ts'
import { REMARK, SIGNATURE } from './support/remark.ts'

const CLIENTS = 8
const ROUNDS = 3
const SECONDS = 5

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const [path = ''] = await filled(place, [5000])
    const script = join(dirname(place.folder), 'giving.sql')
    await writeFile(script, await scriptOf(place, path))
    // Grouping a new remark is a job; with `web` alone it waits, as where another machine does the jobs.
    const portal = await startPortal({ ...place, path, role: 'web' })
    try {
      const load = givingTo(portal.port, path, await shownTo(portal.port, path))
      const rounds: { http: number; bare: number }[] = []
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push({ http: (await send(load)).perSecond, bare: await pgbench(place, script) })
      const [settings] = await query<{ fsync: string; commit: string }>(
        place.databaseUrl,
        `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
      )
      const perSecond = (which: 'http' | 'bare') => many(median(rounds.map((round) => round[which])))
      return [
        atLeast(
          'giving a remark over HTTP, beside pgbench',
          median(rounds.map(({ http, bare }) => http / bare)),
          0.15,
          '×',
          `${perSecond('http')}/s of ${perSecond('bare')}/s with the same inserts; ${CLIENTS} clients, fsync ${settings?.fsync}, synchronous_commit ${settings?.commit}`,
        ),
      ]
    } finally {
      await portal.stop()
    }
  })
}

/** A form that was shown long enough ago to be sent. */
async function shownTo(port: number, path: string): Promise<string> {
  const form = await (await fetch(`http://127.0.0.1:${port}${path}/uwagi/nowa`)).text()
  await new Promise((resolve) => setTimeout(resolve, 3200))
  return /name="shown" value="([^"]+)"/.exec(form)?.[1] ?? ''
}

const givingTo = (port: number, path: string, shown: string): Load => ({
  port,
  method: 'POST',
  path: `${path}/uwagi/nowa`,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    // Each remark from an address of its own, as a proxy tells it: limits count people, and these are many.
    'x-forwarded-for': '{run}.{n}',
  },
  body: `${new URLSearchParams({ shown, body: REMARK, signature: SIGNATURE })}&formKey={run}-{n}`,
  connections: CLIENTS,
  warmUp: 1,
  seconds: SECONDS,
  status: 303,
})

async function pgbench({ databaseUrl }: Place, script: string): Promise<number> {
  const options = ['-n', '-f', script, '-c', String(CLIENTS), '-j', '1', '-T', String(SECONDS), databaseUrl]
  const { stdout } = await promisify(execFile)(join(findPostgres() ?? '', 'pgbench'), options)
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
}

/** What the product tells PostgreSQL to keep one remark, with ids and keys that differ each time. */
async function scriptOf(place: Place, path: string): Promise<string> {
  const { answer } = await inside<Statement[]>(['record-giving', path], settingsOf(place))
  const stable = await query<{ id: string }>(place.databaseUrl, 'select id from processes.processes')
  const same = new Set(stable.map(({ id }) => id))
  return answer.map(({ text, values }) => `${written(text, values, same)};\n`).join('')
}

const written = (text: string, values: unknown[], same: Set<string>) =>
  text.replace(/\s+/g, ' ').replace(/\$(\d+)/g, (_, number) => literal(values[Number(number) - 1], same))

/** Ids, references and hashes (all that must be unique) are made anew by PostgreSQL; the rest is as it was. */
const VARIES = /([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})|WIEC-\d{4}-(\d+)|([A-Za-z0-9_-]{22,43})/g

function literal(value: unknown, same: Set<string>): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return quoted(`{${value.map((item) => JSON.stringify(item)).join(',')}}`)
  const text = String(value)
  if (text.startsWith('process:')) return quoted(text)
  let last = 0
  const parts: string[] = []
  for (const match of text.matchAll(VARIES)) {
    const [found, id, reference] = match
    if (same.has(found)) continue
    parts.push(quoted(text.slice(last, match.index)))
    if (id) parts.push('gen_random_uuid()::text')
    else if (reference) parts.push(`'WIEC-0000-' || nextval('remarks.reference_numbers')`)
    else parts.push('md5(random()::text)')
    last = match.index + found.length
  }
  if (parts.length === 0) return quoted(text)
  const joined = [...parts, quoted(text.slice(last))].filter((part) => part !== `''`).join(' || ')
  return joined === 'gen_random_uuid()::text' ? 'gen_random_uuid()' : `(${joined})`
}

const quoted = (text: string) => `'${text.replaceAll(`'`, `''`)}'`
