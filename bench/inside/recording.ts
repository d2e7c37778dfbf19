import pg from 'pg'
import { openPortal } from '../../src/app/portal.tsx'
import { toParameters } from '../../src/platform/db/values.ts'
import { REMARK, SIGNATURE } from '../support/remark.ts'
import { filledHouse } from './fill.ts'

export interface Statement {
  text: string
  values: unknown[]
}

/** Seconds a person needs at least to write a remark, and a little. */
const WRITING = 3.2

/**
 * Gives one remark over HTTP and records what PostgreSQL is told meanwhile.
 * @param path of the consultation
 * @returns the statements that write, in their order
 */
export const recordGiving = (path: string): Promise<Statement[]> =>
  filledHouse(async ({ house }) => {
    const { app } = await openPortal(house)
    const address = `http://127.0.0.1${path}/uwagi/nowa`
    const form = await (await app.request(address)).text()
    const shown = /name="shown" value="([^"]+)"/.exec(form)?.[1] ?? ''
    await new Promise((resolve) => setTimeout(resolve, WRITING * 1000))

    const { statements, stop } = listen()
    const body = new URLSearchParams({ shown, formKey: 'recorded', body: REMARK, signature: SIGNATURE })
    const answer = await app.request(address, { method: 'POST', body })
    stop()
    if (answer.status !== 303) throw new Error(`Giving a remark was answered with ${answer.status}`)
    return statements.filter(({ text }) => !/^\s*select "/i.test(text))
  })

// Every statement of Kysely and of the queue goes through the driver's clients.
export function listen() {
  const statements: Statement[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked, values] = given as [string | { text: string; values?: unknown[] }, unknown[]?]
    const text = typeof asked === 'string' ? asked : asked.text
    statements.push({ text, values: toParameters(values ?? (typeof asked === 'string' ? [] : (asked.values ?? []))) })
    return query.apply(this, given as Parameters<typeof query>)
  } as typeof query
  return {
    statements,
    stop: () => {
      pg.Client.prototype.query = query
    },
  }
}
