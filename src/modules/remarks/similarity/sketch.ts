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

/** The sketch as 128 bytes, little-endian, for the database. */
export function encodeSketch(sketch: Sketch): Uint8Array {
  const bytes = new Uint8Array(sketch.length * 4)
  const view = new DataView(bytes.buffer)
  sketch.forEach((hash, place) => {
    view.setUint32(place * 4, hash, true)
  })
  return bytes
}

/** @throws RangeError when the bytes are not those of a sketch. */
export function decodeSketch(bytes: Uint8Array): Sketch {
  if (bytes.length !== BANDS * ROWS * 4)
    throw new RangeError(`A sketch has ${BANDS * ROWS * 4} bytes, not ${bytes.length}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: BANDS * ROWS }, (_, place) => view.getUint32(place * 4, true))
}

/** Share of agreeing places, 0 to 1: an estimate of Jaccard similarity, to choose whom to compare first. */
export function estimatedJaccard(a: Sketch, b: Sketch): number {
  if (a[0] === EMPTY) return 0
  let agreeing = 0
  for (let place = 0; place < a.length; place++) if (a[place] === b[place]) agreeing++
  return agreeing / a.length
}

const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, place) => mix(0x9e3779b9 * (place + 1)))
