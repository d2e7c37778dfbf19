import { type Finding, findAll } from './finding.ts'
import { birthDateOf, isPesel } from './pesel.ts'

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** E-mail addresses, also those disguised as "jan (at) wp.pl" or "jan[małpa]wp kropka pl". */
export function findEmails(text: string): Finding[] {
  const local = "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}"
  const label = '[\\p{L}\\p{N}-]{1,63}'
  const plain = new RegExp(`${local}\\s{0,2}@\\s{0,2}${label}(?:\\.${label}){1,8}`, 'giu')
  const dot = '(?:\\.|\\s?[([](?:kropka|dot)[)\\]]\\s?|\\skropka\\s)'
  const disguised = new RegExp(`${local}\\s?[([{](?:at|małpa|malpa)[)\\]}]\\s?${label}(?:${dot}${label}){1,4}`, 'giu')
  return [...findAll(text, plain, 'email', () => true), ...findAll(text, disguised, 'email', () => true)]
}

/** 26 digits of an account in Poland, with or without PL; the control number (ISO 7064 mod 97) makes it sure. */
export function findBankAccounts(text: string): Finding[] {
  const pattern = /(?<![\d])(?:PL[ -]?)?\d{2}(?:[ -]?\d{4}){6}(?![\d])/giu
  return findAll(
    text,
    pattern,
    'bank-account',
    (found, before) => isAccount(digitsOf(found)) || /kont|rach|przelew/i.test(before),
  )
}

/** PL is 25 21 in the number that is divided, moved with the two control digits to the end. */
const isAccount = (digits: string) => BigInt(`${digits.slice(2)}2521${digits.slice(0, 2)}`) % 97n === 1n

/** Eleven digits: sure when they are a PESEL or are called one, for review when they only begin with a date. */
export function findPesels(text: string): Finding[] {
  const together = findAll(text, /(?<!\d)\d{11}(?!\d)/g, 'pesel', (found, before) => {
    if (isPesel(found) || /pesel\P{L}*$/iu.test(before)) return true
    return birthDateOf(found) === null || /^48[4-8]/.test(found) ? null : false
  })
  const apart = findAll(
    text,
    /(?<![\d.-]|\d )(?:\d{6}[ -]\d{5}|\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{5}|(?:\d ){10}\d)(?![\d-]|[ .]\d)/g,
    'pesel',
    (found, before) => (isPesel(digitsOf(found)) || /pesel\P{L}*$/iu.test(before) ? true : null),
  )
  return [...together, ...apart]
}

/** Numbers of identity cards (three letters, six digits) and, when called so, of passports. */
export function findIdCards(text: string): Finding[] {
  const cards = findAll(text, /(?<![\p{L}\p{N}])[A-Z]{3}[ -]?\d{6}(?![\p{L}\p{N}])/gu, 'id-card', (found, before) => {
    if (/dow[oó]d|osobist|legitym|seri/i.test(before.slice(-40))) return true
    return isIdCard(found.replace(/[ -]/g, '')) ? false : null
  })
  const passports = findAll(text, /(?<![\p{L}\p{N}])[A-Z]{2}[ -]?\d{7}(?![\p{L}\p{N}])/gu, 'id-card', (_, before) =>
    /paszport/i.test(before.slice(-40)) ? true : null,
  )
  return [...cards, ...passports]
}

/** Control digit of the card: weights 7 3 1 9 7 3 1 7 3, letters from A = 10. */
const isIdCard = (number: string) =>
  [7, 3, 1, 9, 7, 3, 1, 7, 3].reduce(
    (sum, weight, index) => sum + weight * Number.parseInt(number[index] ?? '0', 36),
    0,
  ) %
    10 ===
  0

/** Numbers of land and mortgage registers: the owner is one search away. The old form without a court is for review. */
export function findLandRegisters(text: string): Finding[] {
  const current = /(?<![\p{L}\p{N}])[A-Z]{2}\d[A-Z]\s?\/\s?\d{5,8}\s?\/\s?\d(?!\d)/giu
  const old = /(?<!\p{L})KW\s{0,2}(?:nr|numer)?[\s.:]{0,3}(?<found>\d{3,8}(?:\/\d)?)(?!\d)/giu
  return [...findAll(text, current, 'land-register', () => true), ...findAll(text, old, 'land-register', () => false)]
}
