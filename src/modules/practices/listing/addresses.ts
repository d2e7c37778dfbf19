import type { PracticeQuery } from '../finding.ts'
import { HOME } from '../rules.ts'

/** The list, a feed or a file with these filters; what is not set is left out of the address. */
export function listAddress(query: Partial<PracticeQuery> & { po?: string | undefined }, base = HOME): string {
  const text = filterText(query)
  return text ? `${base}?${text}` : base
}

/** The filters as an address carries them, without the question mark; tiles and clusters get the same words. */
export function filterText(query: Partial<PracticeQuery> & { po?: string | undefined }): string {
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '' && !(name === 'zasieg' && (value === 'gmina' || !query.miejsce)))
      address.set(name, String(value))
  return address.toString()
}

export const isFiltered = ({ zasieg: _, ...query }: PracticeQuery) => Object.values(query).some(Boolean)
