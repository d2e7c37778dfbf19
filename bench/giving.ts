// How many remarks a second people can give over HTTP, each answered when PostgreSQL has it on disk, beside pgbench that
// runs the same inserts with as many clients.
import { atLeast, many, median, type Row } from './row.ts'
import { type Load, send } from './support/load.ts'
import { durabilityOf, recordedScript, runScript } from './support/pgbench.ts'
import { filled, inPlace } from './support/place.ts'
import { startPortal } from './support/portal.ts'
import { REMARK, SIGNATURE } from './support/remark.ts'

const CLIENTS = 8
const ROUNDS = 3
const SECONDS = 5

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const [path = ''] = await filled(place, [5000])
    const script = await recordedScript(place, ['record-giving', path], ['processes.processes'])
    // Grouping a new remark is a job; with `web` alone it waits, as where another machine does the jobs.
    const portal = await startPortal({ ...place, path, role: 'web' })
    try {
      const load = givingTo(portal.port, path, await shownTo(portal.port, path))
      const rounds: { http: number; bare: number }[] = []
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push({
          http: (await send(load)).perSecond,
          bare: await runScript(place, script, { clients: CLIENTS, seconds: SECONDS }),
        })
      const perSecond = (which: 'http' | 'bare') => many(median(rounds.map((round) => round[which])))
      return [
        atLeast(
          'giving a remark over HTTP, beside pgbench',
          median(rounds.map(({ http, bare }) => http / bare)),
          0.15,
          '×',
          `${perSecond('http')}/s of ${perSecond('bare')}/s with the same inserts; ${CLIENTS} clients, ${await durabilityOf(place)}`,
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
