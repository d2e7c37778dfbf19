import { diffWordsWithSpace } from 'diff'

export interface Part {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** Beyond so many changed words two texts are shown one after the other: nobody reads such a difference. */
const MOST_CHANGES = 3000

/** What changed between two wordings, word by word. */
export function differenceOf(earlier: string, later: string): Part[] {
  const parts = diffWordsWithSpace(earlier, later, { maxEditLength: MOST_CHANGES })
  if (!parts)
    return [
      { text: earlier, kind: 'removed' },
      { text: later, kind: 'added' },
    ]
  return parts.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
