import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAMPAIGNS, campaignLetter, misread, OWN_LETTERS, seeded, shuffled } from './examples.ts'
import { groupSimilar } from './groups.ts'

const { gardens, bus, lake } = CAMPAIGNS

/** Letters numbered in the order given, each id opening with its topic. */
function numbered(topic: string, texts: string[]): { id: string; text: string }[] {
  return texts.map((text, i) => ({ id: `${topic}-${String(i).padStart(3, '0')}`, text }))
}

function copies(
  template: string,
  count: number,
  seed: number,
  options: { noise?: number; additions?: number } = {},
): string[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => campaignLetter(template, random, options))
}

function together(...texts: string[]): boolean {
  return groupSimilar(numbered('letter', texts)).groups.some((group) => group.length === texts.length)
}

describe('a campaign', () => {
  const letters = [
    ...numbered('gardens', copies(gardens, 40, 1, { noise: 0.02 })),
    ...numbered('bus', copies(bus, 25, 2, { noise: 0.04 })),
    ...numbered('lake', copies(lake, 12, 3, { additions: 2 })),
    ...numbered('own', OWN_LETTERS),
  ]
  const { groups, singles, leaders } = groupSimilar(letters)

  test('becomes one group for each text people copied, the largest first', () => {
    expect(groups.map((group) => [group[0]?.split('-')[0], group.length])).toEqual([
      ['gardens', 40],
      ['bus', 25],
      ['lake', 12],
    ])
  })

  test('leaves letters of people’s own alone', () => {
    expect(singles).toEqual(numbered('own', OWN_LETTERS).map(({ id }) => id))
  })

  test('has a leader among its members', () => {
    leaders.forEach((leader, i) => {
      expect(groups[i]).toContain(leader)
    })
  })

  test('keeps a letter whose own words outweigh the copied ones', () => {
    const long = `${campaignLetter(bus, seeded(9))} ${OWN_LETTERS.join(' ')}`
    const mixed = groupSimilar([...numbered('bus', copies(bus, 10, 4)), { id: 'long', text: long }])
    expect(mixed.groups).toEqual([expect.arrayContaining(['long', 'bus-000'])])
  })

  test('keeps a badly scanned letter', () => {
    const bad = misread(campaignLetter(gardens, seeded(5)), seeded(6), 0.1)
    const mixed = groupSimilar([...numbered('gardens', copies(gardens, 10, 7)), { id: 'bad', text: bad }])
    expect(mixed.singles).toEqual([])
  })

  test('keeps a scan that broke off after its first sentences', () => {
    const whole = copies(bus, 10, 8)
    const fragment = whole[3]?.split(' ').slice(0, 22).join(' ') as string
    const mixed = groupSimilar([...numbered('bus', whole), { id: 'fragment', text: fragment }])
    expect(mixed.singles).toEqual([])
  })

  test('does not tie two campaigns together by a letter that quotes both', () => {
    const both = `${campaignLetter(bus, seeded(1))} ${campaignLetter(lake, seeded(2))}`
    const mixed = groupSimilar([
      ...numbered('bus', copies(bus, 10, 10)),
      ...numbered('lake', copies(lake, 10, 11)),
      { id: 'both', text: both },
    ])
    expect(mixed.groups.map(({ length }) => length).sort()).toEqual([10, 11])
  })
})

