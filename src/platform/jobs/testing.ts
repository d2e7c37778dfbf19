import { before } from '../clock.ts'
import { type Context, systemContext } from '../context.ts'
import type { JobDefinition, Jobs } from './job.ts'
import { JobFailed, runRecorded } from './runs.ts'

export interface TestJobs extends Jobs {
  /**
   * Runs everything that is due by the clock, and what that sends in turn, until nothing is due. A failing job waits for
   * its next try by the clock; when all others have run, its error is thrown.
   */
  drain(): Promise<void>
  /** Jobs that wait, also for later, oldest first. */
  waiting(name?: string): { name: string; data: object; startAfter: Temporal.Instant | null }[]
  /** Runs a job now, as its timetable would. */
  run(context: Context, name: string, data?: object): Promise<void>
}

interface Waiting {
  definition: JobDefinition
  data: object
  key: string | undefined
  startAfter: Temporal.Instant | null
  tries: number
  house: Context['house']
}

/** Jobs for tests: the same promises as the queue (one set of tests holds both to them), run by hand on the tests' clock. */
export function testJobs(definitions: JobDefinition[]): TestJobs {
  const known = new Map(definitions.map((definition) => [definition.name, definition]))
  const queue: Waiting[] = []
  const find = (name: string) => {
    const definition = known.get(name)
    if (!definition) throw new Error(`No job is called ${name}`)
    return definition
  }
  const nextDue = () => {
    const index = queue.findIndex(({ startAfter, house }) => !startAfter || !before(house.clock.now(), startAfter))
    return index < 0 ? null : (queue.splice(index, 1)[0] ?? null)
  }

  return {
    async send(context, name, data, options = {}) {
      const definition = find(name)
      const waiting: Waiting = {
        definition,
        data: JSON.parse(JSON.stringify(data)),
        key: options.singletonKey,
        startAfter: options.startAfter ?? null,
        tries: 0,
        house: context.house,
      }
      const queueIt = () => {
        const twin = queue.some(
          ({ definition, key, tries }) => definition.name === name && tries === 0 && key === waiting.key,
        )
        if (!waiting.key || !twin) queue.push(waiting)
      }
      if (context.afterCommit) context.afterCommit.push(queueIt)
      else if (context.db.isTransaction) throw new Error('Open the transaction with inTransaction')
      else queueIt()
    },
    async start() {},
    async stop() {},
    async drain() {
      const problems: unknown[] = []
      for (let job = nextDue(); job; job = nextDue()) {
        const again = await runOnce(job).catch((problem) => {
          problems.push(problem)
          return nextTry(job)
        })
        if (again) queue.push(again)
      }
      if (problems.length > 0) throw itself(problems[0])
    },
    waiting: (name) =>
      queue
        .filter(({ definition }) => !name || definition.name === name)
        .map(({ definition, data, startAfter }) => ({ name: definition.name, data, startAfter })),
    run: (context, name, data = {}) =>
      runRecorded(name, find(name).run, context, data).catch((problem) => Promise.reject(itself(problem))),
  }
}

async function runOnce({ definition, house, data }: Waiting): Promise<null> {
  await runRecorded(definition.name, definition.run, systemContext(house, definition.name), data)
  return null
}

async function nextTry(job: Waiting): Promise<Waiting | null> {
  const { definition, house, data, tries } = job
  if (tries >= (definition.retries ?? 5)) {
    await definition.lost?.(systemContext(house, definition.name), data)
    return null
  }
  return { ...job, tries: tries + 1, startAfter: house.clock.now().add({ seconds: 5 * 2 ** tries }) }
}

const itself = (problem: unknown) => (problem instanceof JobFailed ? problem.cause : problem)
