import { type FileType, fileTypes, isPicture } from '../../platform/images/sniff.ts'

/** What a form may ask for. Pictures of any kind are one: we draw them anew anyway. */
export type FileKind =
  | 'image'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'odt'
  | 'ods'
  | 'csv'
  | 'txt'
  | 'zip'
  | 'jsonl'
  | 'mp3'
  | 'm4a'
  | 'mp4'
  | 'webm'
  | 'vtt'

export const kindOf = (type: FileType): FileKind => (isPicture(type) ? 'image' : (type as FileKind))

/** `public`: whoever may see its subject; `team`: the team of its subject; `private`: its uploader and the team. */
export const VISIBILITIES = ['public', 'team', 'private'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** Widths of the smaller copies of a picture, in pixels: a phone, a column, a whole screen. */
export const WIDTHS = [320, 640, 1280] as const

const ALL = Object.entries(fileTypes) as [FileType, (typeof fileTypes)[FileType]][]

const typeOfMime = (mime: string) => ALL.find(([, facts]) => facts.mime === mime)?.[0] ?? null

/** "PDF" of `application/pdf`. */
export function typeName(mime: string): string {
  const type = typeOfMime(mime)
  return type ? fileTypes[type].ending.toUpperCase() : mime
}

export function kindOfMime(mime: string): FileKind | null {
  const type = typeOfMime(mime)
  return type && kindOf(type)
}

/** A browser shows these itself; everything else is saved. */
export const opensInBrowser = (mime: string) => ['pdf', 'image'].includes(kindOfMime(mime) ?? '')

const typesOf = (kinds: readonly FileKind[]) => ALL.filter(([type]) => kinds.includes(kindOf(type)))

/** "PDF, DOCX, PNG, JPG, WEBP, GIF" for a sentence that says what is accepted. */
export const namesOf = (kinds: readonly FileKind[]) =>
  typesOf(kinds)
    .map(([, facts]) => facts.ending.toUpperCase())
    .join(', ')

/** What a file chooser offers for these kinds: `.pdf,.docx,.jpg,.jpeg,…`. The server checks again. */
export const acceptOf = (kinds: readonly FileKind[]) =>
  typesOf(kinds)
    .flatMap(([, facts]) => facts.endings.map((ending) => `.${ending}`))
    .join(',')

/** Path of a file, without /en; the name is for people, the id decides. */
export const pathOf = (file: { id: string; name: string }) => `/pliki/${file.id}/${encodeURIComponent(file.name)}`

/** Path of a picture at most so wide, in pixels; the picture itself when it is no wider. */
export const picturePath = (
  file: { id: string; name: string; width: number | null },
  width: (typeof WIDTHS)[number],
) => ((file.width ?? 0) > width ? `/pliki/${file.id}/s/${width}/${encodeURIComponent(file.name)}` : pathOf(file))

/** One part of a file that a reader asked for, both ends included. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * Reads a Range header (RFC 9110, 14.2). One range is served; several, or words we do not know, mean the whole file.
 * @returns the range, `whole`, or `none` when it lies beyond the end
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'whole' | 'none' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '')
    return last === '0' || Number(last) === 0 ? 'none' : { start: Math.max(0, size - Number(last)), end: size - 1 }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start >= size) return 'none'
  return end < start ? 'whole' : { start, end }
}

/** Content-Disposition with a name in any alphabet (RFC 6266, RFC 8187). */
export function dispositionOf(file: { name: string; type: string }): string {
  const plain = file.name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${opensInBrowser(file.type) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${full}`
}
