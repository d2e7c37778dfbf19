import type { Db } from '../../../platform/db/index.ts'
import type { ChangedRow } from '../reading/pages.tsx'
import type { Version } from '../rules.ts'
import { paragraphsOfVersion } from '../store.ts'

/** What a version changed in the one before, in the order of the document; what stayed word for word is left out. */
export async function changesOf(db: Db, before: Version, version: Version): Promise<ChangedRow[]> {
  const earlier = await paragraphsOfVersion(db, before.id)
  const later = await paragraphsOfVersion(db, version.id)
  const bodies = new Map(earlier.map(({ thread, body }) => [thread, body]))
  const replaced = new Set(later.flatMap(({ follows }) => follows ?? []))
  const stayed = new Set(later.map(({ thread }) => thread))
  const removedAfter = removals(
    earlier.map((one) => ({ ...one, gone: !stayed.has(one.thread) && !replaced.has(one.thread) })),
  )

  const rows = removedAfter.get(null) ?? []
  for (const { position, thread, follows, body } of later) {
    if (!bodies.has(thread))
      rows.push({ number: position, before: follows === null ? null : (bodies.get(follows) ?? null), after: body })
    rows.push(...(removedAfter.get(bodies.has(thread) ? thread : follows) ?? []))
  }
  return rows
}

/** Paragraphs taken out, by the one they stood behind; null is the beginning. */
function removals(earlier: { thread: number; body: string; gone: boolean }[]) {
  const byAnchor = new Map<number | null, ChangedRow[]>()
  let anchor: number | null = null
  for (const { thread, body, gone } of earlier) {
    if (!gone) anchor = thread
    else byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), { number: null, before: body, after: null }])
  }
  return byAnchor
}
