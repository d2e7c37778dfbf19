import type { SeenCard } from './rules.ts'

/**
 * A card as a vCard 4.0 (RFC 6350), of nothing but what the viewer may see.
 * @param words name of the place, names of tools, and the address of the member's page
 */
export function vcardOf(
  seen: SeenCard,
  words: { place: string | null; tools: string[]; page: string; madeAt: Temporal.Instant },
): string {
  const note = [seen.about, seen.experience, seen.offers, seen.seeks].filter(Boolean).join('\n\n')
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `UID:urn:uuid:${seen.memberId}`,
    `KIND:${seen.kind === 'institution' ? 'org' : 'individual'}`,
    `FN:${text(seen.name)}`,
    ...(seen.kind === 'institution' ? [`ORG:${text(seen.name)}`] : []),
    ...(seen.email ? [`EMAIL:${text(seen.email)}`] : []),
    ...(seen.phone ? [`TEL:${text(seen.phone)}`] : []),
    ...(seen.website ? [`URL:${uri(seen.website)}`] : []),
    ...(words.place ? [`ADR:;;;${text(words.place)};;;`] : []),
    ...(seen.languages ?? []).filter((code) => code !== 'pjm').map((code) => `LANG:${text(code)}`),
    ...(words.tools.length > 0 ? [`CATEGORIES:${words.tools.map(text).join(',')}`] : []),
    ...(note ? [`NOTE:${text(note)}`] : []),
    `SOURCE:${uri(words.page)}`,
    `REV:${words.madeAt.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    'END:VCARD',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

// Nothing a person typed may begin a line of its own (RFC 6350, 3.4).
const text = (typed: string) =>
  typed
    .replaceAll('\\', '\\\\')
    .replaceAll(/[,;]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not pass
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const uri = (typed: string) => new URL(typed).href

/** Lines of at most 75 octets; the next begins with a space (RFC 6350, 3.2). No letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}
