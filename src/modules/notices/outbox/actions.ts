import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { personByEmail } from '../../identity/index.ts'
import type { MailContent } from '../blocks.ts'
import { insertItems } from '../digests/store.ts'
import { mailUrl, renderMail } from '../emails.tsx'
import { firstPath, insideOf, tellInside } from '../inbox/actions.ts'
import { DEFAULT_FREQUENCY, type Frequency, nextDue, preferencesPath, type Topic } from '../preferences/rules.ts'
import { preferencesOf } from '../preferences/store.ts'
import { addressHash } from '../rules.ts'
import { type CalendarPart, insertMessages, type NewMessage, skipStopped } from './store.ts'
import { SEND, wake } from './wake.ts'

export interface Notice {
  to: { email: string; personId?: string | null }
  /** Which letter this is, in words of the module that writes it: `remark-decided`. */
  template: string
  /** What a person decides about, so that it comes as often as they want. Without one the letter leaves at once, always. */
  topic?: Topic
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
  /** A meeting for the reader's calendar; the METHOD inside is the same as `method` (RFC 5546). */
  calendar?: CalendarPart
  /** The letter carries a link that opens something, so we forget its body as soon as it has left. */
  fleeting?: boolean
  /** Whether a person with an account also sees it inside the portal; a fleeting letter only when asked for, without its link. */
  inside?: boolean
}

/**
 * Puts a letter to one person into the outbox, in the caller's transaction: what is rolled back is not sent. A job sends
 * it after the commit. A person who wants its topic in a digest gets it there; one who wants none of it sees it inside
 * the portal alone. The caller has already made sure that this person should get it.
 * @returns the letter's id, or null when `once` was used before or no letter of its own is wanted
 * @throws Error when the address is none, which the form should have said
 */
export async function notify(context: Context, notice: Notice): Promise<string | null> {
  const { db, house } = context
  const inside = notice.inside ?? !notice.fleeting
  const personId = await accountOf(context, notice, inside)
  const addressed = { ...notice, to: { ...notice.to, personId } }
  const frequency = notice.topic
    ? await frequencyFor(context, notice.topic, {
        personId,
        addressHash: addressHash(house.config.secret, notice.to.email),
      })
    : DEFAULT_FREQUENCY

  if (personId && inside)
    await tellInside(context, [
      {
        personId,
        template: notice.template,
        ...insideOf(notice.mail, !notice.fleeting),
        once: notice.once ? `${notice.once}:${personId}` : null,
        push: frequency === 'now',
      },
    ])
  if (frequency === 'never') return null
  if (frequency !== 'now') {
    await insertItems(db, [itemOf(context, addressed, frequency)])
    return null
  }
  const [id] = await insertMessages(db, [letterOf(context, addressed)])
  if (!id) return null
  await wake(context, SEND)
  return id
}

const Address = z.email().max(254)

/** Letters that have not left yet, about things whose letters the person has just ended. Those without `stop` go out. */
export const holdLetters = ({ db, now }: Context, about: { kind: string; ids: string[] }) => skipStopped(db, about, now)

/** How often a letter of this topic comes to a recipient. */
async function frequencyFor(
  { db }: Context,
  topic: Topic,
  recipient: { personId: string | null; addressHash: string },
): Promise<Frequency> {
  return (await preferencesOf(db, recipient)).get(topic) ?? DEFAULT_FREQUENCY
}

/** Whose account the address is; not asked when it makes no difference. */
async function accountOf({ db }: Context, { to, topic }: Notice, inside: boolean): Promise<string | null> {
  if (to.personId) return to.personId
  if (!topic && !inside) return null
  return (await personByEmail({ db }, to.email))?.id ?? null
}

/** A letter as a line of a digest: its subject, and where it leads. */
export function itemOf(
  { house, now }: Context,
  notice: Notice,
  frequency: 'daily' | 'weekly',
  followerId: string | null = null,
) {
  return {
    to: { email: Address.parse(notice.to.email.trim()), personId: notice.to.personId ?? null },
    addressHash: addressHash(house.config.secret, notice.to.email),
    locale: notice.locale,
    frequency,
    dueAt: nextDue(frequency, now),
    template: notice.template,
    topic: notice.topic ?? 'followed',
    title: notice.mail.subject.replace(/\s+/g, ' ').trim(),
    path: notice.fleeting ? null : firstPath(notice.mail.blocks),
    about: notice.about ?? null,
    followerId,
    once: notice.once ?? null,
    createdAt: now,
  }
}

interface LetterOptions {
  /** Ends at the follower, and goes behind letters somebody waits for. */
  follower?: { id: string; unsubscribeUrl: string }
  /** Ends with all digests, and goes behind letters somebody waits for. */
  digest?: boolean
}

/** The row of a letter, rendered and addressed. A letter for a follower ends at the follower, another where it says. */
export function letterOf({ house, now }: Context, notice: Notice, options: LetterOptions = {}): NewMessage {
  const email = Address.parse(notice.to.email.trim())
  const id = newId(now.epochMilliseconds)
  const { config } = house
  const { follower, digest = false } = options
  const link = { config, locale: notice.locale }
  const own = preferencesPath(config, id)
  const stopPage = notice.stop?.page ?? (digest ? `${own}/wypis` : undefined)
  const unsubscribeUrl = follower?.unsubscribeUrl ?? (stopPage && mailUrl(link, stopPage))
  const chosen = follower !== undefined || digest || notice.topic !== undefined
  const rendered = {
    ...renderMail(notice.mail, {
      config,
      locale: notice.locale,
      t: house.texts.in(notice.locale),
      ...(unsubscribeUrl ? { unsubscribeUrl } : {}),
      ...(chosen ? { preferencesUrl: mailUrl(link, own) } : {}),
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
    oneClickPath: notice.stop?.oneClick ?? (digest ? `${own}/wypis` : null),
    replyTo: notice.replyTo ? Address.parse(notice.replyTo.trim()) : null,
    calendar: notice.calendar ?? null,
    bulk: follower !== undefined || digest,
    messageId: `<${id}@${new URL(config.url).hostname}>`,
    createdAt: now,
  }
}
