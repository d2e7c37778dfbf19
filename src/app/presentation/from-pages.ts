/** What one part of a page about the network becomes on a slide. */
export interface SpokenPart {
  title: string
  lead: string
  points: string[]
  /** The whole part in sentences, for the speaker. */
  notes: string
}

const MOST_POINTS = 6
const LONGEST_LEAD = 230
const LONGEST_POINT = 200

/**
 * Cuts a page written in Markdown into what fits on slides: a part for each heading, lists as points, the first
 * sentences of a paragraph as the lead. What does not fit is left to the speaker's notes, never cut in the middle of a word.
 */
export function partsOfPage(title: string, markdown: string): SpokenPart[] {
  const parts: { title: string; paragraphs: string[]; points: string[] }[] = [{ title, paragraphs: [], points: [] }]
  for (const block of markdown.split(/\n\s*\n/)) {
    const lines = block.split('\n').filter((line) => line.trim())
    let heading: string | undefined
    for (const line of lines) {
      heading = /^#{1,4}\s+(.*)$/.exec(line.trim())?.[1]
      const current = parts.at(-1)
      const point = /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(line)?.[1]
      if (heading) parts.push({ title: plain(heading), paragraphs: [], points: [] })
      else if (point) current?.points.push(plain(point))
      else if (current) current.paragraphs.push(plain(line))
    }
  }
  return parts
    .filter(({ paragraphs, points }) => paragraphs.length + points.length > 0)
    .flatMap(({ title, paragraphs, points }) => {
      const sentences = paragraphs.flatMap(sentencesOf)
      const lead = fitting(sentences, LONGEST_LEAD)
      const rest = points.length > 0 ? [] : sentences.slice(lead.count)
      const shown = [...points, ...rest].map((point) => shortened(point, LONGEST_POINT))
      const notes = [...paragraphs, ...points].join(' ')
      if (shown.length <= MOST_POINTS) return [{ title, lead: lead.text, points: shown, notes }]
      return [
        { title, lead: lead.text, points: shown.slice(0, MOST_POINTS), notes },
        { title, lead: '', points: shown.slice(MOST_POINTS, 2 * MOST_POINTS), notes },
      ]
    })
}

/** Markdown of one line as words. */
const plain = (line: string) =>
  line
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|\*|_|`)(.+?)\1/g, '$2')
    .replace(/^>\s?/, '')
    .trim()

const sentencesOf = (text: string) => text.split(/(?<=[.!?])\s+(?=[„"]?[A-ZĄĆĘŁŃÓŚŹŻ])/).filter(Boolean)

function fitting(sentences: readonly string[], longest: number) {
  let text = ''
  let count = 0
  for (const sentence of sentences) {
    if (count > 0 && text.length + sentence.length > longest) break
    text = `${text} ${sentence}`.trim()
    count += 1
  }
  return { text: shortened(text, longest * 1.6), count }
}

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`
}
