import { Refusal } from '../errors.ts'

/** Why a file a person sent cannot be used. Each word has a sentence under `refusal.<word>`. */
export const fileProblems = [
  'file-empty',
  'file-truncated',
  'file-type',
  'file-bomb',
  'file-too-large',
  'file-encrypted',
  'file-encoding',
  'file-polyglot',
  'file-script',
  'file-old-office',
  'file-photo-format',
] as const

export type FileProblem = (typeof fileProblems)[number]

/**
 * A file that people sent and that we will not read. A form catches it and shows the sentence of its word beside the
 * field; uncaught it becomes the page of a refusal. The libraries' own messages never reach a person.
 */
export class UnreadableFile extends Refusal {
  declare readonly word: FileProblem

  constructor(word: FileProblem) {
    super(word, 422)
    this.name = 'UnreadableFile'
  }
}

/** Runs a reader; whatever it throws that is not already a word becomes `file-truncated`. */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new UnreadableFile('file-truncated')
  }
}
