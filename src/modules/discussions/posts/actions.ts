import { createHash, createHmac } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { absent, allow, found, refuse } from '../../../platform/errors.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { record } from '../../audit/index.ts'
import type { Ground } from '../../moderation/index.ts'
import { notify, tellFollowers } from '../../notices/index.ts'
import { maySee, type Process, processById } from '../../processes/index.ts'
import { type FoundRoom, roomChanged, subjectFor } from '../rooms/actions.ts'
import { mayAnswer, mayModerateRoom } from '../rooms/rules.ts'
import { nextNumber, roomById } from '../rooms/store.ts'
import { lockTopic, type Topic, topicById } from '../topics/store.ts'
import { deleteContact, insertContact } from './contacts-store.ts'
import { receivedMail, replyMail } from './emails.ts'
import { isPublic, mayWrite, type Post, takesPosts, topicTakes } from './rules.ts'
import {
  insertPost,
  postById,
  postBySubmission,
  recordHiding,
  recordPublication,
  recordWithdrawal,
  secretOpens,
} from './store.ts'

/** What somebody writes, in the words of one form. */
export interface Writing {
  body: string
  signature: string | null
  /** Made by us when the form was shown, known to its sender alone; the same form sent again carries the same one. */
  formKey: string
}

/** Called in the transaction in which everybody may read a reply about a thing of a process. */
export type Told = (context: Context, said: { process: Process; topic: Topic; post: Post }) => Promise<void>

export interface GivenPost {
  post: Post
  /** Opens the page of its author; null for a second sending by somebody else. */
  secret: string | null
}

/** @throws Refusal `room-not-open` */
export const giveIdea = (
  context: Context,
  at: FoundRoom,
  idea: Writing & { title: string; theme: string | null; placeWords: string | null },
) => give(context, at, { kind: 'idea', ...idea })

/** @throws Refusal `room-not-open` */
export const askQuestion = (
  context: Context,
  at: FoundRoom,
  question: Writing & { theme: string | null; expertId: string | null },
) => give(context, at, { kind: 'question', ...question })

/**
 * A comment under an idea. @throws Refusal `room-not-open`, and absent when nobody may see the idea
 */
export async function commentOn(context: Context, at: FoundRoom, idea: Post, comment: Writing) {
  if (idea.kind !== 'idea' || !isPublic(idea)) throw absent()
  return give(context, at, { kind: 'reply', parentId: idea.id, ...comment })
}

/**
 * A reply in a topic, or to another reply: one level and no more.
 * @throws Refusal `topic-over` after its last day, `reply-too-deep`
 */
export async function replyIn(
  context: Context,
  at: FoundRoom,
  topic: Topic,
  { parent, ...reply }: Writing & { parent: Post | null; byAuthor?: boolean },
  told?: Told,
) {
  if (topic.hiddenAt || topic.roomId !== at.room.id) throw absent()
  if (parent && (parent.topicId !== topic.id || !isPublic(parent))) throw absent()
  if (parent?.parentId) refuse('reply-too-deep')
  return give(context, at, { kind: 'reply', topicId: topic.id, parentId: parent?.id ?? null, ...reply }, told)
}

type Given = Writing &
  Pick<Post, 'kind'> &
  Partial<Pick<Post, 'title' | 'theme' | 'placeWords' | 'expertId'>> & {
    topicId?: string
    parentId?: string | null
    byAuthor?: boolean
  }

async function give(context: Context, at: FoundRoom, input: Given, told?: Told): Promise<GivenPost> {
  const { actor, now } = context
  allow((at.process ? maySee(actor, at.process) : at.member != null) && mayWrite(actor, at))
  const byTeam = at.process !== null && mayAnswer(actor, at.process)
  const submissionKey = hash(
    [at.room.id, input.formKey, input.title ?? '', input.body, input.signature ?? ''].join('\n'),
  )
  const secret = secretFor(context, submissionKey)
  return inTransaction(context, async (context) => {
    // Read anew: the team may have closed it while the page was open.
    const room = found(await roomById(context.db, at.room.id))
    if (!takesPosts({ ...at, room }, now)) refuse('room-not-open')
    const topic = input.topicId ? found(await lockTopic(context.db, input.topicId)) : null
    if (topic && !topicTakes(at, topic, now)) refuse('topic-over')
    const known = await postBySubmission(context.db, submissionKey)
    if (known) return { post: known, secret: (await opens(context, known, secret)) ? secret : null }
    const id = newId(now.epochMilliseconds)
    const post = {
      id,
      roomId: room.id,
      kind: input.kind,
      number: await nextNumber(context.db, room.id),
      topicId: input.topicId ?? null,
      parentId: input.parentId ?? null,
      title: input.title ?? null,
      body: input.body,
      theme: input.theme ?? null,
      expertId: input.expertId ?? null,
      placeWords: input.placeWords ?? null,
      signature: at.member?.name ?? input.signature,
      personId: room.accounts || !at.process || byTeam ? personId(actor) : null,
      byTeam,
      byAuthor: input.byAuthor ?? false,
      givenAt: now,
      // A team does not wait for itself.
      publishedAt: room.moderation === 'after' || byTeam ? now : null,
      submissionKey,
      secretHash: hash(secret),
      searchKeys: searchKeys([input.title, input.theme, input.body].filter(Boolean).join(' ')),
    }
    if (!(await insertPost(context.db, post))) {
      // The same form came at the same moment and was first.
      const first = found(await postBySubmission(context.db, submissionKey))
      return { post: first, secret: (await opens(context, first, secret)) ? secret : null }
    }
    const kept = found(await postById(context.db, id))
    if (kept.publishedAt) await tellOfReply(context, at, kept, told)
    await roomChanged(context, at)
    return { post: kept, secret }
  })
}

