import PostalMime, { type Attachment, type Email } from 'postal-mime'
import type { Config } from '../../../platform/config.ts'
import { readReturnPath } from '../../../platform/mail/index.ts'
import { type ReturnKind, verdictOf } from './verdict.ts'

/** What a message that came back says of one of our letters. */
export interface Returned {
  /** The uuid in our message id. */
  letterId: string
  kind: ReturnKind
  /** The first digits of the status: 511 of 5.1.1; null when there is none. */
  code: number | null
}

type Settings = Pick<Config, 'secret' | 'mail' | 'url'>

/**
 * Reads a delivery report (RFC 3464), a complaint (RFC 5965), or what older servers write in their own words. Which letter
 * it is about is known by the address it came to, or by our own message id in the part that is returned: one is sealed and
 * the other random, so nobody who did not get the letter can hold back its address.
 * @param message as it came, at most a megabyte; bytes, because its parts may be in any encoding
 * @returns null when it is about no letter of ours, tells of a delay or a delivery, or was written by a machine on holiday
 */
export async function readReturned(message: Uint8Array | string, config: Settings): Promise<Returned | null> {
  const email = await parse(message)
  if (!email) return null
  const words = wordsOf(email)
  const letterId = letterOf(email, words, config)
  if (!letterId) return null
  const said = complaintIn(email) ?? reportIn(email) ?? wordsOfServer(email)
  return said && said !== 'nothing' ? { letterId, ...said } : null
}

type Said = Pick<Returned, 'kind' | 'code'>

async function parse(message: Uint8Array | string): Promise<Email | null> {
  try {
    // What is returned stays a part of its own, and its words do not mix with those of the server.
    return await PostalMime.parse(message, { forceRfc822Attachments: true, maxNestingDepth: 20 })
  } catch {
    return null
  }
}

const textOf = ({ content }: Attachment) => (typeof content === 'string' ? content : new TextDecoder().decode(content))

/** Everything that may quote our message id: the words of the server and the parts it returned, headers unfolded. */
const wordsOf = ({ text = '', html = '', attachments }: Email) =>
  unfolded([text, html.replaceAll('&lt;', '<').replaceAll('&gt;', '>'), ...attachments.map(textOf)].join('\n'))

const unfolded = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ')

/** Headers in which servers leave the address a message was delivered to; `To` may say somebody else. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to']

function letterOf({ headers }: Email, words: string, config: Settings): string | null {
  for (const { key, value } of headers) {
    if (!DELIVERED_TO.includes(key)) continue
    for (const [address] of value.matchAll(/[^\s<>,;:"]+@[^\s<>,;:"]+/g)) {
      const id = readReturnPath(config, address)
      if (id) return id
    }
  }
  const host = new URL(config.url).hostname.toLowerCase()
  const ids = words.matchAll(/\bMessage-ID:[ \t]*<([0-9a-f-]{36})@([^>\s]{1,253})>/gi)
  return [...ids].find(([, , at]) => at?.toLowerCase() === host)?.[1]?.toLowerCase() ?? null
}

function complaintIn({ attachments }: Email): Said | 'nothing' | null {
  const report = attachments.find(({ mimeType }) => mimeType === 'message/feedback-report')
  if (!report) return null
  const type = fieldsOf(textOf(report))[0]?.get('feedback-type')?.toLowerCase() ?? ''
  // Others tell of a failed signature or take a complaint back.
  return ['abuse', 'fraud', 'opt-out', 'opt-out-list'].includes(type) ? { kind: 'complaint', code: null } : 'nothing'
}

function reportIn({ attachments, text = '' }: Email): Said | 'nothing' | null {
  const report = attachments.find(({ mimeType }) =>
    ['message/delivery-status', 'message/global-delivery-status'].includes(mimeType),
  )
  if (!report) return null
  const recipients = fieldsOf(textOf(report)).filter((fields) => fields.has('action') || fields.has('status'))
  const failed = recipients.find((fields) => (fields.get('action') ?? 'failed').toLowerCase().startsWith('failed'))
  if (!failed) return 'nothing'
  return verdictOf({ status: failed.get('status') ?? null, words: failed.get('diagnostic-code') || text })
}

/** Blocks of fields, divided by empty lines, as RFC 3464 and 5965 write them. */
function fieldsOf(text: string): Map<string, string>[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => {
      const lines = unfolded(block).split('\n')
      const pairs = lines.flatMap((line) => {
        const [, name, value] = /^([\w-]+):[ \t]*(.*)$/.exec(line.trim()) ?? []
        return name ? [[name.toLowerCase(), value ?? ''] as const] : []
      })
      return new Map(pairs)
    })
}

/** Senders and subjects of messages by which a server gives a letter back in its own words. */
const SERVERS = /mailer-daemon|postmaster|mail delivery|mailerdaemon|system poczty|administrator poczty/i
const SUBJECTS =
  /undeliver|not delivered|returned mail|returned to sender|failure notice|delivery (status|fail|notification|error)|delivery has failed|nondeliverable|niedor|nie dor[ęe]cz|nie dostarcz|niedostarcz|zwrot|b[łl][ąa]d dor[ęe]cz|nie mo[żz]na dostarczy/i
const DELAYS =
  /delayed|has been delayed|opóźni|still trying|will (continue|keep) (trying|to (be )?retr)|no action is required|ponowi|kolejn\S+ prób/i

function wordsOfServer(email: Email): Said | null {
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? ''
  const from = [header('from'), header('return-path')].join(' ')
  const fromServer = SERVERS.test(from) || header('x-failed-recipients') !== ''
  // A person on holiday lets a machine answer; so does Exim when it gives a letter back.
  const answer = /auto-replied/i.test(header('auto-submitted')) || header('x-autoreply') || header('x-autorespond')
  if (!fromServer && (answer || !SUBJECTS.test(email.subject ?? ''))) return null
  const text = email.text ?? (email.html ?? '').replace(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ')
  // What follows is our own letter, whose words say nothing of the address.
  const own = text.split(/^-+ ?(?:below this line|this is a copy|original message|oryginalna wiadomość)/im)[0] ?? ''
  if (DELAYS.test(`${email.subject} ${own}`)) return null
  return verdictOf({ status: null, words: own })
}
