import { followChanges } from '../../modules/search/index.ts'
import type { Config } from '../../platform/config.ts'
import { readConfig } from '../../platform/config.ts'
import { type House, systemContext } from '../../platform/context.ts'
import { serve as serveHttp } from '../../platform/http/server.ts'
import { metricsServer } from '../../platform/metrics.ts'
import { openHouse } from '../house.ts'
import { definitions } from '../jobs.ts'
import { openPortal } from '../portal.tsx'
import { prepareData } from '../prepare-data.ts'
import { searchPorts } from '../search/ports.ts'
import { type Command, CommandProblem, say } from './command.ts'

const ROLES = ['web', 'worker', 'all']

export const serve: Command = {
  name: 'serve',
  summary: 'Uruchamia portal: strony i zadania w tle.',
  usage: 'serve [--role web|worker|all] [--demo]',
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
  // What was opened is closed in turn, also when something after it could not be: else the process would stay.
  const open: { close(): Promise<unknown> }[] = [house]
  try {
    const { signIns, complete } = await prepareData(house)
    if (config.metricsPort) open.push(await metricsServer(config.metricsPort))
    const server = roles.web ? await serveHttp(...(await portalOf(house)), config) : null
    if (server) open.push({ close: server.stop })
    if (roles.worker) {
      await house.jobs.start(definitions(), (job) => systemContext(house, job))
      open.push(followChanges(() => systemContext(house, 'search'), searchPorts))
    }
    if (server) {
      say(`\nPortal działa: ${process.env.WIEC_URL ?? `http://localhost:${server.port}`}`)
      for (const line of signIns) say(line)
    } else say('Zadania w tle działają.')
    // Closed before the house is: the chapter under way is finished, not cut.
    const completing = complete().catch((error) => house.log.error('demo-incomplete', { error }))
    open.push({ close: () => completing })

    await untilAsked()
  } finally {
    for (const part of open.reverse()) await part.close()
  }
}

async function portalOf(house: House) {
  const { app, cache } = await openPortal(house)
  return [app, cache] as const
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