describe('the same words, another wish', () => {
  test.each([
    ['Popieram budowę obwodnicy przez las komunalny.', 'Nie popieram budowy obwodnicy przez las komunalny.'],
    ['Wnoszę o budowę chodnika przy ulicy Lipowej.', 'Wnoszę o budowę chodnika przy ulicy Klonowej.'],
    ['Proszę o lampę przy ulicy Długiej 12.', 'Proszę o lampę przy ulicy Długiej 47.'],
    ['Jestem za.', 'Jestem przeciw.'],
    ['Więcej drzew w centrum miasta', 'Więcej parkingów w centrum miasta'],
    [
      'Wnioskuję o zabudowę mieszkaniową jednorodzinną dla działki nr 112/3 w obrębie Olszynka.',
      'Wnioskuję o zabudowę mieszkaniową jednorodzinną dla działki nr 57/18 w obrębie Letnica.',
    ],
  ])('"%s" and "%s" stay apart', (one, other) => {
    expect(together(one, other)).toBe(false)
  })

  test.each([
    ['Popieram budowę ścieżki', 'Sprzeciwiam się budowie ścieżki'],
    ['Proszę, aby nawierzchnia', 'Proszę, aby nie nawierzchnia'],
  ])('a long letter where "%s" reads "%s" is answered apart', (words, opposite) => {
    const letter = campaignLetter(lake, seeded(12))
    expect(letter).toContain(words)
    expect(together(letter, letter.replace(words, opposite))).toBe(false)
  })

  test('an addition with "nie" changes nothing', () => {
    const letter = campaignLetter(lake, seeded(13))
    expect(together(letter, `${letter} Nie mam samochodu, więc do pracy dojeżdżam rowerem.`)).toBe(true)
  })
})

describe('short remarks', () => {
  test.each([
    ['Więcej drzew!', 'więcej drzew'],
    ['Popieram budowę ścieżki rowerowej', 'POPIERAM BUDOWĘ ŚCIEŻKI ROWEROWEJ.'],
    ['Popieram budowę ścieżki rowerowej', 'Popieram budowe sciezki rowerowej'],
    ['Popieram budowę ścieżki rowerowej', 'Popieram budowę ścieżki rowercwej'],
    ['Proszę o ławkę przy ul. Szkolnej', 'Proszę o ławkę przy ulicy Szkolnej'],
  ])('"%s" and "%s" are the same', (one, other) => {
    expect(together(one, other)).toBe(true)
  })

  test('a word more is another remark', () => {
    expect(together('Popieram budowę ścieżki', 'Popieram budowę ścieżki nad jeziorem')).toBe(false)
  })

  test('remarks without words resemble nothing, not even each other', () => {
    expect(groupSimilar(numbered('empty', ['', '…', '  ', '!!!'])).groups).toEqual([])
  })
})

describe('for any letters', () => {
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...OWN_LETTERS) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
    {
      weight: 5,
      arbitrary: fc
        .record({
          template: fc.constantFrom(gardens, bus, lake),
          seed: fc.nat(),
          noise: fc.double({ min: 0, max: 0.2, noNaN: true }),
          additions: fc.nat(2),
        })
        .map(({ template, seed, noise, additions }) => campaignLetter(template, seeded(seed), { noise, additions })),
    },
  )
  const letters = fc.array(text, { maxLength: 25 }).map((texts) => numbered('letter', texts))

  test('their order does not matter', () => {
    fc.assert(
      fc.property(letters, fc.nat(), (items, seed) => {
        expect(groupSimilar(shuffled(items, seeded(seed)))).toEqual(groupSimilar(items))
      }),
      { numRuns: 60 },
    )
  })

  test('each lands in exactly one place', () => {
    fc.assert(
      fc.property(letters, (items) => {
        const { groups, singles } = groupSimilar(items)
        expect([...groups.flat(), ...singles].sort()).toEqual(items.map(({ id }) => id).sort())
        for (const group of groups) expect(group.length).toBeGreaterThan(1)
      }),
      { numRuns: 60 },
    )
  })

  test('identical texts with words are always together', () => {
    fc.assert(
      fc.property(letters, text, (items, twin) => {
        fc.pre(/\p{L}/u.test(twin))
        const { groups } = groupSimilar([...items, { id: 'twin-1', text: twin }, { id: 'twin-2', text: twin }])
        expect(groups.find((group) => group.includes('twin-1'))).toContain('twin-2')
      }),
      { numRuns: 60 },
    )
  })

  test('two letters with one id are both kept', () => {
    const { groups } = groupSimilar([
      { id: 'W1', text: OWN_LETTERS[0] as string },
      { id: 'W1', text: OWN_LETTERS[0] as string },
    ])
    expect(groups).toEqual([['W1', 'W1']])
  })
})
