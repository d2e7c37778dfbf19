import type { DirectoryQuery } from './forms.ts'

export const MEMBERS_HOME = '/siec/czlonkowie'
export const DIRECTORY = '/siec/katalog'
export const OWN = '/siec/moje-czlonkostwo'

/** What is new for members, and what waits for their answer. */
export const NEWS = '/siec/dla-czlonkow'

export const memberPath = (memberId: string) => `${MEMBERS_HOME}/${memberId}`

/** The directory with these filters, without what is the default anyway. */
export function directoryAddress(query: Partial<DirectoryQuery>, base = DIRECTORY): string {
  const given = Object.entries(query).filter(([name, value]) => value && !(name === 'zasieg' && value === 'gmina'))
  return given.length === 0 ? base : `${base}?${new URLSearchParams(given as [string, string][])}`
}
