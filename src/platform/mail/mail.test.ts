import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixedClock } from '../clock.ts'
import { newId } from '../ids.ts'
import { listMails, type Mail, type MailTransport, mailFolder, openMail, readMail, readReturnPath } from './index.ts'
import { deliveryOf, smtpOptions } from './smtp.ts'

const data = mkdtempSync(join(tmpdir(), 'wiec-mail-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const clock = fixedClock('2026-09-30T21:59:00Z')

const aMail = (changes: Partial<Mail> = {}): Mail => ({
  to: 'ela@example.org',
  subject: 'Raport z konsultacji: ścieżka nad jeziorem',
  text: 'Dzień dobry, jest już raport.',
  html: '<p>Dzień dobry, jest już raport.</p>',
  messageId: '<0192aa@portal.example.org>',
  ...changes,
})

const settings = (
  smtpUrl: string | null,
  dkim: { domain: string; selector: string; keyFile: string } | null = null,
) => ({
  dataFolder: data,
  url: 'https://portal.example.org',
  secret: 'only for tests, only for tests, only',
  mail: {
    smtpUrl,
    from: 'Sieć <siec@example.org>',
    dkim,
    limits: [{ most: 300, seconds: 60 }],
    connections: 4,
    bounces: 'zwroty@example.org',
    bouncesImapUrl: null,
  },
})

interface Received {
  from: string
  to: string[]
  lines: string
}

async function smtpServer(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          lines: Buffer.concat(chunks).toString('latin1'),
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  /** Breaks every connection, as a cable does. */
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    received,
    port,
    url: `smtp://127.0.0.1:${port}`,
    cut,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** An answer of the server with its code, as smtp-server wants it. */
const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/** Headers of a received letter, unfolded, by lower-case name. */
const headersOf = (letter: string) =>
  new Map(
    (letter.split('\r\n\r\n')[0] ?? '')
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map(
        (line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const,
      ),
  )

describe('mail over SMTP', () => {
  let server: Awaited<ReturnType<typeof smtpServer>>
  let transport: MailTransport
  const open = async (options?: SMTPServerOptions, dkim?: { domain: string; selector: string; keyFile: string }) => {
    server = await smtpServer(options)
    transport = await openMail(settings(server.url, dkim), clock)
  }
  afterEach(async () => {
    await transport.close()
    await server.close()
  })

  test('a letter arrives with its sender, subject, date and both bodies', async () => {
    await open()
    expect(await transport.send(aMail())).toEqual({ state: 'accepted' })
    const [letter] = server.received
    expect(letter).toMatchObject({ from: 'siec@example.org', to: ['ela@example.org'] })
    const headers = headersOf(letter?.lines ?? '')
    expect(headers.get('subject')).toMatch(/^=\?UTF-8\?/i)
    expect(headers.get('message-id')).toBe('<0192aa@portal.example.org>')
    expect(headers.get('date')).toBe('Wed, 30 Sep 2026 21:59:00 +0000')
    expect(headers.get('to')).toBe('ela@example.org')
    expect(headers.get('content-type')).toContain('multipart/alternative')
  })

  test('a letter of ours returns to an address of its own; its sender stays who it was', async () => {
    await open()
    const id = newId()
    await transport.send(aMail({ messageId: `<${id}@portal.example.org>` }))
    await transport.send(aMail())
    const [own, other] = server.received
    expect(readReturnPath(settings(''), own?.from ?? '')).toBe(id)
    expect(headersOf(own?.lines ?? '').get('from')).toContain('<siec@example.org>')
    expect(other?.from).toBe('siec@example.org')
  })

  test('the unsubscribe headers of RFC 8058 go along, the second only when asked for', async () => {
    await open()
    const url = 'https://portal.example.org/wypisz/abc'
    await transport.send(aMail({ listUnsubscribe: { url, post: true } }))
    await transport.send(aMail({ listUnsubscribe: { url, post: false } }))
    const [first, second] = server.received.map((letter) => headersOf(letter.lines))
    expect(first?.get('list-unsubscribe')).toBe(`<${url}>`)
    expect(first?.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(second?.has('list-unsubscribe-post')).toBe(false)
  })

  test('an invitation is a calendar part whose method is its own', async () => {
    await open()
    const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n'
    await transport.send(aMail({ calendar: { method: 'REQUEST', content } }))
    expect(server.received[0]?.lines).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/i)
  })

  test.each<[string, Partial<Mail>]>([
    ['subject', { subject: 'Raport\r\nBcc: wszyscy@example.org' }],
    ['header', { headers: { 'X-Proces': 'a\nBcc: wszyscy@example.org' } }],
    ['header name', { headers: { 'X-A: b\r\nBcc': 'wszyscy@example.org' } }],
    ['unsubscribe address', { listUnsubscribe: { url: 'https://a.pl/\r\nBcc: x@y.pl', post: true } }],
    ['attachment name', { attachments: [{ name: 'a\r\nb.pdf', type: 'application/pdf', content: '' }] }],
    ['sender', { from: 'Sieć\r\nBcc: x@y.pl <siec@example.org>' }],
  ])('a line break in the %s is refused before anything is sent', async (_, changes) => {
    await open()
    expect(await transport.send(aMail(changes))).toMatchObject({ state: 'failed', class: 'letter' })
    expect(server.received).toEqual([])
  })

  test.each([
    'ela@example.org, jan@example.org',
    'Ela <ela@example.org>',
    'ela',
    'ela@example.org\r\nRCPT TO:<x@y.pl>',
    '',
  ])('"%s" is not one address', async (to) => {
    await open()
    expect(await transport.send(aMail({ to }))).toMatchObject({ state: 'failed', class: 'address' })
    expect(server.received).toEqual([])
  })

  test.each<[string, number, string, object]>([
    ['an unknown person', 550, '5.1.1 User unknown', { state: 'failed', code: 550, class: 'address' }],
    ['a refusal without an enhanced code', 550, 'No such user here', { state: 'failed', code: 550, class: 'address' }],
    ['a rule of the other side', 550, '5.7.1 Blocked by policy', { state: 'failed', code: 550, class: 'policy' }],
    ['a full mailbox', 452, '4.2.2 Mailbox full', { state: 'deferred', code: 452, class: 'other' }],
    ['greylisting', 451, '4.7.1 Greylisted, try later', { state: 'deferred', code: 451, class: 'policy' }],
  ])('%s is told as it is', async (_, code, message, expected) => {
    await open({ onRcptTo: (__, ___, done) => done(answer(code, message)) })
    const delivery = await transport.send(aMail())
    expect(delivery).toMatchObject(expected)
    expect(delivery).toHaveProperty('reason', expect.stringContaining(message))
  })

  test('a letter refused after it was read has failed, and the next one goes over the same connection', async () => {
    let letters = 0
    await open({
      onData(stream, _, done) {
        letters += 1
        stream.resume().on('end', () => done(letters === 1 ? answer(554, '5.6.0 Looks wrong') : null))
      },
    })
    expect(await transport.send(aMail())).toMatchObject({ state: 'failed', code: 554, class: 'letter' })
    expect(await transport.send(aMail())).toEqual({ state: 'accepted' })
  })

  test('when the connection breaks before the letter is sent, it is deferred', async () => {
    await open({ onRcptTo: () => server.cut() })
    expect(await transport.send(aMail())).toMatchObject({ state: 'deferred', code: null, class: 'connection' })
  })

  test('when the connection breaks between the last byte and the answer, nobody knows', async () => {
    await open({ onData: (stream) => stream.resume().on('end', () => server.cut()) })
    expect(await transport.send(aMail())).toMatchObject({ state: 'unknown', code: null, class: 'connection' })
  })

  test('a server that is not there defers the letter', async () => {
    await open()
    await server.close()
    expect(await transport.send(aMail())).toMatchObject({ state: 'deferred', code: null, class: 'connection' })
    await open()
  })

  test('a certificate that nobody vouches for is refused, and the password is not told', async () => {
    const passwords: unknown[] = []
    await open()
    const own = await smtpServer({
      secure: true,
      onAuth(auth, _, done) {
        passwords.push(auth)
        done(null, { user: auth.username })
      },
    })
    const encrypted = await openMail(settings(`smtps://ela:tajne@127.0.0.1:${own.port}`), clock)
    expect(await encrypted.send(aMail())).toMatchObject({ state: 'deferred', class: 'connection' })
    expect(passwords).toEqual([])
    expect(own.received).toEqual([])
    await encrypted.close()
    await own.close()
  })

  test('a wrong password of ours says nothing about the person', async () => {
    await open()
    const strict = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(answer(535, '5.7.8 Bad credentials')),
    })
    const transport = await openMail(settings(`smtp://ela:zle@127.0.0.1:${strict.port}`), clock)
    expect(await transport.send(aMail())).toMatchObject({ state: 'deferred', code: 535, class: 'connection' })
    await transport.close()
    await strict.close()
  })

  test('the DKIM signature holds, and covers both unsubscribe headers', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const keyFile = join(data, 'dkim.pem')
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await open({}, { domain: 'example.org', selector: 'lato', keyFile })
    await transport.send(aMail({ listUnsubscribe: { url: 'https://portal.example.org/wypisz/abc', post: true } }))

    const letter = server.received[0]?.lines ?? ''
    const signature = headersOf(letter).get('dkim-signature') ?? ''
    const tags = new Map(
      signature
        .split(';')
        .map((tag) => [tag.split('=')[0]?.trim(), tag.slice(tag.indexOf('=') + 1).replaceAll(/\s/g, '')]),
    )
    expect(tags.get('d')).toBe('example.org')
    expect(tags.get('s')).toBe('lato')
    const signed = (tags.get('h') ?? '').split(':')
    expect(signed).toEqual(
      expect.arrayContaining(['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']),
    )

    const [head = '', ...body] = letter.split('\r\n\r\n')
    const relaxed = (line: string) =>
      line
        .replaceAll(/\r\n/g, '')
        .replaceAll(/[ \t]+/g, ' ')
        .trim()
    const relaxedBody = body
      .join('\r\n\r\n')
      .split('\r\n')
      .map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''))
      .join('\r\n')
      .replace(/(\r\n)*$/, '\r\n')
    expect(tags.get('bh')).toBe(createHash('sha256').update(relaxedBody, 'latin1').digest('base64'))
    const raw = new Map(
      head
        .split(/\r\n(?![ \t])/)
        .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), relaxed(line.slice(line.indexOf(':') + 1))]),
    )
    const input = [
      ...signed.map((name) => `${name}:${raw.get(name)}`),
      `dkim-signature:${raw.get('dkim-signature')?.replace(/b=[^;]*$/, 'b=')}`,
    ].join('\r\n')
    expect(
      createVerify('RSA-SHA256')
        .update(input, 'latin1')
        .verify(publicKey, tags.get('b') ?? '', 'base64'),
    ).toBe(true)
  })
})

