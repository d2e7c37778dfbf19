import { type Finding, findAll } from './finding.ts'

/**
 * A part of a pattern whose letters may be small or capital; elsewhere a capital letter is what tells a name. Not the
 * pattern's own `(?i:…)`: V8 matches it wrongly in the code it makes once a process holds much compiled code, so a portal
 * that has served for long would stop seeing addresses (the same as with `--no-regexp-optimization`).
 */
const anyCase = (pattern: string) =>
  pattern.replace(/\\p\{\w+\}|\\.|\p{L}/gu, (part) =>
    part.startsWith('\\') ? part : `[${part.toLowerCase()}${part.toUpperCase()}]`,
  )

const WORD = "\\p{Lu}[\\p{L}'’-]{1,30}\\.?"
const ORDINAL = '\\d{1,2}(?:-?go)?'
// "3 Maja", "gen. Andersa", "Armii Krajowej", "św. Jana".
const STREET = `(?:${ORDINAL}\\s)?(?:(?:gen|św|ks|dr|płk|mjr|kard|bp|prof|inż|im|marsz|rtm|por|kpt)\\.?\\s?)?${WORD}(?:\\s(?:i\\s|nad\\s|pod\\s|na\\s)?${WORD}){0,3}`
const PREFIX = `(?:${anyCase('ul\\.?|ulica|ulicy|al\\.?|aleja|alei|aleje|os\\.?|osiedle|osiedlu|pl\\.?|plac|placu')})\\s{0,2}`
const HOUSE = '\\d{1,4}[a-zA-Z]?(?![\\p{L}\\d])'
const FLAT = `(?:\\s?\\/\\s?\\d{1,4}[a-zA-Z]?|,?\\s?(?:${anyCase('m|mieszk|miesz|lok|lokal')})\\.?\\s?(?:nr\\s?)?\\d{1,4}[a-zA-Z]?)(?!\\p{L}|\\d)`
const POSTAL = '\\d{2}-\\d{3}'
// After a postal code a second capitalised word is most often the next line of the letter, except in such names.
const TWO_WORDS =
  '(?:Now[aey]|Star[aey]|Wysokie|Dąbrowa|Czarna|Biała|Bielsk|Zielona|Jelenia|Górowo|Ruciane|Sokołów|Radzyń|Ostrów|Mińsk|Nowe)'
const TOWN = `(?:${TWO_WORDS}\\s)?\\p{Lu}[\\p{L}-]{1,30}`
const AFTER = `(?:[,\\s]{1,3}${POSTAL}(?:\\s${TOWN})?)?`

// What people say of where they live; an address that is only the subject has none of these before it.
const LIVE = `(?<!\\p{L})(?:${anyCase(
  'zam\\.|zamieszkał\\p{L}{1,3}|zamieszkuj\\p{L}{1,4}|mieszkam|mieszkamy|mieszkając\\p{L}{0,2}|adres(?:\\szamieszkania|\\skorespondencyjny|\\sdo\\skorespondencji|\\sdomowy)?\\s?:|mój\\sadres(?:\\sto)?',
)})`
const WAY = '(?:[\\s:,]{1,3}(?:w|we|na|przy|pod|to|bloku|domu|budynku|adresem|numerem|nr)(?=\\s)){0,5}'

// "the park at …", "from … to …": the remark speaks about this place.
const SUBJECT =
  /(?<!\p{L})(?:przy|na|wzdłuż|od|do|między|pomiędzy|rejonie|budyn\p{L}{1,3}|działk\p{L}{1,3}|skrzyżowani\p{L}{1,2})\s{1,3}$/iu

/**
 * Addresses of homes: a house number after words that say somebody lives there (sure), or a street with the number
 * of a flat (sure when the flat is named "m."). Streets and houses a remark speaks about are left alone; a letterhead
 * (number of a flat after a slash, or a postal code) is for review, because offices write theirs in the same way.
 */
export function findAddresses(text: string): Finding[] {
  const home = new RegExp(
    `${LIVE}${WAY}[\\s:,]{1,3}(?<found>(?:${POSTAL}\\s)?(?:${TOWN},?\\s(?:(?:przy|na)\\s)?)?(?:${PREFIX})?${STREET}\\s${HOUSE}(?:${FLAT})?${AFTER})`,
    'gu',
  )
  const flat = new RegExp(`(?<!\\p{L})(?<found>${PREFIX}${STREET}\\s${HOUSE}${FLAT}${AFTER})`, 'gu')
  const letterhead = new RegExp(
    `(?<!\\p{L})(?<found>${PREFIX}${STREET}\\s${HOUSE}[,\\s]{1,3}${POSTAL}(?:\\s${TOWN})?)`,
    'gu',
  )
  return [
    ...findAll(text, home, 'address', () => true),
    ...findAll(text, flat, 'address', (found, before) => {
      if (/(?<!\p{L})(?:m|mieszk|miesz)\.?\s?(?:nr\s?)?\d/iu.test(found)) return true
      return SUBJECT.test(before) ? null : false
    }),
    ...findAll(text, letterhead, 'address', (_, before) => (SUBJECT.test(before) ? null : false)),
  ]
}
