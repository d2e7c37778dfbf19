import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow, found } from '../../platform/errors.ts'
import { searchKeys } from '../../platform/language/index.ts'
import type { Process } from '../processes/index.ts'
import type { IdeaAnswer } from './ideas/rules.ts'
import { insertSupport } from './ideas/store.ts'
import { keepDraft, publishDraft } from './posts/answers-store.ts'
import type { Post } from './posts/rules.ts'
import { insertPost } from './posts/store.ts'
import { addExpert } from './questions/actions.ts'
import { beginRoom, type FoundRoom, openRoom, roomChanged } from './rooms/actions.ts'
import { findRoom, nextNumber } from './rooms/store.ts'
import { keepTalk, type TalkSettings, type Thing, topicOfThing } from './things/actions.ts'
import { insertTopic, recordSummary } from './topics/store.ts'

/** Something said some time ago. */
interface Said {
  body: string
  signature?: string
  at: Temporal.Instant
  byTeam?: boolean
  byAuthor?: boolean
  /** Waits to be read by a moderator. */
  waits?: boolean
}

interface Answered {
  body: string
  at: Temporal.Instant
  state?: IdeaAnswer
  /** Name of the expert. */
  expert?: string
}

export interface BroughtTopic {
  question: string
  lead: string
  closesOn: Temporal.PlainDate | null
  at: Temporal.Instant
  signature?: string
  replies: (Said & { answers?: Said[] })[]
  summary?: { body: string; at: Temporal.Instant }
}

/** Ways to write in one process, as they were used for some days. */
export interface BroughtRooms {
  at: Temporal.Instant
  ideas: {
    lead: string
    themes: string[]
    given: (Said & {
      title: string
      theme?: string
      place?: string
      supports: number
      comments?: Said[]
      answer?: Answered
    })[]
  }
  questions: {
    lead: string
    themes: string[]
    experts: { name: string; role: string; about: string }[]
    given: (Said & { theme?: string; expert?: string; answer?: Answered })[]
  }
  topics: { lead: string; given: BroughtTopic[] }
}

/**
 * Brings ideas, questions and discussions of a process, for the demonstration.
 * @param context of the system
 * @returns where the experts are, so that they may be given pictures
 */
export async function bringRooms(
  context: Context,
  process: Process,
  brought: BroughtRooms,
): Promise<{ at: FoundRoom; experts: Map<string, string> }> {
  allow(context.actor.kind === 'system')
  const past = { ...context, now: brought.at }
  return inTransaction(past, async (context) => {
    const ideas = await opened(context, process, 'ideas', brought.ideas)
    for (const { title, theme, place, supports, comments = [], answer, ...said } of brought.ideas.given) {
      const id = await write(context, ideas, { kind: 'idea', title, theme, placeWords: place, ...said })
      for (let each = 0; each < supports; each += 1) await insertSupport(context.db, id, newId())
      for (const comment of comments) await write(context, ideas, { kind: 'reply', parentId: id, ...comment })
      if (answer) await answered(context, id, answer, null)
    }
    const questions = await opened(context, process, 'questions', brought.questions)
    const experts = new Map<string, string>()
    for (const expert of brought.questions.experts)
      experts.set(expert.name, await addExpert(context, questions, expert))
    for (const { theme, expert, answer, ...said } of brought.questions.given) {
      const expertId = experts.get(expert ?? '') ?? null
      const id = await write(context, questions, { kind: 'question', theme, expertId, ...said })
      if (answer) await answered(context, id, answer, experts.get(answer.expert ?? '') ?? null)
    }
    const topics = await opened(context, process, 'topics', { ...brought.topics, themes: [] })
    for (const topic of brought.topics.given) await bringTopic(context, topics, topic)
    return { at: questions, experts }
  })
}

export interface BroughtTalk {
  thing: Thing
  replies: BroughtTopic['replies']
}

