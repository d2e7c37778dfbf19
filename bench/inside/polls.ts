import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { sealPaper } from '../../src/modules/ballots/eligibility/keys.ts'
import { aPoll } from '../../src/modules/ballots/examples.ts'
import { systemContext } from '../../src/platform/context.ts'
import { filledHouse } from './fill.ts'

/**
 * Opens a poll and writes ballot papers for so many people, one on a line, as their browsers hold them after they have said who
 * they are. Every `repeated`-th person has a second paper, as from another device.
 */
export const openPoll = (count: string, repeated: string, file: string) =>
  filledHouse(async ({ house }) => {
    const poll = await aPoll(systemContext(house, 'bench'), { shape: { kind: 'choose', most: 1, exactly: false } })
    const lines: string[] = []
    let key = ''
    for (let at = 1; at <= Number(count); at += 1) {
      const again = Number(repeated) > 0 && at % Number(repeated) === 0
      if (!again) key = randomBytes(32).toString('base64url')
      const paper = { poll: poll.id, key, secret: randomBytes(32).toString('base64url') }
      lines.push(sealPaper(house.config, paper))
    }
    await writeFile(file, `${lines.join('\n')}\n`)
    return { id: poll.id, slug: poll.slug, cookie: `wiec_karta_${poll.id.slice(-12)}` }
  })
