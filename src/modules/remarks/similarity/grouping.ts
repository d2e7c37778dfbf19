import { groupLetters } from './groups.ts'
import { type Letter, newVocabulary, readLetter } from './letter.ts'
import { bandsOf, sketchOf } from './sketch.ts'

/** What the database keeps of a letter, so that a later one finds it. */
export interface LetterBands {
  id: string
  /** 16 whole numbers below 2^36, for an index; none for a text without words. */
  bands: number[]
}

/** Grouping of many letters, read in batches. */
export interface Grouping {
  read(batch: { id: string; text: string }[]): LetterBands[]
  /** As `groupLetters`, over all that was read. */
  groups(): string[][]
}

export function openGrouping(): Grouping {
  const vocabulary = newVocabulary()
  const letters: Letter[] = []
  return {
    read: (batch) =>
      batch.map(({ id, text }) => {
        const letter = readLetter(id, text, vocabulary)
        letters.push(letter)
        return { id, bands: bandsOf(sketchOf(letter)) }
      }),
    groups: () => groupLetters(letters, vocabulary).groups,
  }
}
