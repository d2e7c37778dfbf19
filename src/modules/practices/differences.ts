import { diffWordsWithSpace } from 'diff'
import { Content } from './content.ts'

export interface Change {
  field: keyof Content
  parts: { kind: 'same' | 'added' | 'removed'; text: string }[]
}

/** What differs between two contents, word by word; everything is new where there was none before. */
export function changesBetween(earlier: Content | null, later: Content): Change[] {
  return (Object.keys(Content.shape) as (keyof Content)[]).flatMap((field) => {
    const [before, after] = [earlier ? wordsOf(earlier[field]) : '', wordsOf(later[field])]
    if (before === after) return []
    const parts = diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
      kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
      text: value,
    }))
    return [{ field, parts }]
  })
}

function wordsOf(value: Content[keyof Content]): string {
  if (value === null) return ''
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'string' ? one : `${one.title} ${one.url}`)).join(', ')
  if (typeof value === 'object') return `${value.lat}, ${value.lon}`
  return String(value)
}
