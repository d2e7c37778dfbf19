import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { definitions } from '../../src/app/jobs.ts'
import { openPortal } from '../../src/app/portal.tsx'
import { texts } from '../../src/app/texts.ts'
import { createPerson, openSession, personByEmail } from '../../src/modules/identity/index.ts'
import { giveRole, type Role } from '../../src/modules/network/index.ts'
import { openBus } from '../../src/platform/bus.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Context, systemContext } from '../../src/platform/context.ts'
import { openDisk } from '../../src/platform/files/disk.ts'
import { newId } from '../../src/platform/ids.ts'
import { testJobs } from '../../src/platform/jobs/testing.ts'
import { openLog } from '../../src/platform/log.ts'
import { type FolderMail, listMails, mailFolder, openMail } from '../../src/platform/mail/index.ts'
import type { TestDatabase } from './database.ts'
import { contextOf, type Person } from './house.ts'
import { aVisitor, type Visitor } from './visitor.ts'

export const ORIGIN = 'https://wiec.example'
export const SECRET = 'only for tests, only for tests, only'
export const NOW = '2026-09-30T10:00:00Z'

/**
 * The whole portal in this process, on the database of a test: real files and real letters in a folder of its own, jobs
 * run when the test says so, a clock the test sets.
 */
export async function aPortal(at: Pick<TestDatabase, 'db'>, settings: Record<string, string> = {}) {
  const folder = settings.WIEC_DATA ?? (await mkdtemp(join(tmpdir(), 'wiec-portal-')))
  const clock = fixedClock(NOW)
  const jobs = testJobs(definitions())
  const faults: string[] = []
  const config = readConfig({
    WIEC_DATA: folder,
    WIEC_URL: ORIGIN,
    WIEC_SECRET: SECRET,
    WIEC_DEMO: '1',
    TRUST_PROXY: '1',
    UPLOAD_LIMIT_MB: '2',
    ...settings,
  })
  const house = {
    config,
    db: at.db,
    files: await openDisk(join(folder, 'files')),
    jobs,
    bus: await openBus(null),
    // What should never happen is written down, and read by `faults`.
    log: openLog((line) => faults.push(line)),
    clock,
    mail: await openMail(config, clock),
    texts,
  }
  const { app, cache } = await openPortal(house)
  const answering = async (path: string, init: RequestInit) => app.request(new URL(path, ORIGIN).href, init)
  const visitor = (cookie = '') => aVisitor(answering, { cookie, origin: ORIGIN })

  return {
    house,
    app,
    cache,
    clock,
    jobs,
    /** Lines of the log about what should never happen. */
    faults: () => faults.filter((line) => line.includes('"error"')),
    system: () => systemContext(house, 'test'),
    contextOf: (person: Person, now = house.clock.now()): Context => ({ ...contextOf(house, person), now }),
    stranger: (): Visitor => visitor(),
    /** A browser in which this person is signed in. */
    signedIn: async (person: Pick<Person, 'id'>): Promise<Visitor> => visitor(await openSession(house, person.id)),
    /** Somebody with an account and these roles. */
    async person(roles: { role: Role; scope: string | null }[] = [], name = 'Ewa Nowak'): Promise<Person> {
      const email = `${newId().slice(-12)}@example.org`
      const id = await createPerson(systemContext(house, 'test'), { name, email, demo: true })
      for (const { role, scope } of roles)
        await giveRole(systemContext(house, 'test'), { personId: id, role, organisationId: scope })
      const found = await personByEmail(house, email)
      if (!found) throw new Error('not created')
      return { kind: 'person', id: found.id, name: found.name, email: found.email, roles }
    },
    letters: async (): Promise<FolderMail[]> => listMails(mailFolder(config)),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

export type TestPortal = Awaited<ReturnType<typeof aPortal>>
