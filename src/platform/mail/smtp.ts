import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createTransport, type DKIMOptions, type NodemailerError, type SMTPPoolOptions } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { composed } from './letter.ts'
import type { Delivery, Mail, MailTransport } from './mail.ts'

export interface SmtpSettings {
  smtpUrl: string
  from: string
  dkim: Config['mail']['dkim']
  connections: number
  ehlo: string
  clock: Clock
  /** The address a letter returns to, by its message id; the sender's own when null. */
  returnsTo: (messageId: string) => string | null
}

/** Sends through the SMTP server of the settings, over a few connections that are kept. */
export async function openSmtp(settings: SmtpSettings): Promise<MailTransport> {
  const { smtpUrl, from, dkim, connections, ehlo, clock, returnsTo } = settings
  const pool = createTransport({
    ...smtpOptions(smtpUrl),
    maxConnections: connections,
    name: ehlo,
    ...(dkim ? { dkim: await dkimOptions(dkim) } : {}),
  })
  const streams = new Map<string, Readable>()
  pool.use('stream', (mail, done) => {
    const create = mail.message.createReadStream.bind(mail.message)
    mail.message.createReadStream = (options) => {
      const stream = create(options)
      streams.set(String(mail.data.messageId), stream)
      return stream
    }
    done()
  })

  return {
    kind: 'smtp',
    async send(mail: Mail): Promise<Delivery> {
      try {
        const returnPath = returnsTo(mail.messageId)
        await pool.sendMail({
          ...composed(mail, from, clock.now()),
          ...(returnPath ? { envelope: { from: returnPath, to: mail.to } } : {}),
        })
        return { state: 'accepted' }
      } catch (error) {
        const leftWhole = streams.get(mail.messageId)?.readableEnded ?? false
        return deliveryOf(error as NodemailerError, leftWhole)
      } finally {
        streams.delete(mail.messageId)
      }
    },
    async close() {
      pool.close()
    },
  }
}

/**
 * What the address in SMTP_URL means. Only its parts are taken: options in its query could switch verification off.
 * `smtps:` is encrypted from the start; `smtp:` must be upgraded (STARTTLS) except on this machine itself.
 */
export function smtpOptions(smtpUrl: string): SMTPPoolOptions & { pool: true } {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return {
    pool: true,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    maxMessages: 200,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

// The fields of RFC 6376 5.4.1, and List-Unsubscribe-Post, which RFC 8058 wants signed and the library leaves out.
const SIGNED =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted'

async function dkimOptions(dkim: NonNullable<Config['mail']['dkim']>): Promise<DKIMOptions> {
  // Read once: as a text the library would read the key again for every letter, which costs more than the signature.
  const privateKey = createPrivateKey(await readFile(dkim.keyFile))
  return { domainName: dkim.domain, keySelector: dkim.selector, privateKey, headerFieldNames: SIGNED }
}

type SmtpError = Pick<NodemailerError, 'code' | 'command' | 'response' | 'responseCode' | 'message'>

/**
 * What an error of the transport means for the letter (RFC 5321 4.2, RFC 3463).
 * @param leftWhole whether the last byte of the letter had left before the error
 */
export function deliveryOf(error: SmtpError, leftWhole: boolean): Delivery {
  const code = error.responseCode ?? null
  const reason = (error.response ?? error.message ?? '').replaceAll(/\s+/g, ' ').slice(0, 300)
  // Our own sign-in was refused: nothing to do with the person, and mended in the settings.
  if (error.code === 'EAUTH') return { state: 'deferred', code, reason, class: 'connection' }
  if (code === null) {
    if (error.code === 'EENVELOPE') return { state: 'failed', code, reason, class: 'address' }
    if (error.code === 'EMESSAGE') return { state: 'failed', code, reason, class: 'letter' }
    return { state: leftWhole ? 'unknown' : 'deferred', code, reason, class: 'connection' }
  }
  if (code === 421 || !['EENVELOPE', 'EMESSAGE'].includes(error.code ?? ''))
    return { state: 'deferred', code, reason, class: 'connection' }
  return { state: code >= 500 ? 'failed' : 'deferred', code, reason, class: classOf(code, error) }
}

function classOf(code: number, { command, response = '' }: SmtpError) {
  const enhanced = /^\d{3}[ -]\d\.(\d{1,3})\.(\d{1,3})/.exec(response)
  if (enhanced) {
    const [, subject, detail] = enhanced.map(Number)
    if (subject === 7 || (subject === 1 && (detail === 7 || detail === 8))) return 'policy'
    if (subject === 1 || (subject === 2 && detail === 1)) return 'address'
    if (subject === 6 || (subject === 3 && detail === 4)) return 'letter'
    return 'other'
  }
  if (command === 'RCPT TO') return [550, 551, 553].includes(code) ? 'address' : 'other'
  if (command === 'MAIL FROM') return 'policy'
  return 'letter'
}
