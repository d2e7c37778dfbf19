/** A document has at most so many paragraphs, and a paragraph so many letters. */
export const MOST_PARAGRAPHS = 2000
export const LONGEST_PARAGRAPH = 20_000

/**
 * The paragraphs of a text as somebody pasted it: parted by empty lines, or by every line where there is no empty one.
 * A paragraph keeps the breaks of lines inside it and loses what nobody sees, so that the same words are the same text.
 */
export function paragraphsOf(text: string): string[] {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  return lines
    .split(/\n[^\S\n]*\n/.test(lines) ? /\n(?:[^\S\n]*\n)+/ : '\n')
    .map(tidy)
    .filter(Boolean)
}

/** A paragraph as it is compared and kept. */
export const tidy = (body: string) =>
  body
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
