// MinHash: the smallest hash of a letter's shingles under each of 32 orderings. Two letters agree at each place with
// the probability of the Jaccard similarity of their shingles (Broder, "On the resemblance and containment of documents", 1997).
import { mix } from './hash.ts'
import type { Letter } from './letter.ts'

/** 32 unsigned 32-bit numbers; all are EMPTY for a letter without words. */
export type Sketch = Uint32Array

const BANDS = 16
const ROWS = 2
const EMPTY = 0xffffffff

export function sketchOf(letter: Pick<Letter, 'shingles'>): Sketch {
  const sketch = new Uint32Array(BANDS * ROWS).fill(EMPTY)
  for (const shingle of letter.shingles) {
    for (let place = 0; place < sketch.length; place++) {
      const hash = mix(shingle ^ (SEEDS[place] as number))
      if (hash < (sketch[place] as number)) sketch[place] = hash
    }
  }
  return sketch
}

/**
 * Keys for an index: letters sharing at least one are worth comparing (locality-sensitive hashing, 16 bands of 2 rows:
 * letters with Jaccard similarity 0.5 share one with probability 0.99, 0.3 with 0.78, 0.1 with 0.15).
 * @returns 16 different whole numbers below 2^36, the band in the lowest 4 bits; none for a letter without words.
 */
export function bandsOf(sketch: Sketch): number[] {
  if (sketch[0] === EMPTY) return []
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band
    for (let row = 0; row < ROWS; row++) key = mix(Math.imul(key, 31) ^ (sketch[band * ROWS + row] as number))
    return key * BANDS + band
  })
}

const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, place) => mix(0x9e3779b9 * (place + 1)))
