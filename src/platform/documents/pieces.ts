/**
 * Turns texts into pieces of UTF-8 bytes, of about this size each. Every text is encoded as it comes: gathered into one long
 * string first, the rows of a large file would outlive their use by thousands.
 */
export function pieces(size: number) {
  const piece = Buffer.allocUnsafeSlow(size)
  let used = 0

  const taken = (last?: string) => {
    const bytes = Buffer.concat([piece.subarray(0, used), ...(last ? [Buffer.from(last)] : [])])
    used = 0
    return bytes
  }

  return {
    /** Adds a text; gives a piece when there is enough for one. */
    add(text: string): Uint8Array | null {
      // A UTF-16 unit takes three bytes at most.
      if (used + text.length * 3 > size) return taken(text)
      used += piece.write(text, used)
      return null
    },
    /** What is left; nothing when nothing is. */
    rest: (): Uint8Array | null => (used > 0 ? taken() : null),
  }
}
