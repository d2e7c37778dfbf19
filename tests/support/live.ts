import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openHouse } from '../../src/app/house.ts'
import { definitions } from '../../src/app/jobs.ts'
import { openPortal } from '../../src/app/portal.tsx'
import { createPerson } from '../../src/modules/identity/index.ts'
import { createOrganisation, giveRole, type TeamRole } from '../../src/modules/network/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { systemContext } from '../../src/platform/context.ts'
import { serve } from '../../src/platform/http/server.ts'
import { silentLog } from '../../src/platform/log.ts'
import { type FolderMail, listMails, mailFolder } from '../../src/platform/mail/index.ts'
import { openMigrated } from './database.ts'
import { passwordHash } from './passwords.ts'
import { SECRET } from './portal.ts'
import { built, freePort } from './server.ts'

/**
 * The portal as `wiec serve --demo` puts it together, with its worker, its queue and its folder of letters, so that a story
 * of weeks can be lived in a minute: the clock alone is the test's.
 * @param begins when the story begins
 */
export async function aLivePortal(begins: Temporal.Instant) {
  built()
  const folder = await mkdtemp(join(tmpdir(), 'wiec-live-'))
  const filled = await openMigrated(join(folder, 'db'))
  await filled.close()

  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const config = readConfig({
    PORT: String(port),
    WIEC_URL: origin,
    WIEC_DATA: folder,
    WIEC_SECRET: SECRET,
    WIEC_DEMO: '1',
  })
  const clock = fixedClock(begins)
  const house = await openHouse(config, { definitions: definitions(), worker: true, clock, log: silentLog })
  // What is to wait a day by the story's clock waits a day of the machine's, by which the queue runs.
  const { send, ...queue } = house.jobs
  const ahead = () => clock.now().until(Temporal.Now.instant())
  house.jobs = {
    ...queue,
    send: (context, name, data, { startAfter, ...options } = {}) =>
      send(context, name, data, { ...options, ...(startAfter ? { startAfter: startAfter.add(ahead()) } : {}) }),
  }
  const { app, cache } = await openPortal(house)
  const server = await serve(app, cache, config)
  await house.jobs.start(definitions(), (job) => systemContext(house, job))
  const system = () => systemContext(house, 'test')

  return {
    origin,
    clock,
    /** So much time goes by. */
    pass(time: Temporal.DurationLike) {
      clock.set(clock.now().add(time))
      // Kept pages grow old by the machine's time.
      cache.clear()
    },
    organisation: (name: string, unitCode: string) =>
      createOrganisation(system(), {
        name,
        kind: 'local-government',
        unitCode,
        email: null,
        phone: null,
        address: null,
        website: null,
        description: '',
      }),
    /** Somebody with a password and a role in the team. */
    async member(email: string, name: string, role: TeamRole, organisationId: string) {
      const personId = await createPerson(system(), { name, email, passwordHash: await passwordHash(), demo: true })
      await giveRole(system(), { personId, role, organisationId })
    },
    /** Does now what the timetable does within a minute of the machine's time. */
    turn: (job: string) => house.jobs.send(system(), job, {}),
    /** The letter to an address with such a subject, as soon as the worker has sent it. */
    async letterTo(email: string, subject: RegExp): Promise<FolderMail> {
      const find = async () =>
        (await listMails(mailFolder(config))).find((letter) => letter.to === email && subject.test(letter.subject))
      await expect.poll(find, { timeout: 30_000, interval: 100, message: `${subject} to ${email}` }).toBeDefined()
      return (await find()) as FolderMail
    },
    async close() {
      await server.stop()
      await house.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type LivePortal = Awaited<ReturnType<typeof aLivePortal>>
