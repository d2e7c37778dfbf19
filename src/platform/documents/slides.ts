/** A talk as what it says: written as PPTX and PDF here, and shown as a page by whoever has the talk. */
export interface Talk {
  title: string
  subtitle: string
  /** BCP 47, of the whole talk. */
  language: 'pl' | 'en'
  author: string
  madeAt: Temporal.Instant
  /** Said at the foot of each slide. */
  footer: string
  /** `#rrggbb` each. */
  colours: { main: string; accent: string; paper: string; ink: string }
  slides: Slide[]
}

/** One slide. What is there is read in this order: title, lead, figures, points, table, picture. */
export interface Slide {
  /** Word for links inside the page: `czlonkowie`. */
  id: string
  title: string
  lead?: string
  figures?: { figure: string; label: string }[]
  points?: string[]
  table?: { caption: string; columns: [string, string]; rows: [string, string][] }
  picture?: { png: Uint8Array; alt: string; width: number; height: number }
  /** What the speaker says; whole sentences. */
  notes: string
}
