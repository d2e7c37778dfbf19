/**
 * What we refuse: absent, not allowed, no longer open. `word` names the reason in domain words
 * (`consultation-not-open`); `platform/http` turns it into one clear page with the text `refusal.<word>`.
 */
export class Refusal extends Error {
  readonly word: string
  readonly status: 400 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503

  constructor(word: string, status: Refusal['status'] = 409) {
    super(word)
    this.name = 'Refusal'
    this.word = word
    this.status = status
  }
}

/** Every action opens with this. "Not allowed" and "absent" look the same to the person who asks. */
export function allow(condition: boolean): asserts condition {
  if (!condition) throw absent()
}

export const absent = () => new Refusal('absent', 404)

export function refuse(word: string, status?: Refusal['status']): never {
  throw new Refusal(word, status)
}

/** Gives the value back, or refuses as absent: `const process = found(await findProcess(…))`. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw absent()
  return value
}
