import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import type { Ground } from '../../moderation/index.ts'
import { tellFollowers } from '../../notices/index.ts'
import { summaryMail } from '../posts/emails.ts'
import { type FoundRoom, roomChanged, subjectFor } from '../rooms/actions.ts'
import { mayAnswer, mayKeepRoom, mayModerateRoom } from '../rooms/rules.ts'
import { nextNumber } from '../rooms/store.ts'
import { insertTopic, lockTopic, recordSummary, recordTopicHiding, type Topic, updateTopic } from './store.ts'

export type TopicInput = Pick<Topic, 'question' | 'lead' | 'closesOn'>

/** In a process the team begins topics; in the network any member does. */
export const mayBegin = (context: Context, at: FoundRoom) =>
  mayKeepRoom(context.actor, at.process) || (!at.process && at.member != null)

/** Whoever keeps the room changes a topic and sums it up; in the network also the member who began it. */
export const mayKeepTopic = ({ actor }: Context, at: FoundRoom, topic: Topic) =>
  mayAnswer(actor, at.process) ||
  (!at.process && at.member != null && topic.createdBy !== null && topic.createdBy === personId(actor))

export async function beginTopic(context: Context, at: FoundRoom, topic: TopicInput): Promise<Topic> {
  allow(mayBegin(context, at))
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    await insertTopic(context.db, {
      ...topic,
      id,
      roomId: at.room.id,
      number: await nextNumber(context.db, at.room.id),
      createdAt: context.now,
      createdBy: personId(context.actor),
      signature: at.member?.name ?? null,
    })
    await record(context, 'topic-begun', subjectFor(at.process, at.room.id))
    await roomChanged(context, at)
    return found(await lockTopic(context.db, id))
  })
}

export async function changeTopic(context: Context, at: FoundRoom, topic: Topic, input: TopicInput) {
  allow(mayKeepTopic(context, at, topic))
  await inTransaction(context, async (context) => {
    await updateTopic(context.db, topic.id, input)
    await record(context, 'topic-changed', subjectFor(at.process, at.room.id), { number: topic.number })
    await roomChanged(context, at)
  })
}

/** A person says what came of it: the topic takes no more replies, and those who follow it hear. */
export async function sumUp(context: Context, at: FoundRoom, topic: Topic, summary: string) {
  allow(mayKeepTopic(context, at, topic))
  await inTransaction(context, async (context) => {
    const { summaryAt } = found(await lockTopic(context.db, topic.id))
    await recordSummary(context.db, topic.id, { summary, at: context.now, by: personId(context.actor) })
    await record(context, 'topic-summed-up', subjectFor(at.process, at.room.id), { number: topic.number })
    if (!summaryAt)
      await tellFollowers(
        context,
        { kind: 'topic', id: topic.id },
        {
          template: 'topic-summary',
          once: `topic-summary:${topic.id}`,
          mail: (locale) => summaryMail(context.house.texts.in(locale), at.process, topic, summary),
        },
      )
    await roomChanged(context, at)
  })
}

/** @param ground null shows it again */
export async function hideTopic(context: Context, at: FoundRoom, topic: Topic, ground: Ground | null) {
  allow(mayModerateRoom(context.actor, at.process))
  await inTransaction(context, async (context) => {
    await recordTopicHiding(context.db, topic.id, ground ? { at: context.now, ground } : null)
    await roomChanged(context, at)
  })
}
