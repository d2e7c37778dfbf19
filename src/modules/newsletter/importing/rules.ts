/** Why a row of a list becomes no subscriber. */
export type RowProblem = 'missing' | 'wrong' | 'repeated' | 'subscribed' | 'ended' | 'held-back'

export interface ListRow {
  /** Line of the file, the heading being the first. */
  line: number
  email: string
  name: string
  problem: RowProblem | null
}

export interface Import {
  id: string
  /** Where and how the consents were collected, and where the papers lie. */
  proof: string
  collectedOn: Temporal.PlainDate
  consentVersion: string
  /** Null once it was confirmed. */
  rows: ListRow[] | null
  readAt: Temporal.Instant
  confirmedAt: Temporal.Instant | null
  added: number
  passedOver: number
  undoneAt: Temporal.Instant | null
}

/** Most rows of one list. */
export const MOST_ROWS = 5000

const NAMES = {
  email: ['e-mail', 'email', 'mail', 'adres e-mail', 'adres email', 'adres'],
  name: ['imię i nazwisko', 'imie i nazwisko', 'imię', 'imie', 'nazwa', 'name', 'nazwisko'],
}

/** Which columns hold what, by their headings; null when none says it holds addresses. */
export function columnsOf(heading: string[]): { email: number; name: number } | null {
  const words = heading.map((cell) => cell.trim().toLowerCase())
  const email = words.findIndex((word) => NAMES.email.includes(word))
  return email < 0 ? null : { email, name: words.findIndex((word) => NAMES.name.includes(word)) }
}
