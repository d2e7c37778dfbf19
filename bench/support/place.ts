import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../tests/support/postgres.ts'
import { inside } from './inside.ts'

/** A PostgreSQL of our own with its usual safety (fsync on), and a data folder; both go when the work ends. */
export interface Place {
  databaseUrl: string
  /** Data folder of the portal. */
  folder: string
}

export async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  return inFolder(async (base) => {
    const server = await startPostgres(join(base, 'postgres'), { durable: true })
    try {
      await query(server.url('postgres'), 'create database wiec')
      const folder = join(base, 'data')
      await mkdir(folder)
      return await work({ databaseUrl: server.url('wiec'), folder })
    } finally {
      await server.stop()
    }
  })
}

/** A folder of its own that goes when the work ends. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const base = await mkdtemp(join(tmpdir(), 'wiec-bench-'))
  try {
    return await work(base)
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}

/** Fills the place with an open consultation for each number of remarks, and says their addresses. */
export async function filled(place: Place, sizes: number[]): Promise<string[]> {
  const { answer } = await inside<string[]>(['fill', ...sizes.map(String)], settingsOf(place))
  return answer.map((slug) => `/konsultacje/${slug}`)
}

export const settingsOf = ({ databaseUrl, folder }: Place) => ({ DATABASE_URL: databaseUrl, WIEC_DATA: folder })

export async function query<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
