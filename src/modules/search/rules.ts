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

/** How much a word is written, when words were last counted. */
export interface Written {
  documents: number
  /** The part of all documents that these are. */
  share: number
  /** Documents that have it in the title. */
  titles: number
}

/** Among how many of the newest there are likely enough; null when all that match are fewer, or it is not known. */
export interface Newest {
  titles: number | null
  texts: number | null
}

/** So many times more of the newest are looked through than would do if words were spread evenly over time. */
const MARGIN = 3

/**
 * Among how many of the newest documents there are likely `enough` that match, in the title and at all.
 * @param written of each word asked for; null where that is not known
 * @param which whether all of the words are wanted, or any
 */
export function newestEnough(written: readonly (Written | null)[], which: 'all' | 'any', enough: number): Newest {
  const known = written.filter((one) => one !== null)
  const [first] = known
  if (!first || (which === 'all' && known.length < written.length)) return { titles: null, texts: null }
  const total = first.documents / first.share
  const together = (shares: number[]) =>
    which === 'all' ? shares.reduce((product, share) => product * share) : Math.max(...shares)
  const among = (share: number) => {
    const newest = Math.ceil((MARGIN * enough) / share)
    return newest < share * total ? newest : null
  }
  return {
    titles: among(together(known.map(({ titles }) => titles / total))),
    texts: among(together(known.map(({ share }) => share))),
  }
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
