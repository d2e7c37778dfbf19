import type { Context } from '../../../platform/context.ts'
import type { Process } from '../../processes/index.ts'
import { publicAmong } from '../../remarks/index.ts'
import { type FoundDraft, publishedDraft } from '../actions.ts'
import { commentOf, remarkThreads } from '../commenting/store.ts'
import { type Draft, paragraphPath, type Version } from '../rules.ts'
import { paragraphsOfVersion, successorsOf, type Wording, wordingsOf } from '../store.ts'
import { differenceOf, type Part } from '../versions/difference.ts'

/** How many remarks people may read about each paragraph. */
export async function countsOf({ db }: Context, draft: Draft): Promise<Map<number, number>> {
  const comments = await remarkThreads(db, draft.id)
  const readable = await publicAmong(
    db,
    comments.map(({ remarkId }) => remarkId),
  )
  const counts = new Map<number, number>()
  for (const { remarkId, thread } of comments)
    if (readable.has(remarkId)) counts.set(thread, (counts.get(thread) ?? 0) + 1)
  return counts
}

export interface LeftBehind {
  wording: Wording
  count: number
  /** What stands in its place now, and what changed; null when nothing does. */
  now: { wording: Wording; difference: Part[] } | null
}

/** Paragraphs with remarks that are not in the current version as they were, in the order of their names. */
export async function leftBehind(
  context: Context,
  { draft, current }: FoundDraft,
  counts: ReadonlyMap<number, number>,
): Promise<LeftBehind[]> {
  const here = new Set((await paragraphsOfVersion(context.db, current.id)).map(({ thread }) => thread))
  const threads = [...counts.keys()].filter((thread) => !here.has(thread)).sort((a, b) => a - b)
  const wordings = await wordingsOf(context.db, draft.id, threads)
  const heirs = await heirsOf(context, draft, current, threads)
  return [...wordings.values()]
    .sort((a, b) => a.thread - b.thread)
    .map((wording) => ({
      wording,
      count: counts.get(wording.thread) ?? 0,
      now: changeFrom(wording, heirs.get(wording.thread)),
    }))
}

/** A paragraph in its last wording and, when it left, what stands in its place now. */
export async function paragraphOf(context: Context, { draft, current }: FoundDraft, thread: number) {
  const wording = (await wordingsOf(context.db, draft.id, [thread])).get(thread)
  if (!wording) return null
  if (wording.versionId === current.id) return { wording, stays: true, now: null }
  const heirs = await heirsOf(context, draft, current, [thread])
  return { wording, stays: false, now: changeFrom(wording, heirs.get(thread)) }
}

const changeFrom = (wording: Wording, heir: Wording | undefined): LeftBehind['now'] =>
  heir ? { wording: heir, difference: differenceOf(wording.body, heir.body) } : null

/** Follows changed paragraphs from version to version to the one that stands there now. */
async function heirsOf(context: Context, draft: Draft, current: Version, threads: number[]) {
  const heirs = new Map<number, Wording>()
  let steps = new Map(threads.map((thread) => [thread, thread]))
  // As many steps as there are versions at most: each goes to a later one.
  while (steps.size > 0) {
    const next = await successorsOf(context.db, draft.id, [...new Set(steps.values())])
    const wordings = await wordingsOf(context.db, draft.id, [...new Set(next.values())])
    const further = new Map<number, number>()
    for (const [thread, at] of steps) {
      const wording = wordings.get(next.get(at) ?? -1)
      if (wording?.versionId === current.id) heirs.set(thread, wording)
      else if (wording) further.set(thread, wording.thread)
    }
    steps = further
  }
  return heirs
}

/** Where a remark came from, when it is about a paragraph of the document. */
export async function originOfRemark(context: Context, process: Process, remarkId: string) {
  const comment = await commentOf(context.db, remarkId)
  const found = comment && (await publishedDraft(context, process))
  const wording = found && (await wordingsOf(context.db, found.draft.id, [comment.thread])).get(comment.thread)
  if (!found || !wording) return null
  const t = context.house.texts.in(context.locale)
  return {
    label: t('drafts.origin', { number: wording.position, title: found.draft.title, version: wording.number }),
    href: paragraphPath(process, comment.thread),
  }
}
