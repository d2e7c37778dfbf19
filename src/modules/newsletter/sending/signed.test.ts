import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { openMail, readReturnPath } from '../../../platform/mail/index.ts'
import { addresses, confirmedSubscribers, deliveriesOf, portsWith, scheduledIssue } from './examples.ts'
import { sendIssues } from './worker.ts'

interface Received {
  from: string
  to: string
  raw: Buffer
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const dns = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`
/** What the name server would say, and nothing else of the network. */
const resolver = async (name: string) => {
  if (name === 'wiec._domainkey.wiec.example') return [[dns]]
  throw Object.assign(new Error('absent'), { code: 'ENOTFOUND' })
}

let at: TestDatabase
let house: TestHouse
const received: Received[] = []
const folder = mkdtempSync(join(tmpdir(), 'wiec-signed-'))

beforeAll(async () => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        received.push({ from, to: envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  writeFileSync(join(folder, 'dkim.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))

  at = await testDatabase('embedded')
  house = await aHouse(at)
  const mail = {
    ...house.config.mail,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Sieć Praktyków Partycypacji <siec@wiec.example>',
    dkim: { domain: 'wiec.example', selector: 'wiec', keyFile: join(folder, 'dkim.pem') },
    bounces: 'zwroty@wiec.example',
  }
  const config = { ...house.config, mail }
  const sending = { ...house, config, mail: await openMail(config, house.clock) }
  const context = contextOf(sending, { kind: 'system', name: 'test' })
  await confirmedSubscribers(context, addresses(3))
  await scheduledIssue(context, { subject: 'Łąki i źdźbła:\r\nBcc: wszyscy@example.org' })
  await sendIssues(context, portsWith())
  await sending.mail.close()
  await new Promise<void>((done) => server.close(() => done()))
})
afterAll(async () => {
  await house.close()
  await at.close()
  rmSync(folder, { recursive: true, force: true })
})

const results = async (raw: Buffer) => {
  const { results } = await dkimVerify(raw, { resolver })
  return results.map(({ status, signingHeaders }) => ({
    result: status.result,
    keys: (signingHeaders?.keys ?? '').toLowerCase().split(/\s*:\s*/),
  }))
}

test('each letter is signed, and the signature covers both headers of one-click unsubscribe', async () => {
  expect(received.map(({ to }) => to).sort()).toEqual(addresses(3))
  for (const { raw } of received) {
    const [signature, ...others] = await results(raw)
    expect(others).toEqual([])
    expect(signature?.result).toBe('pass')
    for (const header of [
      'from',
      'to',
      'subject',
      'message-id',
      'list-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
    ])
      expect(signature?.keys).toContain(header)
  }
})

test.each([
  ['List-Unsubscribe', /^(List-Unsubscribe: <https:\/\/wiec\.example)/m],
  ['List-Unsubscribe-Post', /^(List-Unsubscribe-Post: List-Unsubscribe=One)/m],
  ['List-Id', /^(List-I[dD]: <news)/m],
])('a changed %s is seen', async (_, pattern) => {
  const letter = received[0]?.raw.toString('latin1') ?? ''
  expect(letter).toMatch(pattern)
  const [signature] = await results(Buffer.from(letter.replace(pattern, '$1x'), 'latin1'))
  expect(signature?.result).not.toBe('pass')
})

test('headers are what a mail program needs, each once and on one line', async () => {
  const rows = await deliveriesOf(at.db)
  for (const { raw, to, from } of received) {
    const row = rows.find(({ email }) => email === to)
    const letter = await PostalMime.parse(raw)
    const all = (name: string) => letter.headers.filter(({ key }) => key === name).map(({ value }) => value)
    expect(all('message-id')).toEqual([`<${row?.id}@wiec.example>`])
    expect(all('list-id')).toEqual(['<newsletter.wiec.example>'])
    expect(all('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
    expect(all('list-unsubscribe')).toHaveLength(1)
    expect(all('list-unsubscribe')[0]).toMatch(
      /^<https:\/\/wiec\.example\/newsletter\/wypisz\/[\w-]{43}\?numer=[\w-]{36}>$/,
    )
    expect(all('bcc')).toEqual([])
    expect(letter.subject).toBe('Łąki i źdźbła: Bcc: wszyscy@example.org')
    // In the letter itself the address is whole: some programs do not read it when it is folded.
    expect(raw.toString('latin1')).toMatch(/^List-Unsubscribe: <https:\/\/[^\s>]+>\r$/m)
    expect(readReturnPath({ ...house.config, mail: { bounces: 'zwroty@wiec.example' } }, from)).toBe(row?.id)
  }
})

test('plain text says the same, comes first, and shows the addresses themselves', async () => {
  const { raw } = received[0] ?? { raw: Buffer.alloc(0) }
  const letter = raw.toString('latin1')
  expect(letter.indexOf('Content-Type: text/plain')).toBeGreaterThan(0)
  expect(letter.indexOf('Content-Type: text/plain')).toBeLessThan(letter.indexOf('Content-Type: text/html'))
  const { text = '', html = '' } = await PostalMime.parse(raw)
  for (const part of [text, html]) {
    expect(part).toContain('Park nad Nettą')
    expect(part).toContain('https://wiec.example/newsletter/ustawienia/')
    expect(part).toContain('https://wiec.example/newsletter/wypisanie/')
  }
  expect(html).not.toMatch(/<img|<script/)
})
