import type { SendMailOptions } from 'nodemailer'
import type { Delivery, Mail } from './mail.ts'

const ADDRESS = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/

const CONTROL = /\p{Cc}/u

/** Why this letter must not leave, or null. A line break in a header would let its text write headers of its own. */
export function fault(mail: Mail): Delivery | null {
  if (!ADDRESS.test(mail.to)) return failed('address', 'not an address')
  const lines = [
    mail.subject,
    mail.messageId,
    mail.from,
    mail.replyTo,
    mail.listUnsubscribe?.url,
    ...Object.entries(mail.headers ?? {}).flat(),
    ...(mail.attachments ?? []).flatMap(({ name, type }) => [name, type]),
  ]
  return lines.some((line) => line !== undefined && CONTROL.test(line))
    ? failed('letter', 'control character in a header')
    : null
}

const failed = (what: 'address' | 'letter', reason: string): Delivery => ({
  state: 'failed',
  code: null,
  reason,
  class: what,
})

/** The letter in the words of nodemailer, which writes it as RFC 5322 wants. */
export function composed(mail: Mail, from: string, date: Temporal.Instant): SendMailOptions {
  const { to, subject, text, html, messageId, listUnsubscribe, calendar } = mail
  return {
    from: mail.from ?? from,
    // As an object it is one address, whatever commas it may hold.
    to: { name: '', address: to },
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject,
    text,
    html,
    messageId,
    date: new Date(date.epochMilliseconds),
    headers: {
      ...mail.headers,
      // On one line: some programs do not read an address that was folded.
      ...(listUnsubscribe ? { 'List-Unsubscribe': { prepared: true, value: `<${listUnsubscribe.url}>` } } : {}),
      ...(listUnsubscribe?.post ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    attachments: (mail.attachments ?? []).map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: typeof content === 'string' ? content : Buffer.from(content),
    })),
    ...(calendar
      ? { icalEvent: { method: calendar.method, content: calendar.content, filename: 'wydarzenie.ics' } }
      : {}),
    // A letter is made of what we hand over; it never reads a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
