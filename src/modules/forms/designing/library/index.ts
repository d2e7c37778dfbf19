import { ABOUT_YOU } from './about-you.ts'
import { COMMON } from './common.ts'
import { LIBRARY_GROUPS, type LibraryEntry, type LibraryGroup } from './entry.ts'

export { LIBRARY_GROUPS, type LibraryEntry, type LibraryGroup } from './entry.ts'

/** Good questions in Polish and English, in the order a form asks them. */
export const LIBRARY: LibraryEntry[] = [...COMMON, ...ABOUT_YOU]

export const libraryGroup = (group: LibraryGroup): LibraryEntry[] => LIBRARY.filter((entry) => entry.group === group)

/** Entries by key, in the order of the library; unknown keys are passed over. */
export const libraryEntries = (keys: string[]): LibraryEntry[] => LIBRARY.filter(({ key }) => keys.includes(key))

export const libraryByGroup = () => LIBRARY_GROUPS.map((group) => ({ group, entries: libraryGroup(group) }))
