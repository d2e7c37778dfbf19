import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { readConfig } from '../../platform/config.ts'
import { sql } from '../../platform/db/index.ts'
import { openDisk } from '../../platform/files/disk.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import { examine } from '../commands/doctor.ts'
import { lookAtClock, lookAtJobs, lookAtMigrations, lookAtServer } from './database.ts'
import { lookAtDisk, lookAtFiles, lookAtFolder } from './machine.ts'
import { lookAtAddress, lookAtMail } from './outside.ts'

describe('what the doctor says of the machine', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wiec-doctor-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('a folder that others may read is told, with what to do', async () => {
    await chmod(folder, 0o755)
    expect((await lookAtFolder({ dataFolder: folder })).problem).toContain(`chmod 700 ${folder}`)
    await chmod(folder, 0o700)
    expect((await lookAtFolder({ dataFolder: folder })).problem).toBeNull()
  })

  test('a folder that cannot be made is told', async () => {
    await writeFile(join(folder, 'a-file'), '')
    expect((await lookAtFolder({ dataFolder: join(folder, 'a-file/var') })).problem).toContain('WIEC_DATA')
  })

  test('too little room is told', async () => {
    expect((await lookAtDisk({ dataFolder: folder }, 0)).problem).toBeNull()
    expect((await lookAtDisk({ dataFolder: folder }, Number.MAX_SAFE_INTEGER)).problem).toContain('Zwolnij miejsce')
  })

  test('a store that gives back something else, or nothing, is told; ours is left as it was', async () => {
    const files = await openDisk(join(folder, 'files'))
    expect((await lookAtFiles(files, 'files')).problem).toBeNull()
    expect(await Array.fromAsync(files.list())).toEqual([])
    const lossy = { ...files, read: async () => new Uint8Array([1]) }
    expect((await lookAtFiles(lossy, 'files')).problem).toContain('zmieniony')
    const full = { ...files, put: () => Promise.reject(new Error('ENOSPC')) }
    expect((await lookAtFiles(full, 'files')).problem).toContain('Nie mogę zapisać')
  })

  test('wrong settings are all there is to say', async () => {
    const findings = await examine({ WIEC_DATA: folder, PORT: 'x', SMTP_URL: 'mail' })
    expect(findings.map(({ problem }) => problem)).toEqual([
      expect.stringContaining('PORT'),
      expect.stringContaining('SMTP_URL'),
    ])
  })
})

describe('what the doctor says of the world outside', () => {
  test.each([
    { url: 'https://wiec.example', demo: false, problem: null },
    { url: 'http://localhost:3000', demo: true, problem: null },
    { url: 'http://localhost:3000', demo: false, problem: 'WIEC_URL' },
    { url: 'http://wiec.example', demo: false, problem: 'https' },
    { url: 'https://wiec.example', demo: true, problem: 'WIEC_DEMO=0' },
  ])('$url, demonstration: $demo', ({ problem, ...config }) => {
    const [found] = lookAtAddress(config)
    if (problem) expect(found?.problem).toContain(problem)
    else expect(found?.problem).toBeNull()
  })

  test('a mail server that hangs up is told', async () => {
    const server = createServer((socket) => socket.end('554 not today\r\n'))
    const port = await new Promise<number>((listening) => {
      server.listen(0, '127.0.0.1', () => listening((server.address() as { port: number }).port))
    })
    const { mail: settings } = readConfig({
      WIEC_DATA: '/nowhere',
      WIEC_SECRET: 'x'.repeat(32),
      MAIL_FROM: 'Sieć <siec@example.org>',
    })
    const mail = { ...settings, smtpUrl: `smtp://127.0.0.1:${port}` }
    expect((await lookAtMail({ mail, demo: false, url: 'https://wiec.example' })).problem).toContain('(554)')
    server.close()
  })
})

eachEngine('what the doctor says of the database', (at) => {
  const now = Temporal.Instant.from('2026-09-30T10:00:00Z')
  const daily: JobDefinition = { name: 'app.daily', every: '40 3 * * *', run: async () => {} }
  const ran = (name: string, started: string, finished: string | null, problem: string | null = null) =>
    sql`insert into platform.job_runs (name, started_at, finished_at, problem) values (${name}, ${started}, ${finished}, ${problem})
      on conflict (name) do update set started_at = ${started}, finished_at = ${finished}, problem = ${problem}`.execute(
      at.db,
    )

  test('a database of ours is fine', async () => {
    expect((await lookAtServer(at.db)).problem).toBeNull()
    expect((await lookAtMigrations(at.db)).problem).toBeNull()
    expect((await lookAtClock(at.db)).problem).toBeNull()
  })

  test('jobs that failed, hang or did not come in time are named', async () => {
    expect((await lookAtJobs(at.db, [daily], now)).problem).toBeNull()
    await ran('app.daily', '2026-09-30T01:40:00Z', '2026-09-30T01:40:01Z')
    expect((await lookAtJobs(at.db, [daily], now)).problem).toBeNull()
    await ran('app.daily', '2026-09-28T01:40:00Z', '2026-09-28T01:40:01Z')
    expect((await lookAtJobs(at.db, [daily], now)).problem).toContain('w porę: app.daily')
    await ran('app.daily', '2026-09-30T01:40:00Z', '2026-09-30T01:40:01Z', 'TypeError')
    expect((await lookAtJobs(at.db, [daily], now)).problem).toContain('app.daily ostatnio się nie udało (TypeError)')
    await ran('app.daily', '2026-09-30T01:40:00Z', null)
    expect((await lookAtJobs(at.db, [daily], now)).problem).toContain('zaczęło się i nie skończyło')
  })

  test('a migration that was edited after it ran, and one that has not run, are told', async () => {
    await sql`update platform.migrations set checksum = 'other' where number = 1`.execute(at.db)
    expect((await lookAtMigrations(at.db)).problem).toContain('0001_platform.sql została zmieniona')
    await sql`delete from platform.migrations where number = 11`.execute(at.db)
    expect((await lookAtMigrations(at.db)).problem).toContain('Baza czeka na migracje: 0011_moderation.sql')
  })
})
