import { z } from 'zod'
import { type Db, json, sql } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { MailBlocks, type MailContent } from '../blocks.ts'
import { TOPICS, type Topic } from '../preferences/rules.ts'
import type { NoticesTables } from '../tables.ts'
import type { Subject } from './store.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

export interface FanOut {
  id: string
  subject: Subject
  template: string
  topic: Topic
  mails: Record<Locale, MailContent>
  createdAt: Temporal.Instant
  /** The last follower a letter was made for. */
  reachedId: string | null
}

/** News whose `once` was used before is passed over. */
export async function insertFanOut(db: Db, news: Omit<FanOut, 'reachedId'> & { once: string }) {
  await on(db)
    .insertInto('notices.fanouts')
    .values({
      id: news.id,
      once_key: news.once,
      subject_kind: news.subject.kind,
      subject_id: news.subject.id,
      template: news.template,
      topic: news.topic,
      mails: json(news.mails),
      created_at: news.createdAt,
    })
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .execute()
}

/** Takes the oldest news that has followers left to tell and that no other worker holds; held until the transaction ends. */
export async function takeFanOut(db: Db): Promise<FanOut | null> {
  const row = await on(db)
    .selectFrom('notices.fanouts')
    .select(['id', 'subject_kind', 'subject_id', 'template', 'topic', 'mails', 'created_at', 'reached_id'])
    .where('finished_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    template: row.template,
    topic: TOPICS.find((topic) => topic === row.topic) ?? 'followed',
    mails: Mails.parse(row.mails),
    createdAt: row.created_at,
    reachedId: row.reached_id,
  }
}

/** The letters hold the words from now on, so finished news forgets them. */
export async function recordReached(
  db: Db,
  id: string,
  { reachedId, finishedAt }: { reachedId: string | null; finishedAt: Temporal.Instant | null },
) {
  await on(db)
    .updateTable('notices.fanouts')
    .set({ reached_id: reachedId, finished_at: finishedAt, ...(finishedAt ? { mails: sql<null>`null` } : {}) })
    .where('id', '=', id)
    .execute()
}

const Mail = z.object({ subject: z.string(), blocks: MailBlocks })
const Mails = z.object({ pl: Mail, en: Mail })
