import { diffLines, diffWordsWithSpace } from 'diff'
import type { Content } from '../content.ts'
import { valuesOf } from './forms.ts'

export interface Change {
  field: string
  parts: { kind: 'same' | 'added' | 'removed' | 'skipped'; text: string }[]
}

/** Lines of what stays, shown around what changed. */
const AROUND = 120

/** What differs between two versions, field by field and word by word; long stretches that stay are left out. */
export function changesBetween(earlier: Content | null, later: Content): Change[] {
  const [before, after] = [earlier ? valuesOf(earlier) : {}, valuesOf(later)]
  return Object.keys(after).flatMap((field) => {
    const [old = '', now = ''] = [before[field], after[field]]
    if (old === now) return []
    const diff = old.length + now.length > 40_000 ? diffLines(old, now) : diffWordsWithSpace(old, now)
    const parts = diff.flatMap(({ added, removed, value }, index): Change['parts'] => {
      if (added) return [{ kind: 'added', text: value }]
      if (removed) return [{ kind: 'removed', text: value }]
      if (value.length <= 3 * AROUND) return [{ kind: 'same', text: value }]
      return [
        ...(index > 0 ? [{ kind: 'same' as const, text: value.slice(0, AROUND) }] : []),
        { kind: 'skipped', text: '' },
        ...(index < diff.length - 1 ? [{ kind: 'same' as const, text: value.slice(-AROUND) }] : []),
      ]
    })
    return [{ field, parts }]
  })
}
