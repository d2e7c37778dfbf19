/** One message of a mailbox; `done` says whether it was understood. */
export type ReadMessage = (message: Uint8Array) => Promise<boolean>

/** No report of a mail server is longer; what follows is the letter it returns. */
const LONGEST = 1_000_000

/** So many messages at once; the rest waits for the next look. */
const MOST = 500

/**
 * Reads the unread messages of a mailbox, one after another: those that were understood are removed, the others stay there,
 * read, for a person. A message is removed only after `read` has ended, so a break in between reads it again.
 * @param url `imaps://user:password@host/FOLDER`; `imap:` is upgraded (STARTTLS), except on this machine itself
 * @returns how many were understood, of how many
 * @throws Error when the server cannot be reached or refuses the password
 */
export async function readMailbox(url: string, read: ReadMessage): Promise<{ understood: number; found: number }> {
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow(imapOptions(url))
  // A connection that breaks between two commands says so here; the command that follows fails by itself.
  client.on('error', () => {})
  await client.connect()
  try {
    const lock = await client.getMailboxLock(folderOf(url))
    try {
      const unread = (await client.search({ seen: false }, { uid: true })) || []
      let understood = 0
      for (const uid of unread.slice(0, MOST)) {
        const message = await client.fetchOne(String(uid), { source: { maxLength: LONGEST } }, { uid: true })
        if (message === false || message.source === undefined) continue
        if (await read(message.source)) {
          understood += 1
          await client.messageDelete(String(uid), { uid: true })
        } else await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
      }
      return { understood, found: Math.min(unread.length, MOST) }
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

const folderOf = (url: string) => decodeURIComponent(new URL(url).pathname.replace(/^\//, '')) || 'INBOX'

/** Only parts of the address are taken: verification of certificates has no off switch. */
export function imapOptions(address: string) {
  const url = new URL(address)
  const secure = url.protocol === 'imaps:'
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // true demands the upgrade; false never asks for it.
    doSTARTTLS: secure ? undefined : !here,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' as const },
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false as const,
    disableAutoIdle: true,
  }
}
