import type { Translate } from '../texts/index.ts'
import { findAddresses } from './addresses.ts'
import type { Finding, PersonalDataKind } from './finding.ts'
import { findNames } from './names.ts'
import { findBankAccounts, findEmails, findIdCards, findLandRegisters, findPesels } from './numbers.ts'
import { findPhones } from './phones.ts'

export type { Finding, PersonalDataKind } from './finding.ts'
export { isPesel } from './pesel.ts'

/** What stands where a word about somebody was taken out of what stays. */
export const TAKEN_OUT = '…'

// What is certain by its form comes first: where two claim the same letters, the earlier one has them.
const finders = [
  findEmails,
  findBankAccounts,
  findLandRegisters,
  findPesels,
  findIdCards,
  findPhones,
  findAddresses,
  findNames,
]

/** Stands for what was found while the rest is searched; no rule takes it for a letter, a digit or a space. */
const FOUND = '…'

/**
 * Places in a text that tell who somebody is (rules and their limits: decision 0024), in order and apart from one another.
 * `sure` ones may be masked by rule, the others go to a person. Searched again until nothing new is found, so that
 * masking never uncovers something.
 */
export function findPersonalData(text: string): Finding[] {
  const all: Finding[] = []
  let rest = text
  for (let found = searched(rest); found.length > 0; found = searched(rest)) {
    all.push(...found)
    for (const { start, end } of found) rest = rest.slice(0, start) + FOUND.repeat(end - start) + rest.slice(end)
  }
  return all.sort((a, b) => a.start - b.start)
}

/** The text with each finding replaced by the label of its kind, `[…]` unless given. Findings may come in any order. */
export function mask(
  text: string,
  findings: readonly Finding[],
  labels: Partial<Record<PersonalDataKind, string>> = {},
): string {
  let masked = ''
  let at = 0
  for (const { kind, start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue
    masked += text.slice(at, Math.max(at, start)) + (labels[kind] ?? `[${FOUND}]`)
    at = end
  }
  return masked + text.slice(at)
}

/** Labels in the reader's language, such as `[adres e-mail]`. */
export const maskLabels = (t: Translate): Record<PersonalDataKind, string> => ({
  email: t('mask.email'),
  phone: t('mask.phone'),
  pesel: t('mask.pesel'),
  address: t('mask.address'),
  name: t('mask.name'),
  'bank-account': t('mask.bank-account'),
  'id-card': t('mask.id-card'),
  'land-register': t('mask.land-register'),
})

function searched(text: string): Finding[] {
  const kept: Finding[] = []
  for (const finder of finders) {
    for (const finding of finder(text)) {
      if (!kept.some(({ start, end }) => finding.start < end && start < finding.end)) kept.push(finding)
    }
  }
  return kept
}
