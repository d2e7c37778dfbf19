// How fast an issue of the newsletter leaves, beside the mail library alone: 10,000 letters, signed, to a server that takes
// everything. The product also writes down each letter before it is handed over and after, keeps the limits, and fills
// in the recipient's links.
import { generateKeyPairSync } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sent } from './inside/sending.ts'
import { atLeast, many, median, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { inPlace, settingsOf } from './support/place.ts'
import { startSink } from './support/sink.ts'

const COUNT = 10_000
const GOAL = 0.7

export async function run(): Promise<Row[]> {
  const sink = await startSink()
  try {
    return await inPlace(async (place) => {
      const keyFile = join(place.folder, 'dkim.pem')
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
      const settings = {
        ...settingsOf(place),
        WIEC_URL: 'https://wiec.example',
        SMTP_URL: sink.url,
        MAIL_LIMITS: '1000000/min',
        MAIL_BOUNCES: 'zwroty@wiec.example',
        DKIM_DOMAIN: 'wiec.example',
        DKIM_SELECTOR: 'wiec',
        DKIM_KEY_FILE: keyFile,
      }
      const send = async (task: string) => {
        const { answer } = await inside<Sent>([task, String(COUNT)], settings)
        if (answer.accepted !== COUNT) throw new Error(`${task}: ${answer.accepted} of ${COUNT} accepted`)
        return COUNT / answer.seconds
      }
      // Before and after, so that a busy neighbour does not decide.
      const first = await send('send-bare')
      const own = await send('send-issue')
      const bare = median([first, await send('send-bare')])
      return [
        atLeast(
          `letters a second of an issue, beside the mail library alone`,
          own / bare,
          GOAL,
          '',
          `${many(own)} a second beside ${many(bare)}; ${many(COUNT)} recipients, DKIM, PostgreSQL with fsync`,
        ),
      ]
    })
  } finally {
    await sink.stop()
  }
}
