import { readFileSync } from 'node:fs'
import { dataFile } from '../data-file.ts'
import { lemmasOf } from '../language/index.ts'
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

// The same person is named by first name and surname anywhere; a surname alone is too like any other word.
const SURNAME = '(?:\\p{Lu}\\p{Ll}{1,25}(?:-\\p{Lu}\\p{Ll}{1,25})?|\\p{Lu}{3,25}(?:-\\p{Lu}{3,25})?)'
const CAPITALISED = /(?<![\p{L}.-])\p{Lu}\p{L}{1,25}(?=[ \t])/gu
const SURNAMES = new RegExp(`(?:[ \\t]{1,2}${SURNAME}){1,2}(?!\\p{L}|[ \\t]+[IVX]+(?!\\p{L}))`, 'uy')

// "Radny Jan Nowak", "dyrektorka szkoły Anna Lis": who holds an office is named by it, up to two words before.
const HOLDS_OFFICE =
  /(?:prezydent|burmistrz|w[óo]jt|starost|marszał|minist|premier|dyrektor|kierowni|przewodnicz|radn|sołtys|pos[łe]|senator|sekretarz|skarbni|naczelni|prezes|komend|wojewo|inspektor|redaktor|architekt|konserwator|koordynator|biskup|arcybiskup|ksi[ąę]d|papież)\p{L}*[ \t]+(?:\p{L}+[ \t]+)?$/iu
// Saints, and those after whom schools, monuments and trees are called.
const REMEMBERED =
  /(?:(?<!\p{L})(?:św|bł|gen|płk|ks|abp|bp|prof|dr|mjr|kpt)\.|święt\p{L}{1,3}|błogosławion\p{L}{1,3}|pomnik\p{L}{0,2}|szko[łl]\p{L}{1,2}|liceum|przedszkol\p{L}{1,2}|kości[oó]ł\p{L}{0,2}|parafi\p{L}{0,2}|most\p{L}{0,2}|bulwar\p{L}{0,2}|d[ąę]b\p{L}{0,2}|imieniem|patron\p{L}{0,3}|generał\p{L}{0,2}|marszałk\p{L}{0,2}|król\p{L}{0,3})[ \t]*$/iu

let firstNames: Set<string> | undefined
const isFirstName = (word: string) => {
  firstNames ??= new Set(readFileSync(dataFile('lang/first-names-pl.txt'), 'utf8').toLowerCase().split(/\s+/))
  const names = firstNames
  const written = word.charAt(0) + word.slice(1).toLowerCase()
  return names.has(written.toLowerCase()) || lemmasOf(written).some((lemma) => names.has(lemma))
}

/**
 * Names of private persons, by the words around them or by a first name beside a surname; always for review, because no rule tells a neighbour from a poet.
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
  return [
    ...[own, signed, others, last].flatMap((pattern) => findAll(text, pattern, 'name', judge)),
    ...byFirstName(text, judge),
  ]
}

function byFirstName(text: string, judge: (found: string, before: string, after: string) => boolean | null): Finding[] {
  const findings: Finding[] = []
  let from = 0
  for (const { 0: first, index: start } of text.matchAll(CAPITALISED)) {
    if (start < from || !isFirstName(first)) continue
    SURNAMES.lastIndex = start + first.length
    const surnames = SURNAMES.exec(text)?.[0]
    if (!surnames || surnames.trim().split(/\s+/).every(isFirstName)) continue
    const end = start + first.length + surnames.length
    const before = text.slice(Math.max(0, start - 60), start)
    if (HOLDS_OFFICE.test(before) || REMEMBERED.test(before)) continue
    if (judge(text.slice(start, end), before, text.slice(end, end + 20)) === null) continue
    findings.push({ kind: 'name', start, end, sure: false })
    from = end
  }
  return findings
}
