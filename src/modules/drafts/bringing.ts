import type { Context } from '../../platform/context.ts'
import { allow, found } from '../../platform/errors.ts'
import type { Process } from '../processes/index.ts'
import { bringRemarks, JOIN_GROUP } from '../remarks/index.ts'
import { prepareVersion, publishVersion } from './actions.ts'
import { bodyOf } from './commenting/actions.ts'
import { insertComments } from './commenting/store.ts'
import { quotationOf, type Version } from './rules.ts'
import { paragraphsOfVersion } from './store.ts'

/** A version of a document and what was said of it, as it happened some time ago. */
export interface BroughtVersion {
  title: string
  note: string
  publishedAt: Temporal.Instant
  paragraphs: string[]
  comments: BroughtComment[]
}

export interface BroughtComment {
  /** The number of the paragraph in this version, from 1. */
  number: number
  comment: string
  proposal?: string
  signature?: string
  at: Temporal.Instant
}

/** Brings the next version of a document with its remarks, for the demonstration. @param context of the system */
export async function bringDraftVersion(context: Context, process: Process, brought: BroughtVersion): Promise<Version> {
  allow(context.actor.kind === 'system')
  const past = { ...context, now: brought.publishedAt }
  const { title, note, paragraphs } = brought
  const version = await prepareVersion(past, process, { title, note, paragraphs, sourceName: null })
  await publishVersion(past, process, version)
  const kept = new Map((await paragraphsOfVersion(context.db, version.id)).map((one) => [one.position, one]))
  const t = context.house.texts.in('pl')
  const comments = brought.comments.map((one) => ({ ...one, paragraph: found(kept.get(one.number)) }))
  const ids = await bringRemarks(
    context,
    process,
    comments.map(({ comment, proposal, signature, at, paragraph }) => ({
      body: bodyOf({ comment, proposal: proposal ?? null }, t('drafts.remark.proposal')),
      channel: 'web',
      receivedAt: at,
      quotation: quotationOf(paragraph.body, ''),
      topic: t('drafts.remark.topic', { number: paragraph.position, version: version.number }),
      ...(signature ? { signature } : {}),
    })),
  )
  await insertComments(
    context.db,
    comments.map(({ paragraph, proposal }, index) => ({
      remarkId: found(ids[index]),
      draftId: version.draftId,
      thread: paragraph.thread,
      versionId: version.id,
      proposal: proposal ?? null,
    })),
  )
  for (const remarkId of ids) await context.house.jobs.send(context, JOIN_GROUP, { remarkId })
  return version
}
