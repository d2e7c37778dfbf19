import { type Finding, findAll } from './finding.ts'

const NAME = '(?:\\p{Lu}\\p{Ll}{1,25}(?:-\\p{Lu}\\p{Ll}{1,25})?|\\p{Lu}\\.)'
const FULL = `${NAME}(?:[ \\t]{1,2}${NAME}){0,2}`
const CAPITALS = '\\p{Lu}{2,25}(?:[ \\t]{1,2}\\p{Lu}{2,25}(?:-\\p{Lu}{2,25})?){1,2}'

// After these people put their own name, often in the next line.
const OWN =
  '(?<!\\p{L})(?:[Nn]azywam się|[Mm]am na imię|[Zz] poważaniem|[Zz] wyrazami szacunku|[Łł]ączę wyrazy szacunku|[Zz] uszanowaniem|[Pp]ozdrawiam(?: serdecznie)?|[Zz] pozdrowieniami)(?=[\\s,.:!–-])'
// After these often a place and a date come instead: a first name and a surname are asked for.
const SIGNED =
  '(?<!\\p{L})(?:[Pp]odpisan[oay]|[Pp]odpis|[Ww]nioskodawc(?:a|zyni)|[Ii]mię i nazwisko|[Ss]kładając[ay]|[Aa]utor(?:ka)?)(?=[\\s,.:!–-])'
const OF_OTHERS = '(?<!\\p{L})(?:[Pp]an(?:a|u|em|ie)?|[Pp]ani(?:ą)?|[Pp]aństw(?:o|a|u|em))\\s'

// Offices are public, and so is who holds them; groups are nobody's name.
const OFFICE =
  /^(?:Prezydent|Burmistrz|W[óo]jt|Starost|Marsza|Minist|Premier|Dyrektor|Kierowni|Przewodnicz|Wiceprz|Wicepre|Zast|Radn|Sołtys|Pos[łe]|Senator|Sekretarz|Skarbni|Naczelni|Prezes|Komend|Wojewo|Inspektor|Redaktor|Profesor|Doktor|Mecenas|Architekt|Konserwator|Koordynator|Szanown|Bóg|Bog)/u
const GROUP =
  /^(?:Mieszka|Rodzic|Sąsie|Rad[ay]|Zarząd|Stowarz|Wspóln|Fundac|Urz[ąę]d|Gmin|Spółdz|Koło|Miast|Klub|Szko|Biur|Wniosk|Uczest|Właści|Dział|Grup|Komit|Sekret|Polsk|Załącz|Telefon|Adres|Ulic|(?:Z|W|Na|Do|Dla|Proszę|Bardzo|Dziękuj\p{L}{1,3}|To|Ja|My|Tel|Data|Miejscowość)(?!\p{L}))/u
// A name of a street, a school or a park is not the name of a person.
const CALLED_AFTER =
  /(?:\b(?:ul|al|pl|os|im)\.|ulic\p{L}{1,3}|alej\p{L}{0,2}|imienia|plac\p{L}{0,2}|osiedl\p{L}{1,3}|park\p{L}{0,2}|skwer\p{L}{0,2}|rond\p{L}{1,2})\s*$/iu

/**
 * Names of private persons, by the words around them; always for review, because no rule tells a neighbour from a poet.
 * Holders of offices are left out: their names belong to what they do in public.
 */
export function findNames(text: string): Finding[] {
  const judge = (found: string, before: string, after: string) => {
    const words = [...found.split(/\s+/), after.trim()]
    if (words.some((word) => OFFICE.test(word)) || GROUP.test(found)) return null
    return CALLED_AFTER.test(before.replace(/\p{L}+\s*$/u, '')) || CALLED_AFTER.test(before) ? null : false
  }
  const own = new RegExp(`${OWN}[\\s,.:!–-]{1,6}(?<found>${FULL}|${CAPITALS})`, 'gu')
  const signed = new RegExp(`${SIGNED}[\\s,.:!–-]{1,6}(?<found>${NAME}(?:[ \\t]{1,2}${NAME}){1,2}|${CAPITALS})`, 'gu')
  const others = new RegExp(`${OF_OTHERS}(?<found>${FULL})`, 'gu')
  // The last line of a letter, when it is nothing but two or three capitalised words.
  const last = new RegExp(`\\n\\s{0,10}(?<found>${NAME}(?:[ \\t]${NAME}){1,2})\\s*$`, 'gu')
  return [own, signed, others, last].flatMap((pattern) => findAll(text, pattern, 'name', judge))
}
