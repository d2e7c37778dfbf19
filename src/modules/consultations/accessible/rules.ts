import type { FileKind } from '../../media/index.ts'

/** The same matter told in another way: a film in Polish sign language (PJM), a text that is easy to read (ETR). */
export const VERSION_KINDS = ['sign-language', 'easy-read'] as const
export type VersionKind = (typeof VERSION_KINDS)[number]

export interface AccessibleVersion {
  processId: string
  kind: VersionKind
  /** A file of ours, or else an address elsewhere. */
  fileId: string | null
  link: string | null
  captionsId: string | null
  /** The film elsewhere has captions. */
  captioned: boolean
  description: string
  addedAt: Temporal.Instant
}

/** What is taken in: films that browsers play by themselves, texts that everybody can open. */
export const KINDS_OF: Record<VersionKind, readonly FileKind[]> = {
  'sign-language': ['mp4', 'webm'],
  'easy-read': ['pdf', 'docx', 'odt'],
}

/** In the address. */
export const PATHS: Record<VersionKind, string> = { 'sign-language': 'pjm', 'easy-read': 'etr' }
export const kindAt = (path: string): VersionKind | null => VERSION_KINDS.find((kind) => PATHS[kind] === path) ?? null
