import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import type { Process } from '../../processes/index.ts'
import { takesPosts } from '../posts/rules.ts'
import { countPosts, type Reply, repliesPage } from '../posts/store.ts'
import { beginRoom, changeRoom, closeRoom, type FoundRoom, openRoom } from '../rooms/actions.ts'
import { mayKeepRoom, phaseOfRoom, type Room } from '../rooms/rules.ts'
import { findRoom, nextNumber } from '../rooms/store.ts'
import { countReplies, insertTopic, retitleTopic, type Topic, topicAbout } from '../topics/store.ts'

/** Something of a process that people talk about on its own page. */
export interface Thing {
  /** Its page, beneath that of the process: `projekty/12`. */
  about: string
  title: string
  /** Nothing more may be said, whatever the room says: it was withdrawn. */
  isOver?: boolean
}

/** What everybody reads of the talk about a thing. */
export interface Talk {
  at: FoundRoom
  topic: Topic | null
  count: number
  replies: { rows: Reply[]; next: number | null }
  isOpen: boolean
}

/** The talk about a thing, from the reply after a number; null where nobody has let people talk. */
export async function talkOf(
  context: Pick<Context, 'db' | 'now'>,
  process: Process,
  thing: Thing,
  { after = 0 }: { after?: number } = {},
): Promise<Talk | null> {
  const { db, now } = context
  const room = await findRoom(db, process.id, 'topics')
  if (!room || phaseOfRoom(room, process, now) === 'draft') return null
  const topic = await topicAbout(db, room.id, thing.about)
  const isTold = topic !== null && topic.hiddenAt === null
  return {
    at: { process, room },
    topic,
    count: isTold ? await countReplies(db, topic.id) : 0,
    replies: isTold ? await repliesPage(db, { topicId: topic.id }, { after }) : { rows: [], next: null },
    isOpen: !thing.isOver && takesPosts({ process, room }, now) && topic?.hiddenAt == null,
  }
}

/** The topic under which a thing is talked of; it begins with the first word, or the first who follows. */
export async function topicOfThing(context: Context, at: FoundRoom, thing: Thing): Promise<Topic> {
  return inTransaction(context, async (context) => {
    const { db } = context
    const known = await topicAbout(db, at.room.id, thing.about)
    if (known) {
      // Letters name it as it is called now.
      if (known.question !== thing.title) await retitleTopic(db, known.id, thing.title)
      return { ...known, question: thing.title }
    }
    // The row of the room is held from here, so whoever comes second finds what the first began.
    const number = await nextNumber(db, at.room.id)
    const first = await topicAbout(db, at.room.id, thing.about)
    if (first) return first
    await insertTopic(db, {
      id: newId(context.now.epochMilliseconds),
      roomId: at.room.id,
      number,
      question: thing.title,
      lead: '',
      closesOn: null,
      createdAt: context.now,
      createdBy: null,
      signature: null,
      about: thing.about,
    })
    return found(await topicAbout(db, at.room.id, thing.about))
  })
}

/** Lets people talk in a new process as they could in an earlier one; its last day is set anew. Nothing where nobody could. */
export async function copyTalk(context: Context, from: Pick<Process, 'id'>, to: Process) {
  const before = await talkSettingsOf(context, from)
  if (before) await keepTalk(context, to, { ...before.settings, isOn: true, closesOn: null })
}

/** How people may talk about the things of a process. */
export interface TalkSettings extends Pick<Room, 'lead' | 'moderation' | 'accounts' | 'closesOn'> {
  isOn: boolean
}

/** As the team left it, how many posts wait for a moderator, and how many everybody reads; null when nobody has touched it. */
export async function talkSettingsOf({ db }: Pick<Context, 'db'>, process: Pick<Process, 'id'>) {
  const room = await findRoom(db, process.id, 'topics')
  if (!room) return null
  const { lead, moderation, accounts, closesOn } = room
  const settings: TalkSettings = {
    lead,
    moderation,
    accounts,
    closesOn,
    isOn: room.openedAt !== null && room.closedAt === null,
  }
  const { waiting, replies } = await countPosts(db, room.id)
  return { settings, waiting, said: replies }
}

/** Lets people talk about the things of a process, changes how, or stops it; what was said stays. */
export async function keepTalk(context: Context, process: Process, { isOn, ...settings }: TalkSettings) {
  allow(mayKeepRoom(context.actor, process))
  await inTransaction(context, async (context) => {
    const room = async () => {
      const room = await findRoom(context.db, process.id, 'topics')
      return room && { process, room }
    }
    const known = await room()
    if (known) await changeRoom(context, known, { ...settings, themes: [] })
    else if (isOn) await beginRoom(context, process, 'topics', { ...settings, themes: [] })
    const at = await room()
    if (!at) return
    if (isOn && !at.room.openedAt) await openRoom(context, at)
    if (isOn === (at.room.closedAt !== null)) await closeRoom(context, at, !isOn)
  })
}
