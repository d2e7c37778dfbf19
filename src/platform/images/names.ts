import { type FileType, fileTypes } from './sniff.ts'

const LONGEST = 120
// Names Windows keeps for devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name a person may see and save under, made from the one their computer gave: no folders, no control characters or
 * marks that turn the reading order, no names of devices, at most 120 characters; Polish letters stay. With `type` the
 * ending is the one of what the file really is.
 */
export function safeFileName(name: string, type?: FileType): string {
  const base = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*;]/g, '_')
    .replace(/\s+/g, ' ')
    // A dot at an edge hides a file on Linux and vanishes on Windows.
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const ending = type ? `.${fileTypes[type].ending}` : dot > 0 ? cut(clean.slice(dot), 12) : ''
  const stem = stemOf(clean, dot, type)
  return `${cut(DEVICE.test(stem.split('.')[0] ?? '') ? `_${stem}` : stem, LONGEST - ending.length) || 'plik'}${ending}`
}

/** The name without its ending; an ending that is not of a type we know stays a part of the name. */
function stemOf(name: string, dot: number, type?: FileType): string {
  if (dot <= 0) return name
  const known = Object.values(fileTypes).some(({ endings }) => endings.includes(name.slice(dot + 1).toLowerCase()))
  return type && !known ? name.replaceAll('.', '_') : name.slice(0, dot)
}

/** At most so many UTF-16 units, never half a letter. */
const cut = (text: string, length: number) =>
  [...text].reduce((kept, letter) => (kept.length + letter.length > length ? kept : kept + letter), '').trim()
