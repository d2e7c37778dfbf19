import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { MailContent } from '../blocks.ts'
import { mailUrl, renderMail } from '../emails.tsx'
import { addressHash } from '../rules.ts'
import { insertMessages, type NewMessage, skipStopped } from './store.ts'
import { SEND, wake } from './wake.ts'

export interface Notice {
  to: { email: string; personId?: string | null }
  /** Which letter this is, in words of the module that writes it: `remark-decided`. */
  template: string
  locale: Locale
  mail: MailContent
  /** Words written elsewhere, instead of those of `mail.blocks`: an issue of the newsletter on trial. */
  written?: { html: string; text: string }
  /** What the letter is about, so that a person can be told why they got it. */
  about?: { kind: string; id: string }
  /** The same key never makes a second letter: `remark-decided:<remark id>:<decision id>`. */
  once?: string
  /** How the person ends such letters: a page to go to, and an address for one press in the mail program (RFC 8058). */
  stop?: { page: string; oneClick: string }
  /** Where an answer goes, when the letter is passed on for somebody; an address they chose to give. */
  replyTo?: string
  /** The letter carries a link that opens something, so we forget its body as soon as it has left. */
  fleeting?: boolean
}

/**
 * Puts a letter to one person into the outbox, in the caller's transaction: what is rolled back is not sent. A job sends
 * it after the commit. The caller has already made sure that this person should get it.
 * @returns the letter's id, or null when `once` was used before
 * @throws Error when the address is none, which the form should have said
 */
export async function notify(context: Context, notice: Notice): Promise<string | null> {
  const [id] = await insertMessages(context.db, [letterOf(context, notice)])
  if (!id) return null
  await wake(context, SEND)
  return id
}

const Address = z.email().max(254)

/** Letters that have not left yet, about things whose letters the person has just ended. Those without `stop` go out. */
export const holdLetters = ({ db, now }: Context, about: { kind: string; ids: string[] }) => skipStopped(db, about, now)

/** The row of a letter, rendered and addressed. A letter for a follower ends at the follower, another where it says. */
export function letterOf(
  { house, now }: Context,
  notice: Notice,
  follower?: { id: string; unsubscribeUrl: string },
): NewMessage {
  const email = Address.parse(notice.to.email.trim())
  const id = newId(now.epochMilliseconds)
  const { config } = house
  const unsubscribeUrl =
    follower?.unsubscribeUrl ?? (notice.stop && mailUrl({ config, locale: notice.locale }, notice.stop.page))
  const rendered = {
    ...renderMail(notice.mail, {
      config,
      locale: notice.locale,
      t: house.texts.in(notice.locale),
      ...(unsubscribeUrl ? { unsubscribeUrl } : {}),
    }),
    ...notice.written,
  }
  return {
    id,
    to: { email, personId: notice.to.personId ?? null },
    addressHash: addressHash(config.secret, email),
    template: notice.template,
    locale: notice.locale,
    subject: rendered.subject,
    blocks: notice.mail.blocks,
    text: rendered.text,
    html: rendered.html,
    fleeting: notice.fleeting ?? false,
    about: notice.about ?? null,
    once: notice.once ?? null,
    followerId: follower?.id ?? null,
    oneClickPath: notice.stop?.oneClick ?? null,
    replyTo: notice.replyTo ? Address.parse(notice.replyTo.trim()) : null,
    bulk: follower !== undefined,
    messageId: `<${id}@${new URL(config.url).hostname}>`,
    createdAt: now,
  }
}
