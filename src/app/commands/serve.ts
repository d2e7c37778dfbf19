import type { Config } from '../../platform/config.ts'
import { readConfig } from '../../platform/config.ts'
import { systemContext } from '../../platform/context.ts'
import { serve as serveHttp } from '../../platform/http/server.ts'
import { metricsServer } from '../../platform/metrics.ts'
import { openHouse } from '../house.ts'
import { definitions } from '../jobs.ts'
import { openPortal } from '../portal.tsx'
import { prepareData } from '../prepare-data.ts'
import { type Command, CommandProblem, say } from './command.ts'

const ROLES = ['web', 'worker', 'all']

export const serve: Command = {
  name: 'serve',
  summary: 'Uruchamia portal: strony i zadania w tle.',
  usage: 'serve [--role web|worker|all]',
  options: { role: { type: 'string' }, demo: { type: 'boolean' } },
  meanings: {
    role: 'web: same strony, worker: same zadania, all (domyślnie): wszystko w jednym procesie',
    demo: 'tryb pokazowy: pusta baza dostaje sieć pokazową, skrzynka listów jest pod /poczta',
  },
  async run({ values }) {
    const role = String(values.role ?? 'all')
    if (!ROLES.includes(role)) throw new CommandProblem(`Nie znam roli „${role}”. Podaj web, worker albo all.`)
    const config = readConfig({ ...process.env, ...(values.demo ? { WIEC_DEMO: process.env.WIEC_DEMO ?? '1' } : {}) })
    await run(config, { web: role !== 'worker', worker: role !== 'web' })
  },
}

async function run(config: Config, roles: { web: boolean; worker: boolean }) {
  const house = await openHouse(config, { definitions: definitions(), worker: roles.worker })
  const signIns = await prepareData(house)
  const metrics = config.metricsPort ? await metricsServer(config.metricsPort) : null

  const server = roles.web ? await listening(house, config) : null
  if (roles.worker) await house.jobs.start(definitions(), (job) => systemContext(house, job))
  if (server) {
    const url = process.env.WIEC_URL ?? `http://localhost:${server.port}`
    say(`\nPortal działa: ${url}`)
    for (const line of signIns) say(line)
  } else say('Zadania w tle działają.')

  await untilAsked()
  await server?.stop()
  await metrics?.close()
  await house.close()
}

async function listening(house: Awaited<ReturnType<typeof openHouse>>, config: Config) {
  const { app, cache } = await openPortal(house)
  try {
    return await serveHttp(app, cache, config)
  } catch (error) {
    await house.close()
    throw error
  }
}

/** Waits for a polite request to stop; a second one stops at once. */
const untilAsked = () =>
  new Promise<void>((resolve) => {
    let askedAt: number | null = null
    const hear = () => {
      // npm passes on what the terminal has told us already: the same request twice within a second is one.
      if (askedAt !== null && performance.now() - askedAt > 1000) process.exit(1)
      askedAt ??= performance.now()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
  })
