import { type Finding, findAll } from './finding.ts'

// Numbering plan of UKE: prefixes of mobile networks and of areas.
const MOBILE = '(?:45|50|51|53|57|60|66|69|72|73|78|79|88)'
const AREA = '(?:1[2-8]|2[2-59]|3[2-4]|4[1-4]|4[68]|5[24-689]|6[1-3578]|7[14-7]|8[1-79]|9[145])'

const CALLED =
  /(?:\btel(?:efon\p{L}{0,4})?|\bkom(?:órk\p{L}{0,4})?|\bfaks|\bfax|\bsms|dzwoni\p{L}{0,4}|\bkontakt\p{L}{0,5}|whatsapp)[\s.:,(]{0,4}(?:nr|numer\p{L}{0,3}|pod|kom)?[\s.:(]{0,4}$/iu

// Numbers written in the same way: plots, registers, sums of money, areas.
const OTHER_THING =
  /(?:dział\p{L}{0,5}|\bdz|obr[ęe]b\p{L}{0,3}|ewid\p{L}{0,9}|\bew|regon|\bnip|\bkrs|uchwał\p{L}{0,3}|poz|konto|rachun\p{L}{0,3})[\s.:]{0,3}(?:nr|numer\p{L}{0,3})?[\s.:]{0,3}$/iu
const MEASURE = /^\s{0,2}(?:zł|pln|eur|€|m2|m²|km|ha\b|tys|mln|szt|osób|egz)/iu

/**
 * Polish telephone numbers as people write them. Sure with a country code, when called a telephone, or as three groups of a
 * mobile number; nine bare digits and numbers with an area code alone are for review.
 */
export function findPhones(text: string): Finding[] {
  const judge = (alone: boolean) => (_: string, before: string, after: string) => {
    if (CALLED.test(before)) return true
    return OTHER_THING.test(before) || MEASURE.test(after) ? null : alone
  }
  const edge = (pattern: string) => new RegExp(`(?<![\\d/]|\\d[ .-])${pattern}(?![\\d/]|[ .-]\\d)`, 'giu')
  const mobile = `${MOBILE}\\d`
  return [
    ...findAll(text, /(?<![\d.]|\d )(?:\+\s?[1-9]\d{0,2}|0048)(?:[ .()-]{0,2}\d){7,11}(?!\d)/g, 'phone', () => true),
    ...findAll(text, edge(`(?:48[ -]?)?${mobile}[ .-]\\d{3}[ .-]\\d{3}`), 'phone', judge(true)),
    ...findAll(text, edge(`(?:48[ -]?)?${mobile}\\d{6}`), 'phone', judge(false)),
    ...findAll(
      text,
      edge(`(?:\\(0?${AREA}\\)|(?:0[ -]?)?${AREA})[ -]?\\d{3}[ -]\\d{2}[ -]\\d{2}`),
      'phone',
      judge(false),
    ),
    ...findAll(text, /(?<![\d/]|\d[ .-])\(?\d(?:[ ().-]{0,2}\d){6,11}(?!\d)/g, 'phone', (found, before) =>
      CALLED.test(before) && !/\d{4}-\d{2}-\d{2}/.test(found) ? true : null,
    ),
  ]
}