/** Whoever wrote it leaves an address: they hear that it was answered. A second is ignored while the first holds. */
export async function leaveAddress(context: Context, at: FoundRoom, post: Post, secret: string, email: string) {
  allow(await opens(context, post, secret))
  await inTransaction(context, async (context) => {
    const contact = { email, locale: context.locale, at: context.now }
    if (!(await insertContact(context.db, post.id, contact))) return
    const t = context.house.texts.in(context.locale)
    await notify(context, {
      to: { email },
      template: 'post-received',
      // Its link opens the post to whoever has it: it stays in the letter.
      inside: false,
      locale: context.locale,
      about: { kind: 'post', id: post.id },
      mail: receivedMail(t, { title: at.process?.title ?? '', post, secret }),
    })
  })
}

/** No more letters about it: the address goes. */
export async function removeAddress(context: Context, post: Post, secret: string) {
  allow(await opens(context, post, secret))
  await deleteContact(context.db, post.id)
}

/** Its author takes it back: the words leave every page, its place stays. */
export async function withdrawPost(context: Context, at: FoundRoom, post: Post, secret: string) {
  allow(await opens(context, post, secret))
  await inTransaction(context, async (context) => {
    if (!(await recordWithdrawal(context.db, post.id, context.now))) refuse('post-withdrawn')
    await record(context, 'post-withdrawn', subjectFor(at.process, at.room.id), { number: post.number })
    await roomChanged(context, at)
  })
}

/** Shows a post that waited; doing it twice is the same as doing it once. */
export async function publishPost(context: Context, at: FoundRoom, post: Post, told?: Told) {
  allow(mayModerateRoom(context.actor, at.process))
  await inTransaction(context, async (context) => {
    if (!(await recordPublication(context.db, post.id, context.now))) return
    await record(context, 'post-published', subjectFor(at.process, at.room.id), { number: post.number })
    await tellOfReply(context, at, { ...post, publishedAt: context.now }, told)
    await roomChanged(context, at)
  })
}

/** @param ground why it is hidden, which readers see in its place; null shows it again */
export async function hidePost(context: Context, at: FoundRoom, post: Post, ground: Ground | null) {
  allow(mayModerateRoom(context.actor, at.process))
  await inTransaction(context, async (context) => {
    await recordHiding(context.db, post.id, ground ? { at: context.now, ground } : null)
    await roomChanged(context, at)
  })
}

/** Whether a key opens the page of the author of a post. */
export const opens = async ({ db }: Context, post: Post, secret: string) =>
  secret !== '' && (await secretOpens(db, post.id, hash(secret)))

/** The room of a post, whoever asks. */
export async function roomOf(context: Context, roomId: string): Promise<FoundRoom> {
  const room = found(await roomById(context.db, roomId))
  return { room, process: room.processId ? found(await processById(context.db, room.processId)) : null }
}

/** News for those who follow the topic; a comment under an idea is nobody's news. */
async function tellOfReply(context: Context, at: FoundRoom, post: Post, told?: Told) {
  const topic = post.topicId ? await topicById(context.db, post.topicId) : null
  if (!topic || !isPublic(post)) return
  await tellFollowers(
    context,
    { kind: 'topic', id: topic.id },
    {
      template: 'topic-reply',
      once: `topic-reply:${post.id}`,
      mail: (locale) => replyMail(context.house.texts.in(locale), at.process, topic, post),
    },
  )
  if (at.process && topic.about) await told?.(context, { process: at.process, topic, post })
}

// Worked out from what was sent, so that a second press of the button gives the same key.
const secretFor = ({ house }: Context, submissionKey: string) =>
  createHmac('sha256', `post:${house.config.secret}`).update(submissionKey).digest('base64url')

export const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
