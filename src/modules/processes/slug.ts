import { fold } from '../../platform/language/index.ts'

/** Addresses beside those of processes (`/praca/konsultacje/nowa`); none of them may be a process's. */
export const TAKEN_BY_PAGES = ['nowa', 'archiwum']

/** "Park nad Nettą: co zmienić?" → `park-nad-netta-co-zmienic`; at most 60 letters, cut between words. */
export function slugOf(title: string): string {
  const words = fold(title.toLowerCase())
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > 60) break
    slug = longer
  }
  return slug || words[0]?.slice(0, 60) || 'proces'
}
