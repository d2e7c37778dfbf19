import { createHash } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayKeepNewsletter } from '../rules.ts'
import type { Block } from './blocks.ts'
import { type Issue, type IssueWords, isOpen } from './rules.ts'
import { deleteDraft, insertIssue, lockIssue, recordFacts, updateBlocks, updateWords } from './store.ts'

/** Begins an issue; the same form sent again is the same issue. @returns its id */
export async function beginIssue(context: Context, submissionKey: string): Promise<string> {
  allow(mayKeepNewsletter(context.actor))
  return inTransaction(context, async (context) => {
    const { db, now, actor } = context
    const id = newId(now.epochMilliseconds)
    const kept = await insertIssue(db, { id, submissionKey, at: now, by: personId(actor) })
    if (kept === id) await record(context, 'issue-begun', { kind: 'issue', id })
    return kept
  })
}

/**
 * Changes what is said about an issue. @param version the one the form was filled from
 * @returns false when somebody changed the issue since; nothing is written over
 */
export async function editWords(context: Context, id: string, version: number, words: IssueWords): Promise<boolean> {
  return onOpen(context, id, async (context, issue) => {
    if (issue.version !== version) return false
    await updateWords(context.db, id, words, context.now)
    return true
  })
}

/** Adds blocks at the end, or after a block. */
export const addBlocks = (context: Context, id: string, added: Block[], after: string | null = null) =>
  changeBlocks(context, id, (blocks) => {
    const place = blocks.findIndex((block) => block.id === after)
    return place < 0 ? [...blocks, ...added] : blocks.toSpliced(place + 1, 0, ...added)
  })

/**
 * Writes a block anew. @param was `fingerprint` of the block the form was filled from
 * @returns false when somebody changed this block since, or removed it
 */
export async function changeBlock(context: Context, id: string, block: Block, was: string): Promise<boolean> {
  return onOpen(context, id, async (context, issue) => {
    const before = issue.blocks.find((each) => each.id === block.id)
    if (!before || fingerprint(before) !== was) return false
    const blocks = issue.blocks.map((each) => (each.id === block.id ? block : each))
    await updateBlocks(context.db, issue, blocks, context.now)
    return true
  })
}

/** Moves a block one place up or down; at the edge it stays. */
export const moveBlock = (context: Context, id: string, blockId: string, by: -1 | 1) =>
  changeBlocks(context, id, (blocks) => {
    const from = blocks.findIndex((block) => block.id === blockId)
    const moved = blocks[from]
    const to = from + by
    if (!moved || to < 0 || to >= blocks.length) return blocks
    return blocks.toSpliced(from, 1).toSpliced(to, 0, moved)
  })

export const removeBlock = (context: Context, id: string, blockId: string) =>
  changeBlocks(context, id, (blocks) => blocks.filter((block) => block.id !== blockId))

/** Removes a draft for good. @throws Refusal `issue-not-open` when it is scheduled or has left */
export async function removeIssue(context: Context, id: string) {
  allow(mayKeepNewsletter(context.actor))
  await inTransaction(context, async (context) => {
    if (!(await deleteDraft(context.db, id))) refuse('issue-not-open')
    await record(context, 'issue-removed', { kind: 'issue', id })
  })
}

/** What a block says, in a few signs: whoever changes a block changes this. */
export const fingerprint = (block: Block) =>
  createHash('sha256').update(JSON.stringify(block)).digest('base64url').slice(0, 16)

const changeBlocks = (context: Context, id: string, change: (blocks: Block[]) => Block[]) =>
  onOpen(context, id, async (context, issue) => {
    await updateBlocks(context.db, issue, change(issue.blocks), context.now)
  })

/**
 * Does something to an issue that may still be changed, one after another. What changes takes back that somebody read it:
 * a reader answers for the words they saw.
 * @throws Refusal `issue-not-open` when it is scheduled or has left
 */
async function onOpen<T>(
  context: Context,
  id: string,
  work: (context: Context, issue: Issue) => Promise<T>,
): Promise<T> {
  allow(mayKeepNewsletter(context.actor))
  return inTransaction(context, async (context) => {
    const issue = found(await lockIssue(context.db, id))
    if (!isOpen(issue)) refuse('issue-not-open')
    const answer = await work(context, issue)
    if (issue.reviewedAt) await recordFacts(context.db, id, { reviewed_at: null, reviewed_by: null })
    return answer
  })
}