/** Brings what people say of things of a process, for the demonstration. @param context of the system */
export async function bringTalks(
  context: Context,
  process: Process,
  { at, talks, ...settings }: Pick<TalkSettings, 'lead' | 'closesOn'> & { at: Temporal.Instant; talks: BroughtTalk[] },
) {
  allow(context.actor.kind === 'system')
  await inTransaction({ ...context, now: at }, async (context) => {
    await keepTalk(context, process, { ...settings, isOn: true, moderation: 'after', accounts: false })
    const at = { process, room: found(await findRoom(context.db, process.id, 'topics')) }
    for (const { thing, replies } of talks)
      await bringReplies(context, at, (await topicOfThing(context, at, thing)).id, replies)
    await roomChanged(context, at)
  })
}

/** Brings discussions of the network, for the demonstration. @param context of the system */
export async function bringNetworkTopics(context: Context, topics: BroughtTopic[]) {
  allow(context.actor.kind === 'system')
  const room = found(await findRoom(context.db, null, 'topics'))
  for (const topic of topics) await bringTopic(context, { process: null, room }, topic)
  await roomChanged(context, { process: null, room })
}

async function opened(
  context: Context,
  process: Process,
  kind: 'ideas' | 'questions' | 'topics',
  { lead, themes }: { lead: string; themes: string[] },
): Promise<FoundRoom> {
  await beginRoom(context, process, kind, { lead, themes, moderation: 'before', accounts: false })
  const at = { process, room: found(await findRoom(context.db, process.id, kind)) }
  await openRoom(context, at)
  return at
}

async function bringTopic(context: Context, at: FoundRoom, topic: BroughtTopic) {
  const id = newId(topic.at.epochMilliseconds)
  await insertTopic(context.db, {
    id,
    roomId: at.room.id,
    number: await nextNumber(context.db, at.room.id),
    question: topic.question,
    lead: topic.lead,
    closesOn: topic.closesOn,
    createdAt: topic.at,
    createdBy: null,
    signature: topic.signature ?? null,
  })
  await bringReplies(context, at, id, topic.replies)
  if (topic.summary)
    await recordSummary(context.db, id, { summary: topic.summary.body, at: topic.summary.at, by: null })
}

async function bringReplies(context: Context, at: FoundRoom, topicId: string, replies: BroughtTopic['replies']) {
  for (const { answers = [], ...reply } of replies) {
    const parentId = await write(context, at, { kind: 'reply', topicId, ...reply })
    for (const answer of answers) await write(context, at, { kind: 'reply', topicId, parentId, ...answer })
  }
}

type Written = Said &
  Pick<Post, 'kind'> & {
    title?: string
    theme?: string | undefined
    placeWords?: string | undefined
    expertId?: string | null
    topicId?: string
    parentId?: string
  }

async function write({ db }: Context, { room }: FoundRoom, said: Written): Promise<string> {
  const id = newId(said.at.epochMilliseconds)
  await insertPost(db, {
    id,
    roomId: room.id,
    kind: said.kind,
    number: await nextNumber(db, room.id),
    topicId: said.topicId ?? null,
    parentId: said.parentId ?? null,
    title: said.title ?? null,
    body: said.body,
    theme: said.theme ?? null,
    expertId: said.expertId ?? null,
    placeWords: said.placeWords ?? null,
    signature: said.signature ?? null,
    personId: null,
    byTeam: said.byTeam ?? false,
    byAuthor: said.byAuthor ?? false,
    givenAt: said.at,
    publishedAt: said.waits ? null : said.at,
    submissionKey: newId(),
    secretHash: null,
    searchKeys: searchKeys([said.title, said.theme, said.body].filter(Boolean).join(' ')),
  })
  return id
}

async function answered({ db }: Context, postId: string, { body, at, state }: Answered, expertId: string | null) {
  await keepDraft(db, postId, { state: state ?? null, expertId, body }, at, null)
  await publishDraft(db, postId, at, null)
}
