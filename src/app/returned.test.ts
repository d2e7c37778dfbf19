import { createServer, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../tests/support/database.ts'
import { aHouse, type TestHouse } from '../../tests/support/house.ts'
import {
  addresses,
  confirmedSubscribers,
  deliveriesOf,
  portsWith,
  scheduledIssue,
} from '../modules/newsletter/sending/examples.ts'
import { sendIssues } from '../modules/newsletter/sending/worker.ts'
import { systemContext } from '../platform/context.ts'
import { sql } from '../platform/db/index.ts'
import { readMailbox, returnPathOf } from '../platform/mail/index.ts'
import { imapOptions } from '../platform/mail/mailbox.ts'
import { readReturned } from './returned.ts'

interface Kept {
  uid: number
  text: string
  seen: boolean
}

/** A mailbox of as few words of IMAP (RFC 3501) as reading it needs. */
async function aMailbox(texts: string[]) {
  let messages: Kept[] = texts.map((text, index) => ({ uid: index + 1, text, seen: false }))
  const signedIn: string[] = []
  const sockets = new Set<Socket>()

  const answer = (tag: string, words: string, write: (line: string) => void) => {
    const done = () => write(`${tag} OK done`)
    const of = (uid: string) => messages.find((message) => message.uid === Number(uid))
    const command = words.toUpperCase()
    if (command.startsWith('CAPABILITY')) {
      write('* CAPABILITY IMAP4rev1 UIDPLUS')
    } else if (command.startsWith('LOGIN')) {
      signedIn.push(words.slice('LOGIN '.length))
      if (!words.includes('haslo')) return write(`${tag} NO wrong password`)
    } else if (command.startsWith('LIST')) {
      write('* LIST (\\HasNoChildren) "/" "INBOX"')
    } else if (command.startsWith('SELECT')) {
      write(`* FLAGS (\\Seen \\Deleted)`)
      write(`* ${messages.length} EXISTS`)
      write('* OK [UIDVALIDITY 1] ok')
      write('* OK [UIDNEXT 1000] ok')
      return write(`${tag} OK [READ-WRITE] done`)
    } else if (command.startsWith('UID SEARCH')) {
      write(
        `* SEARCH ${messages
          .filter(({ seen }) => !seen)
          .map(({ uid }) => uid)
          .join(' ')}`.trimEnd(),
      )
    } else if (command.startsWith('UID FETCH')) {
      const message = of(words.split(' ')[2] ?? '')
      if (message) {
        const bytes = Buffer.byteLength(message.text)
        const part = /BODY(?:\.PEEK)?(\[\])(<\d+)?/i.exec(words)
        write(
          `* ${messages.indexOf(message) + 1} FETCH (UID ${message.uid} BODY[]${part?.[2] ? '<0>' : ''} {${bytes}}\r\n${message.text})`,
        )
      }
    } else if (command.startsWith('UID STORE')) {
      const message = of(words.split(' ')[2] ?? '')
      if (message && command.includes('\\SEEN')) message.seen = true
    } else if (command.startsWith('UID EXPUNGE')) {
      messages = messages.filter(({ uid }) => uid !== Number(words.split(' ')[2]))
    } else if (command.startsWith('LOGOUT')) {
      write('* BYE bye')
    }
    done()
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    const write = (line: string) => socket.write(`${line}\r\n`)
    write('* OK [CAPABILITY IMAP4rev1 UIDPLUS] ready')
    let waiting = ''
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      waiting += chunk.toString()
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const [tag = '', ...words] = waiting.slice(0, end).split(' ')
        waiting = waiting.slice(end + 2)
        answer(tag, words.join(' '), write)
      }
    })
  })
  const port = await new Promise<number>((listening) => {
    server.listen(0, '127.0.0.1', () => listening((server.address() as { port: number }).port))
  })
  return {
    url: `imap://zwroty%40wiec.example:haslo@127.0.0.1:${port}/INBOX`,
    wrong: `imap://zwroty%40wiec.example:inne@127.0.0.1:${port}/INBOX`,
    left: () => messages,
    signedIn,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((done) => server.close(() => done()))
    },
  }
}

const report = (to: string, status = '5.1.1') =>
  [
    'From: MAILER-DAEMON@mx.example.org',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
    '',
    '--x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; ktos@example.org',
    'Action: failed',
    `Status: ${status}`,
    '--x--',
    '',
  ].join('\r\n')

let mailbox: Awaited<ReturnType<typeof aMailbox>> | null = null
afterEach(() => mailbox?.close())

test('a mailbox on another machine is encrypted and its certificate verified, whatever the address says', () => {
  expect(imapOptions('imaps://a%40b.pl:x@poczta.example.org/Zwroty?tls=off')).toMatchObject({
    host: 'poczta.example.org',
    port: 993,
    secure: true,
    tls: { rejectUnauthorized: true },
    auth: { user: 'a@b.pl', pass: 'x' },
  })
  expect(imapOptions('imap://a:x@poczta.example.org')).toMatchObject({ port: 143, secure: false, doSTARTTLS: true })
})

test('a refused password is an error, and nothing is read', async () => {
  mailbox = await aMailbox(['Subject: x\r\n\r\nx'])
  await expect(readMailbox(mailbox.wrong, async () => true)).rejects.toThrow()
  expect(mailbox.left()).toHaveLength(1)
})

eachEngine('the mailbox of returned letters', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())

  test('what is understood is counted and removed; the rest stays, read, for a person', async () => {
    const system = systemContext(house, 'test')
    await confirmedSubscribers(system, addresses(2))
    const issue = await scheduledIssue(system)
    await sendIssues(system, portsWith())
    const [first] = await deliveriesOf(at.db)
    const settings = { ...house.config, mail: { ...house.config.mail, bounces: 'zwroty@wiec.example' } }
    const own = returnPathOf(settings, `<${first?.id}@wiec.example>`) ?? ''
    mailbox = await aMailbox([report(own), report(own), 'From: a@b.pl\r\nSubject: Pytanie\r\n\r\nKiedy spotkanie?\r\n'])

    const config = { ...settings, mail: { ...settings.mail, bouncesImapUrl: mailbox.url } }
    const job = systemContext({ ...house, config }, 'app.returned')
    await readReturned.run(job, {})
    expect(mailbox.signedIn[0]).toContain('zwroty@wiec.example')
    // The second report of the same letter says nothing new, so it stays as well.
    expect(mailbox.left().map(({ uid, seen }) => [uid, seen])).toEqual([
      [2, true],
      [3, true],
    ])
    const { rows } = await sql<{ as: string }>`
      select returned_as as as from newsletter.deliveries where issue_id = ${issue} and returned_as is not null`.execute(
      at.db,
    )
    expect(rows).toEqual([{ as: 'hard' }])
    const held = await sql`select 1 from notices.suppressions`.execute(at.db)
    expect(held.rows).toHaveLength(1)
    await readReturned.run(job, {})
    expect(mailbox.left()).toHaveLength(2)
  })

  test('without the setting nobody is asked', async () => {
    await readReturned.run(systemContext(house, 'app.returned'), {})
  })
})
