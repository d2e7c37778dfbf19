export type PersonalDataKind =
  | 'email'
  | 'phone'
  | 'pesel'
  | 'address'
  | 'name'
  | 'bank-account'
  | 'id-card'
  | 'land-register'

/** A place in a text that tells who somebody is or how to reach them. */
export interface Finding {
  kind: PersonalDataKind
  /** First UTF-16 unit, and the one after the last. */
  start: number
  end: number
  /** False when a person should look: it may be an office, an official or a plot of land. */
  sure: boolean
}

/** Each match of a pattern as a finding; the group `found` narrows it, and `judge` may decline (null). */
export function findAll(
  text: string,
  pattern: RegExp,
  kind: PersonalDataKind,
  judge: (found: string, before: string, after: string) => boolean | null,
): Finding[] {
  const findings: Finding[] = []
  for (const match of text.matchAll(pattern)) {
    const found = match.groups?.found ?? match[0]
    const start = match.index + match[0].lastIndexOf(found)
    const end = start + found.length
    const sure = judge(found, text.slice(Math.max(0, start - 60), start), text.slice(end, end + 20))
    if (sure !== null) findings.push({ kind, start, end, sure })
  }
  return findings
}
