import type { Locale } from '../../platform/texts/index.ts'

/**
 * A form as data. The same object is kept in the database, drawn on pages, read in the browser and printed on paper, so
 * everything here is plain JSON. Ids are short words of small letters, digits and hyphens, unique within the form and
 * never used twice: answers, tallies and exports are kept under them.
 */
export interface FormDefinition {
  /** The first language is the one the form is written in; the others may miss words. */
  languages: Locale[]
  title: Words
  /** Markdown, shown before the first question. */
  intro: Words
  /** Markdown, shown with the receipt. */
  thanks: Words
  /** One section a screen, or everything on one page. */
  layout: 'sections' | 'page'
  sections: Section[]
  quotas: Quota[]
}

/** One sentence in the languages of the form; a missing language falls back to the first. */
export type Words = Partial<Record<Locale, string>>

export interface Section {
  id: string
  title: Words
  /** Markdown. */
  text: Words
  /** Shown only when this holds; null always. */
  showWhen: Condition | null
  questions: Question[]
}

export interface QuestionBase {
  id: string
  label: Words
  hint: Words
  /** Plain-language help behind "Co to znaczy?". */
  help: Words
  required: boolean
  /** Private answers are read by the team alone and leave no trace in public results and open data. */
  visibility: 'public' | 'private'
  showWhen: Condition | null
  /** Which ways of not answering are offered beside the answer itself. */
  skips: Skip[]
}

export type Skip = 'unknown' | 'refused'

export interface Option {
  id: string
  label: Words
  /** Choosing it asks for a few words of one's own. */
  other?: boolean
  /** In a multiple question: choosing it excludes all others ("żadne z nich"). */
  alone?: boolean
  /** Keeps its place at the end when the others are shuffled. */
  fixed?: boolean
}

export interface MapArea {
  /** TERYT code of the unit whose outline limits the shapes; null allows any place. */
  unitCode: string | null
  /** [west, south, east, north] in degrees, WGS 84: what the map shows first. */
  view: [number, number, number, number] | null
}

export type Question = QuestionBase &
  (
    | { type: 'single'; options: Option[]; shuffled: boolean }
    | { type: 'multiple'; options: Option[]; shuffled: boolean; min: number | null; max: number | null }
    /** Puts options in order, best first; `places` is how many must be placed, null all. */
    | { type: 'ranking'; options: Option[]; shuffled: boolean; places: number | null }
    | { type: 'scale'; from: number; to: number; fromLabel: Words; toLabel: Words }
    | { type: 'matrix'; rows: { id: string; label: Words }[]; options: Option[] }
    | { type: 'number'; unit: Words; min: number | null; max: number | null; whole: boolean }
    | { type: 'date'; earliest: string | null; latest: string | null }
    | { type: 'short-text'; maxLength: number }
    | { type: 'long-text'; maxLength: number }
    | { type: 'file'; kinds: ('image' | 'pdf' | 'docx')[]; maxFiles: number }
    /** `version` grows whenever the text changes; the answer keeps which one was agreed to. */
    | { type: 'consent'; text: Words; version: number }
    | { type: 'map'; shape: 'point' | 'line' | 'area'; area: MapArea; maxShapes: number; followUps: FollowUp[] }
    /** A unit of the register by TERYT code. */
    | { type: 'place'; kind: 'gmina' | 'powiat' | 'voivodeship' }
    /** Divides `total` among the options in steps of `step`. */
    | { type: 'budget'; options: Option[]; total: number; step: number; unit: Words }
  )

export type QuestionType = Question['type']

/** Asked once for each shape drawn on a map. */
export type FollowUp = Extract<
  Question,
  { type: 'single' | 'multiple' | 'scale' | 'short-text' | 'long-text' | 'file' }
>

/** What must hold of earlier answers. A skipped, hidden or missing answer satisfies only `answered: false` and `not`. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { question: string; answered: boolean }
  /** An option of single, multiple or (in the first place) ranking; a row of a matrix as `question/row`; a TERYT code of place. */
  | { question: string; chosen: string }
  /** A number or a scale. */
  | { question: string; atLeast: number }
  | { question: string; atMost: number }

/** Enough people of a kind have answered: further ones are thanked and their answers are kept with a flag, or not taken. */
export interface Quota {
  id: string
  when: Condition
  limit: number
  then: 'close' | 'flag'
}

/** Answers by question id. A hidden question has none: what was typed there is dropped at submitting. */
export type Answers = Record<string, Answer>

export type Answer =
  | { skipped: Skip }
  | { choice: string; other?: string }
  | { choices: string[]; other?: string }
  | { ranked: string[] }
  | { rows: Record<string, string> }
  | { number: number }
  /** ISO 8601 calendar date. */
  | { date: string }
  | { text: string }
  /** Ids of kept files. */
  | { files: string[] }
  | { agreed: boolean; version: number }
  | { shapes: Shape[] }
  /** "I cannot use the map": the place in words, or a unit of the register. */
  | { placeWords: string; unitCode?: string }
  | { unitCode: string }
  | { amounts: Record<string, number> }

export interface Shape {
  /** GeoJSON positions, WGS 84, longitude first. An area is one ring without its closing position. */
  positions: [number, number][]
  followUps: Answers
}

/** How much the portal knows of whoever answers; said to the person before they begin. */
export type Anonymity =
  /** Name and answers may be shown. */
  | 'open'
  /** The team knows who answered. */
  | 'named'
  /** Kept with an address for a receipt and later changes; the team does not see who answered what. */
  | 'confidential'
  /** No address, no browser, no time finer than a day, no resume link; exports are shuffled. */
  | 'anonymous'
