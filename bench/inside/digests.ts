import { openHouse } from '../../src/app/house.ts'
import { definitions } from '../../src/app/jobs.ts'
import { prepareDigests } from '../../src/modules/notices/digests/actions.ts'
import { notify } from '../../src/modules/notices/index.ts'
import { sendDue } from '../../src/modules/notices/outbox/sending.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Context, systemContext } from '../../src/platform/context.ts'
import { inTransaction, sql } from '../../src/platform/db/index.ts'
import type { MailTransport } from '../../src/platform/mail/index.ts'

export interface Prepared {
  digests: number
  seconds: number
  /** How long a letter somebody waits for takes from being written to being taken by the server, in milliseconds. */
  quiet: number[]
  during: number[]
}

/** What a server of mail takes to accept one letter, in milliseconds. */
const SERVER = 5
const QUIET_LETTERS = 100

/** Prepares so many due digests of three pieces of news each, while letters people wait for are written and sent. */
export async function prepareMany(count: string): Promise<Prepared> {
  const plain = await openHouse(readConfig(process.env), { definitions: definitions(), worker: false })
  const takenAt = new Map<string, number>()
  const mail: MailTransport = {
    kind: 'folder',
    async send({ messageId }) {
      await new Promise((resolve) => setTimeout(resolve, SERVER))
      takenAt.set(messageId, performance.now())
      return { state: 'accepted' }
    },
    async close() {},
  }
  const house = { ...plain, mail }
  try {
    const context = systemContext(house, 'bench')
    const due = Number(count)
    await fillDue(context, due)
    const quiet: number[] = []
    for (let index = 0; index < QUIET_LETTERS; index++) {
      const letter = await writeLetter(context)
      while (!takenAt.has(letter.messageId)) await sendDue(context, 4)
      quiet.push(waitOf(letter))
    }

    let preparing = true
    const letters: Letter[] = []
    const started = performance.now()
    const worker = (async () => {
      while (preparing || letters.some(({ messageId }) => !takenAt.has(messageId)))
        await sendDue(systemContext(house, 'bench'), 40)
    })()
    const people = (async () => {
      while (preparing) {
        letters.push(await writeLetter(systemContext(house, 'bench')))
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })()
    const digests = await prepareDigests(context)
    const seconds = (performance.now() - started) / 1000
    preparing = false
    await people
    await worker
    const during = letters.map(waitOf)
    return { digests, seconds, quiet, during }
  } finally {
    await plain.close()
  }

  async function writeLetter(context: Context): Promise<Letter> {
    const writtenAt = performance.now()
    const id = await inTransaction(context, (context) =>
      notify(context, {
        to: { email: 'czeka@example.org' },
        template: 'identity-magicLink',
        locale: 'pl',
        fleeting: true,
        mail: { subject: 'Link do logowania', blocks: [{ kind: 'button', label: 'Zaloguj', url: '/zaloguj' }] },
      }),
    )
    return { messageId: `<${id}@${new URL(house.config.url).hostname}>`, writtenAt }
  }

  function waitOf({ messageId, writtenAt }: Letter): number {
    return (takenAt.get(messageId) ?? Number.NaN) - writtenAt
  }
}

interface Letter {
  messageId: string
  writtenAt: number
}

async function fillDue({ db, now }: Context, count: number) {
  await sql`
    insert into notices.digests (id, to_email, address_hash, locale, frequency, due_at, created_at)
    select gen_random_uuid(), 'osoba-' || n || '@example.org', 'hash-' || n, 'pl', 'daily', ${now}, ${now}
    from generate_series(1, ${count}::int) n`.execute(db)
  await sql`
    insert into notices.digest_items (id, digest_id, template, topic, title, path, created_at)
    select gen_random_uuid(), id, 'process-update', 'followed', 'Jest raport z konsultacji numer ' || k,
      '/konsultacje/park-' || k, ${now}
    from notices.digests, generate_series(1, 3) k`.execute(db)
  await sql`analyze notices.digests`.execute(db)
  await sql`analyze notices.digest_items`.execute(db)
}
