import type { BounceKind } from '../rules.ts'

/** What a message that came back says of one of our letters. */
export interface Returned {
  /** With the angle brackets, as we sent it. */
  messageId: string
  kind: BounceKind
  /** The first digits of the status: 511 of 5.1.1; null when there is none. */
  code: number | null
}

/**
 * Reads a delivery report (RFC 3464) or a complaint (RFC 5965). Which letter it is about is known by our own message id in
 * the part that is returned: the id is random, so nobody who did not get the letter can hold back its address.
 * @param host the host of our message ids
 * @returns null when it is neither, tells of a delay, or blames a rule of the receiving side (5.7.x)
 */
export function readReturned(text: string, host: string): Returned | null {
  // Headers may go on in the next line.
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ')
  const ids = [...lines.matchAll(/^Message-ID:[ \t]*(<[0-9a-f-]{36}@([^>\s]{1,253})>)/gim)]
  const messageId = ids.find(([, , at]) => at?.toLowerCase() === host.toLowerCase())?.[1]
  if (!messageId) return null
  if (/^Feedback-Type:[ \t]*(?:abuse|fraud)/im.test(lines)) return { messageId, kind: 'complaint', code: null }

  const action = /^Action:[ \t]*(\w+)/im.exec(lines)?.[1]?.toLowerCase()
  const [, status, subject = '', detail = ''] = /^Status:[ \t]*([245])\.(\d{1,3})\.(\d{1,3})/im.exec(lines) ?? []
  if (action !== 'failed' || !status || status === '2' || subject === '7') return null
  const code = Number(`${status}${subject}${detail}`.slice(0, 3))
  // RFC 3463: 5.1.x says the address is wrong, 5.2.1 that the mailbox is closed; the rest may pass.
  const hard = status === '5' && (subject === '1' || (subject === '2' && detail === '1'))
  return { messageId, kind: hard ? 'hard' : 'soft', code }
}
