// How many filled surveys a second people can send over HTTP, each answered when PostgreSQL has it on disk, beside pgbench
// that runs the same inserts with as many clients.
import { atLeast, many, median, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { type Load, send } from './support/load.ts'
import { durabilityOf, recordedScript, runScript } from './support/pgbench.ts'
import { filled, inPlace, settingsOf } from './support/place.ts'
import { startPortal } from './support/portal.ts'
import { ANSWERS, SHORTEST_WAIT } from './support/survey.ts'

const CLIENTS = 8
const ROUNDS = 3
const SECONDS = 5

/** Ids of what is answered stay; ids of answers differ. */
const SAME = ['processes.processes', 'forms.forms', 'forms.versions', 'surveys.surveys']

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const [process = ''] = await filled(place, [100])
    const { answer: path } = await inside<string>(['open-survey', process], settingsOf(place))
    const script = await recordedScript(place, ['record-answering', path], SAME)
    const portal = await startPortal({ ...place, path, role: 'web' })
    try {
      const load = answeringAt(portal.port, path, await shownAt(portal.port, path))
      const rounds: { http: number; bare: number }[] = []
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push({
          http: (await send(load)).perSecond,
          bare: await runScript(place, script, { clients: CLIENTS, seconds: SECONDS }),
        })
      const perSecond = (which: 'http' | 'bare') => many(median(rounds.map((round) => round[which])))
      return [
        atLeast(
          'sending a survey over HTTP, beside pgbench',
          median(rounds.map(({ http, bare }) => http / bare)),
          0.12,
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
async function shownAt(port: number, path: string): Promise<string> {
  const form = await (await fetch(`http://127.0.0.1:${port}${path}`)).text()
  await new Promise((resolve) => setTimeout(resolve, SHORTEST_WAIT))
  return /name="moment" value="([^"]+)"/.exec(form)?.[1] ?? ''
}

const answeringAt = (port: number, path: string, moment: string): Load => ({
  port,
  method: 'POST',
  path,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    // Each from an address of its own, as a proxy tells it: limits count people, and these are many.
    'x-forwarded-for': '{run}.{n}',
  },
  body: `${new URLSearchParams({ ...ANSWERS, moment })}&key={run}-{n}-abcdefghijklmnopqrst`,
  connections: CLIENTS,
  warmUp: 1,
  seconds: SECONDS,
  status: 303,
})
