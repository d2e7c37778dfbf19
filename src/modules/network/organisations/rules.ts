import { fold, searchKeys } from '../../../platform/language/index.ts'

export const KINDS = ['local-government', 'ngo', 'informal-group', 'university', 'other'] as const

export type OrganisationKind = (typeof KINDS)[number]

/** Somebody who runs processes on the portal or belongs to the network: an office, an association, a university. */
export interface Organisation {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  /** TERYT code of the gmina, powiat or województwo where it works; null when it is none in particular. */
  unitCode: string | null
  email: string | null
  phone: string | null
  address: string | null
  website: string | null
  /** How to reach its data protection officer (RODO art. 37 ust. 7). */
  dataOfficer?: string | null
  /** SHA-256 of its logo in the file store. */
  logoHash: string | null
  /** Markdown. */
  description: string
  /** Made up for the demonstration. */
  isDemonstration: boolean
  createdAt: Temporal.Instant
  /** Since when it is no more on the portal; null while it is. */
  closedAt: Temporal.Instant | null
}

/** What people decide about an organisation; the rest follows. */
export interface OrganisationInput {
  name: string
  kind: OrganisationKind
  unitCode: string | null
  email: string | null
  phone: string | null
  address: string | null
  website: string | null
  dataOfficer?: string | null
  description: string
}

export const isOpen = (organisation: Pick<Organisation, 'closedAt'>) => organisation.closedAt === null

/** „Urząd Miejski w Augustowie” becomes `urzad-miejski-w-augustowie`; the number tells apart those of one name. */
export function slugOf(name: string, number = 1): string {
  const words =
    fold(name)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
      .slice(0, 70)
      .trim()
      .replaceAll(' ', '-') || 'organizacja'
  return number === 1 ? words : `${words}-${number}`
}

// ą stands after every a and before b, so it is written as an a followed by the last printable letter of ASCII.
const POLISH: Record<string, string> = {
  ą: 'a~',
  ć: 'c~',
  ę: 'e~',
  ł: 'l~',
  ń: 'n~',
  ó: 'o~',
  ś: 's~',
  ź: 'z~',
  ż: 'z~~',
}

/** A text whose order byte by byte is the Polish order of the names. */
export function sortKeyOf(name: string): string {
  const letters = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ąćęłńóśźż]/g, (letter) => POLISH[letter] ?? letter)
  return [...letters]
    .map((letter) => (letter === '~' ? letter : fold(letter)))
    .join('')
    .replace(/[^a-z0-9~]+/g, ' ')
    .trim()
}

/** Base forms of the words it is found by. */
export const searchKeysOf = ({ name, description }: Pick<Organisation, 'name' | 'description'>) =>
  searchKeys(`${name}\n${description}`)

/** A code lies in another when it begins with it; the seventh digit of a gmina is only its type. */
export const withinCode = (code: string) => code.slice(0, 6)
