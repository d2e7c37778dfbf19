import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
import type { MailContent } from '../blocks.ts'
import { PUSH } from '../push/names.ts'
import { insertNotifications, type NewNotification, notificationById, recordRead } from './store.ts'

const LONGEST = 240

/**
 * Puts news where a signed-in person sees it, and asks for their devices to be told when `push`. In the caller's
 * transaction; the same `once` twice keeps the first.
 */
export async function tellInside(context: Context, news: (Omit<NewNotification, 'createdAt'> & { push: boolean })[]) {
  const made = await insertNotifications(
    context.db,
    news.map(({ push: _, ...each }) => ({ ...each, createdAt: context.now })),
  )
  const told = new Set(news.filter(({ push }) => push).map(({ personId }) => personId))
  if (!context.house.config.push) return
  for (const { id, personId } of made)
    if (told.has(personId)) await context.house.jobs.send(context, PUSH, { notificationId: id })
}

/** What of a letter a person sees inside: its subject, its first sentences, and where its first link leads on the portal. */
export function insideOf({ subject, blocks }: MailContent, keepLink: boolean) {
  const words = blocks.find((block) => block.kind === 'paragraph')
  const summary = words?.kind === 'paragraph' ? shortened(words.text.replace(/\s+/g, ' ')) : ''
  return { title: shortened(subject.replace(/\s+/g, ' ')), summary, path: keepLink ? firstPath(blocks) : null }
}

/** Marks one notification as read and says where it leads. @throws Refusal `absent` when it is somebody else's */
export async function readNotification(context: Context, id: string): Promise<string | null> {
  const { actor, db, now } = context
  allow(actor.kind === 'person')
  const notification = found(await notificationById(db, id))
  allow(notification.personId === actor.id)
  await recordRead(db, actor.id, id, now)
  return notification.path
}

/** Marks everything as read. */
export async function readAll({ actor, db, now }: Context) {
  allow(actor.kind === 'person')
  await recordRead(db, actor.id, null, now)
}

/** The first path of ours in a letter; an address elsewhere, or one with a secret, is left to the letter. */
export function firstPath(blocks: MailContent['blocks']): string | null {
  for (const block of blocks) {
    if (block.kind === 'button' && block.url.startsWith('/')) return block.url
    if (block.kind === 'list') {
      const item = block.items.find((item) => typeof item !== 'string' && item.url.startsWith('/'))
      if (item && typeof item !== 'string') return item.url
    }
  }
  return null
}

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text)
