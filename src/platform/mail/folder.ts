import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { SendMailOptions } from 'nodemailer'
import type { Clock } from '../clock.ts'
import { absent } from '../errors.ts'
import { isId, newId } from '../ids.ts'
import { composed } from './letter.ts'
import type { Mail, MailTransport } from './mail.ts'

/** A letter as it lies in the folder, for the page that shows them in demonstration mode. */
export interface FolderMail {
  /** Name of its files without the ending; also its address on the page. */
  name: string
  sentAt: string
  from: string
  to: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  attachments: { name: string; type: string }[]
}

const AS_ONE = { streamTransport: true, buffer: true, newline: 'windows' } as const

/**
 * Writes letters into a folder instead of sending them: the letter itself (`.eml`, opens in any mail program) and beside
 * it what it says (`.json`), so that nothing has to be read back out of MIME. Letters hold sign-in links: only the owner
 * of the folder may read them.
 */
export async function openFolder(folder: string, from: string, clock: Clock): Promise<MailTransport> {
  // Loaded for the first letter: a portal that writes none carries no composer.
  const compose = async (letter: SendMailOptions) => {
    const { createTransport } = await import('nodemailer')
    const { message } = await createTransport(AS_ONE).sendMail(letter)
    return message as Buffer
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    kind: 'folder',
    async send(mail) {
      const now = clock.now()
      const name = newId(now.epochMilliseconds)
      await write(join(folder, `${name}.eml`), await compose(composed(mail, from, now)))
      await write(join(folder, `${name}.json`), JSON.stringify(summaryOf(mail, name, from, now)))
      return { state: 'accepted' }
    },
    async close() {},
  }
}

/**
 * Letters in the folder, newest first, `limit` at a time.
 * @param before the name of the last letter of the page before
 */
export async function listMails(folder: string, limit = 50, before?: string): Promise<FolderMail[]> {
  const names = await readdir(folder).catch(() => [])
  const page = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((name) => isId(name) && (!before || name < before))
    .sort()
    .reverse()
    .slice(0, limit)
  return Promise.all(page.map((name) => readMail(folder, name)))
}

/** @throws Refusal `absent` when there is no such letter */
export async function readMail(folder: string, name: string): Promise<FolderMail> {
  if (!isId(name)) throw absent()
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => {
    throw absent()
  })
  return JSON.parse(text)
}

function summaryOf(mail: Mail, name: string, from: string, now: Temporal.Instant): FolderMail {
  const { to, subject, text, html, headers = {}, attachments = [], calendar, listUnsubscribe } = mail
  return {
    name,
    sentAt: now.toString(),
    from: mail.from ?? from,
    to,
    subject,
    text,
    html,
    headers: { ...headers, ...(listUnsubscribe ? { 'List-Unsubscribe': `<${listUnsubscribe.url}>` } : {}) },
    attachments: [
      ...attachments.map(({ name, type }) => ({ name, type })),
      ...(calendar ? [{ name: 'wydarzenie.ics', type: 'text/calendar' }] : []),
    ],
  }
}

// Seen only when whole: whoever lists the folder meanwhile meets no half letter.
async function write(path: string, content: string | Buffer) {
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(content)
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}
