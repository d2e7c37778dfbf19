import { createHash } from 'node:crypto'

/**
 * A public draw that anyone can repeat: each identifier gets the SHA-256 of `seed`, a line break and the identifier (UTF-8),
 * and the order of the draw is the ascending order of these sums written in hexadecimal. On paper:
 *
 *     printf '%s\n%s' "$seed" "$id" | sha256sum
 *
 * The seed is announced before the count, from something nobody chooses (numbers of a public lottery on a stated day).
 * The identifiers take part sorted, so that their order in the file means nothing.
 */
export function drawOrder(seed: string, ids: readonly string[]): string[] {
  return [...new Set(ids)]
    .sort(byCodePoints)
    .map((id) => ({ id, sum: drawSum(seed, id) }))
    .sort((a, b) => byCodePoints(a.sum, b.sum) || byCodePoints(a.id, b.id))
    .map(({ id }) => id)
}

/** The sum that decides the place of one identifier in the draw, 64 hexadecimal digits. */
export const drawSum = (seed: string, id: string) => createHash('sha256').update(`${seed}\n${id}`, 'utf8').digest('hex')

/** Order of code points, the same on every machine and in every language ("10" before "9"). */
export function byCodePoints(a: string, b: string): number {
  const x = [...a]
  const y = [...b]
  for (let at = 0; at < x.length && at < y.length; at++) {
    const difference = x[at]!.codePointAt(0)! - y[at]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return x.length - y.length
}
