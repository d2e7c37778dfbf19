import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gatherTexts } from '../texts/index.ts'
import { findPersonalData, isPesel, mask, maskLabels, type PersonalDataKind } from './index.ts'
import en from './texts.en.json' with { type: 'json' }
import pl from './texts.pl.json' with { type: 'json' }

const labels = maskLabels(gatherTexts([{ pl, en }], true).in('pl'))

/** What is found, as "kind: words" with a question mark where a person should look. */
const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end, sure }) => `${kind}${sure ? '' : '?'}: ${text.slice(start, end)}`)

describe('PESEL', () => {
  // Synthetic numbers of docs on identifiers; none belongs to a person.
  test.each([
    ['44051401359', true],
    ['50010100126', true],
    ['99123199993', true],
    ['00222912349', true],
    ['08271543213', true],
    ['12313000024', true],
    ['99923100014', true],
    ['44051401358', false],
    ['02270803628', false],
    ['00000000000', false],
    ['4405140135', false],
    ['440514013599', false],
    ['4405140135x', false],
  ])('%s is one: %s', (digits, expected) => {
    expect(isPesel(digits)).toBe(expected)
  })
})

describe('what tells who somebody is, is found', () => {
  test.each<[string, string[]]>([
    ['pisz na jan.kowalski+drzewa@poczta.wp.pl!', ['email: jan.kowalski+drzewa@poczta.wp.pl']],
    ['jan (at) wp.pl albo ela[małpa]o2[kropka]pl', ['email: jan (at) wp.pl', 'email: ela[małpa]o2[kropka]pl']],
    ['tel. 600 100 200', ['phone: 600 100 200']],
    ['mój numer +48 600-100-200', ['phone: +48 600-100-200']],
    ['0048600100200', ['phone: 0048600100200']],
    ['501 202 303 po południu', ['phone: 501 202 303']],
    ['zadzwońcie: 85 732 15 00', ['phone?: 85 732 15 00']],
    ['telefon: (85) 732 15 00', ['phone: (85) 732 15 00']],
    ['kom. 732-15-00', ['phone: 732-15-00']],
    ['601202303', ['phone?: 601202303']],
    ['PESEL 44051401359', ['pesel: 44051401359']],
    ['numer44051401359.', ['pesel: 44051401359']],
    ['440514 01359 to mój numer', ['pesel: 440514 01359']],
    ['02270803628 (z literówką)', ['pesel?: 02270803628']],
    ['pesel: 02270803628', ['pesel: 02270803628']],
    ['konto PL61 1090 1014 0000 0712 1981 2874', ['bank-account: PL61 1090 1014 0000 0712 1981 2874']],
    ['12 2222 3333 4444 5555 6666 7777', ['bank-account?: 12 2222 3333 4444 5555 6666 7777']],
    ['dowód osobisty ABC 123456', ['id-card: ABC 123456']],
    ['paszport EA1234567', ['id-card: EA1234567']],
    ['księga GD1G/00012345/6', ['land-register: GD1G/00012345/6']],
    ['KW nr 12345', ['land-register?: 12345']],
    ['Mieszkam przy ul. Portowej 12 m. 3.', ['address: ul. Portowej 12 m. 3']],
    ['ul. Portowa 12 m. 3', ['address: ul. Portowa 12 m. 3']],
    ['zam. Zwierzyniecka 17/16, 15-312 Białystok', ['address: Zwierzyniecka 17/16, 15-312 Białystok']],
    ['Zamieszkały w Białymstoku przy ul. 3 Maja 14/3.', ['address: Białymstoku przy ul. 3 Maja 14/3']],
    ['zam. Jurowce 15', ['address: Jurowce 15']],
    ['ZAM. WASILKÓW, UL. LIPOWA 3', ['address: WASILKÓW, UL. LIPOWA 3']],
    ['adres do korespondencji: ul. Gen. Andersa 5 lok. 8', ['address: ul. Gen. Andersa 5 lok. 8']],
    ['Urząd Miejski ul. Nowe Ogrody 8/12 80-803 Gdańsk Dotyczy', ['address?: ul. Nowe Ogrody 8/12 80-803 Gdańsk']],
    ['Nazywam się Jan Kowalski i proszę', ['name?: Jan Kowalski']],
    ['Z poważaniem\nAnna Nowak-Lis', ['name?: Anna Nowak-Lis']],
    ['podpisano: JAN KOWALSKI', ['name?: JAN KOWALSKI']],
    ['Pani Kowalska spod trójki', ['name?: Kowalska']],
    ['Proszę o ławki.\nEla Zając', ['name?: Ela Zając']],
    ['Jan Kowalski uważa, że park jest ładny.', ['name?: Jan Kowalski']],
    ['Zgadzam się z Janem Kowalskim z Augustowa.', ['name?: Janem Kowalskim']],
    ['Znam Stanisława Bąka i Annę Marię Nowak-Lis.', ['name?: Stanisława Bąka', 'name?: Annę Marię Nowak-Lis']],
    ['JAN KOWALSKI\nDotyczy: plan ogólny', ['name?: JAN KOWALSKI']],
    ['w imieniu mojego ojca Jana Webera', ['name?: Jana Webera']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('what a remark is about is left alone', () => {
  test.each([
    'Proszę o drzewa na ul. Lipowej 5 i przy ulicy Portowej.',
    'Mieszkam przy Lipowej od 20 lat',
    'budynek zamieszkania zbiorowego przy ul. Nowe Ogrody 8',
    'teren przy ul. Przyrodniczej 7/9 w Łodzi',
    'działki nr 165/16, 165/18 (obręb 0032)',
    'działek nr495 497 499 500 obręb 0045',
    'działka nr 601 202 303',
    'kosztuje 600 100 200 zł',
    'działki 226101.1.0001.1352 226101.1.0001.118',
    'REGON 600100200',
    'KRS: 0000283814',
    'Park im. Jana Kowalskiego i ul. Pana Tadeusza',
    'Radny Adam Nowak i burmistrz miasta Anna Lis popierają.',
    'Szkoła Jana Pawła II, pomnik Marii Konopnickiej, ulica Adama Mickiewicza, kościół św. Jana Chrzciciela',
    'PLAN OGÓLNY GMINY ZABŁUDÓW, URZĄD MIEJSKI W GDAŃSKU',
    'W Janowie i w Marianowie brakuje Drogi',
    'Pan Prezydent Jan Nowak odpowiedział',
    'Pani Edyta Nowak Dyrektor Biura Rozwoju',
    'Szanowny Panie Burmistrzu',
    'Z poważaniem,\nMieszkańcy ulicy Lipowej',
    'Wnioskodawca Gdańsk, dnia 20.06.2024',
    'Dz.U. 2024 poz. 1465, uchwała nr LXXV/1912/24 z 21 marca 2024',
    '2024-06-13 2 3.5. Plan, godzina 12:30, 15 000 m2',
    'Od ul. Wyspiańskiego do ul. Wajdeloty 2/4',
  ])('%j', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('each finding is replaced by the label of its kind, the rest stays letter for letter', () => {
  const text = 'Jestem Ela, tel. 600 100 200, e-mail ela@wp.pl. Więcej drzew!'
  expect(mask(text, findPersonalData(text), labels)).toBe(
    'Jestem Ela, tel. [telefon], e-mail [adres e-mail]. Więcej drzew!',
  )
  expect(mask(text, findPersonalData(text))).toBe('Jestem Ela, tel. […], e-mail […]. Więcej drzew!')
})

test('only what was chosen is masked, in any order and also when choices overlap', () => {
  const text = 'abcdefgh'
  const at = (start: number, end: number, kind: PersonalDataKind = 'name') => ({ kind, start, end, sure: true })
  expect(mask(text, [at(6, 8), at(1, 3)])).toBe('a[…]def[…]')
  expect(mask(text, [at(1, 4), at(2, 6)])).toBe('a[…][…]gh')
  expect(mask(text, [])).toBe(text)
})

/** Eleven digits with a date that exists and the control digit that follows. */
const pesel = fc
  .tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([year, month, day, serial]) => {
    const first =
      [year, month, day].map((part) => String(part).padStart(2, '0')).join('') + String(serial).padStart(4, '0')
    return Array.from({ length: 10 }, (_, last) => `${first}${last}`).find(isPesel) ?? ''
  })

const scrap = fc.constantFrom(
  'tel. ',
  'zam. ',
  'ul. ',
  'Pan ',
  'm. 3',
  ' ',
  '\n',
  '-',
  '/',
  '12',
  '600',
  '48',
  'Lipowa',
  'Jan',
  '.',
  ',',
  '@',
  'nr ',
  'KW ',
  '…',
  '[',
)
const written = fc
  .array(
    fc.oneof(
      scrap,
      scrap,
      pesel,
      fc.emailAddress(),
      fc.string({ maxLength: 8 }),
      fc.constantFrom('GD1G/00012345/6', '600 100 200'),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

test('masking leaves neither an e-mail address nor a PESEL number, whatever stands around them', () => {
  fc.assert(
    fc.property(written, (text) => {
      const masked = mask(text, findPersonalData(text), labels)
      expect(masked).not.toMatch(/[A-Za-z0-9]@[A-Za-z0-9-]+\.[A-Za-z]{2,}/)
      for (const [digits] of masked.matchAll(/(?<!\d)\d{11}(?!\d)/g)) expect(isPesel(digits)).toBe(false)
    }),
    { numRuns: 1000 },
  )
})

test('what was masked once stays as it is when masked again', () => {
  fc.assert(
    fc.property(written, (text) => {
      const masked = mask(text, findPersonalData(text), labels)
      expect(mask(masked, findPersonalData(masked), labels)).toBe(masked)
    }),
    { numRuns: 1000 },
  )
})

test('findings lie inside the text, in order, apart from one another', () => {
  fc.assert(
    fc.property(written, (text) => {
      let at = 0
      for (const { start, end } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        at = end
      }
      expect(at).toBeLessThanOrEqual(text.length)
    }),
  )
})

test.each(['a', '1', 'a.', '1 ', 'A. ', 'zam. ', 'ul. Aaa ', 'Pan ', 'a@', '48 ', 'zam. Aa Bb Cc '])(
  'a long text made of %j takes time in proportion to its length',
  (scrap) => {
    const seconds = (length: number) => {
      const text = scrap.repeat(length / scrap.length)
      const since = performance.now()
      findPersonalData(text)
      return performance.now() - since
    }
    seconds(4_000)
    // Twenty times the text: a search that compares each place with each other would take four hundred times as long.
    expect(seconds(80_000)).toBeLessThan(Math.max(20, seconds(4_000)) * 100)
  },
)

test('addresses are seen as well in the code V8 makes when a process holds much of it', () => {
  const texts = [
    'Zamieszkały w Białymstoku przy ul. 3 Maja 14/3.',
    'ZAM. WASILKÓW, UL. LIPOWA 3',
    'Mieszkam przy ul. Wiśniewskiego 12/3 w Augustowie.',
  ]
  const script = `
    import { findAddresses } from ${JSON.stringify(new URL('./addresses.ts', import.meta.url).href)}
    console.log(JSON.stringify(${JSON.stringify(texts)}.map((text) => findAddresses(text).length)))`
  const words = ['--no-regexp-optimization', '--input-type=module', '--eval', script]
  expect(JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))).toEqual([1, 1, 1])
})
