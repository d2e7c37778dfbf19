/** What is looked through. */
export interface Filter {
  /** Of whoever looks; see `audiencesOf`. */
  audiences: readonly string[]
  kinds?: readonly string[] | undefined
  /** TERYT code; what lies in the unit is found. */
  unitCode?: string | undefined
  year?: number | undefined
  /** The thing itself is not like itself. */
  except?: { kind: string; id: string } | undefined
}

/** A thing that was found. */
export interface Hit {
  kind: string
  id: string
  path: string
  title: string
  context: string
  year: number
  unitCode: string | null
  datedAt: Temporal.Instant
}

export const keyOf = ({ kind, id }: Pick<Hit, 'kind' | 'id'>) => `${kind}:${id}`

/** Where search lives. */
export const HOME = '/szukaj'

/**
 * How many letters are typed wrongly between two words: a letter more, less, other, or two in each other's place (optimal
 * string alignment). Counting stops above `most`.
 */
export function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      now.push(cost)
    }
    if (Math.min(...now) > most) return most + 1
    before = last
    last = now
  }
  return last[other.length] ?? most + 1
}

/** Mistakes allowed in a word: none in a short one, where another word is always near. */
export const mistakesAllowed = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)
