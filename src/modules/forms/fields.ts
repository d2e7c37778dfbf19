/** Names of the fields of a page, made from ids; the page, the server and the browser agree on them here. */

/** The field of a question. Ids hold no two hyphens in a row, so the names of parts never meet those of questions. */
export const fieldOf = (question: string) => `q-${question}`

/** A part of a question beside its own field: words of one's own, a way of not answering. */
export const partOf = (question: string, part: 'other' | 'skip' | 'unit' | 'shapes' | 'words' | 'kept' | 'version') =>
  `q-${question}--${part}`

/** The field of one option or row: its place in a ranking, its amount, its choice. */
export const optionField = (question: string, option: string) => `q-${question}--o-${option}`