describe('what an address of a server means', () => {
  test.each([
    ['smtps://poczta.example.org', { host: 'poczta.example.org', port: 465, secure: true }],
    ['smtp://poczta.example.org', { port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
    ['smtp://127.0.0.1:25', { port: 25, requireTLS: false, ignoreTLS: true }],
    [
      'smtp://ela%40example.org:ha%3Aslo@poczta.example.org:2525',
      { port: 2525, auth: { user: 'ela@example.org', pass: 'ha:slo' } },
    ],
  ])('%s', (url, expected) => {
    expect(smtpOptions(url)).toMatchObject(expected)
  })

  test.each(['?tls.rejectUnauthorized=false', '?ignoreTLS=true&requireTLS=false', '?secure=false'])(
    '"%s" switches nothing off',
    (query) => {
      const options = smtpOptions(`smtps://poczta.example.org/${query}`)
      expect(options).toEqual(smtpOptions('smtps://poczta.example.org'))
      expect(options.tls).toMatchObject({ rejectUnauthorized: true })
    },
  )
})

test.each([
  ['DATA', '550 5.7.26 Unauthenticated', 'failed', 'policy'],
  ['MAIL FROM', '550 Sender refused', 'failed', 'policy'],
  ['RCPT TO', '550 5.1.8 Bad sender domain', 'failed', 'policy'],
  ['RCPT TO', '552 5.2.2 Over quota', 'failed', 'other'],
  ['DATA', '552 5.3.4 Too big', 'failed', 'letter'],
  ['DATA', '421 4.3.2 Shutting down', 'deferred', 'connection'],
])('after %s the answer "%s" means %s, because of the %s', (command, response, state, what) => {
  const error = {
    code: 'EENVELOPE',
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
    message: response,
  } as const
  expect(deliveryOf(error, false)).toMatchObject({ state, class: what })
})

describe('mail in a folder', () => {
  let transport: MailTransport
  const folder = mailFolder({ dataFolder: data })
  beforeEach(async () => {
    rmSync(folder, { recursive: true, force: true })
    transport = await openMail(settings(null), clock)
  })

  test('a letter lies there as any mail program reads it, and as our page shows it', async () => {
    const scan = { name: 'skan.pdf', type: 'application/pdf', content: new Uint8Array([37, 80, 68, 70]) }
    expect(await transport.send(aMail({ attachments: [scan] }))).toEqual({ state: 'accepted' })
    const [letter] = await listMails(folder)
    expect(letter).toMatchObject({
      to: 'ela@example.org',
      from: 'Sieć <siec@example.org>',
      subject: 'Raport z konsultacji: ścieżka nad jeziorem',
      text: 'Dzień dobry, jest już raport.',
      sentAt: '2026-09-30T21:59:00Z',
      attachments: [{ name: 'skan.pdf', type: 'application/pdf' }],
    })
    const eml = readFileSync(join(folder, `${letter?.name}.eml`), 'latin1')
    expect(headersOf(eml).get('to')).toBe('ela@example.org')
    expect(eml).toContain('filename=skan.pdf')
    expect(eml.replaceAll('\r\n', '')).not.toContain('\n')
  })

  test('letters are listed newest first, a page at a time', async () => {
    const start = clock.now()
    for (let number = 1; number <= 5; number += 1) {
      clock.set(start.add({ seconds: number }))
      await transport.send(aMail({ subject: `List ${number}` }))
    }
    const first = await listMails(folder, 2)
    expect(first.map((letter) => letter.subject)).toEqual(['List 5', 'List 4'])
    const second = await listMails(folder, 2, first.at(-1)?.name)
    expect(second.map((letter) => letter.subject)).toEqual(['List 3', 'List 2'])
  })

  test('only a letter can be read, and only by its name', async () => {
    await transport.send(aMail())
    const [name] = readdirSync(folder).map((file) => file.split('.')[0] ?? '')
    expect((await readMail(folder, name ?? '')).to).toBe('ela@example.org')
    for (const wrong of ['../secret', '', `${name}.json`, '0192aaaa-0000-7000-8000-000000000000'])
      await expect(readMail(folder, wrong)).rejects.toThrow('absent')
  })

  test('a folder that is not there yet holds no letters', async () => {
    expect(await listMails(join(data, 'nowhere'))).toEqual([])
  })

  test('a line break in a header is refused here too', async () => {
    expect(await transport.send(aMail({ subject: 'a\nb' }))).toMatchObject({ state: 'failed', class: 'letter' })
    expect(await listMails(folder)).toEqual([])
  })
})
