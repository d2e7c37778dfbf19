/**
 * Whether two folded words differ no more than a scanner's reading of one word does: by about one letter in four, in words
 * of four letters and more. Which letters a scanner confuses depends on the scanner, so all count alike.
 */
export function isMisreadWord(x: string, y: string): boolean {
  const longer = Math.max(x.length, y.length)
  const allowed = Math.min(Math.floor(longer / 4) + (longer >= 6 ? 1 : 0), 4)
  return Math.min(x.length, y.length) >= 4 && isWithin(x, y, allowed) && !isNegated(x, y)
}

/** The same for numbers: one digit misread, lost or added, in numbers of two digits and more. */
export function isMisreadNumber(x: string, y: string): boolean {
  return Math.min(x.length, y.length) >= 2 && isWithin(x, y, 1)
}

// "Niebezpieczny" is no misreading of "bezpieczny".
function isNegated(x: string, y: string): boolean {
  return x.startsWith('nie') !== y.startsWith('nie') && Math.abs(x.length - y.length) > 1
}

const LONGEST = 64
let above = new Uint8Array(LONGEST + 1)
let row = new Uint8Array(LONGEST + 1)

/** Whether at most `limit` letters must be added, dropped or changed (Levenshtein's distance). */
export function isWithin(x: string, y: string, limit: number): boolean {
  if (Math.abs(x.length - y.length) > limit || x.length > LONGEST || y.length > LONGEST) return false

  for (let j = 0; j <= y.length; j++) above[j] = j
  for (let i = 1; i <= x.length; i++) {
    const letter = x.charCodeAt(i - 1)
    let least = i
    row[0] = i
    for (let j = 1; j <= y.length; j++) {
      const changed = (above[j - 1] as number) + (letter === y.charCodeAt(j - 1) ? 0 : 1)
      const best = Math.min(changed, (above[j] as number) + 1, (row[j - 1] as number) + 1)
      row[j] = best
      if (best < least) least = best
    }
    if (least > limit) return false
    const done = above
    above = row
    row = done
  }
  return (above[y.length] as number) <= limit
}
