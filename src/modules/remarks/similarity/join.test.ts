import { describe, expect, test } from 'vitest'
import { CAMPAIGNS, campaignLetter, OWN_LETTERS, seeded } from './examples.ts'
import { groupSimilar } from './groups.ts'
import { bandsOfText, type Candidate, joinGroup } from './join.ts'

/** The letters that share a band with the text, most shared first, as the database would give them. */
function candidatesFor(text: string, letters: Candidate[]): Candidate[] {
  const bands = new Set(bandsOfText(text))
  const shared = new Map(
    letters.map((letter) => [letter, bandsOfText(letter.text).filter((band) => bands.has(band)).length]),
  )
  return letters
    .filter((letter) => (shared.get(letter) as number) > 0)
    .sort((a, b) => (shared.get(b) as number) - (shared.get(a) as number))
}

describe('a new letter', () => {
  const random = seeded(21)
  const texts = Object.entries(CAMPAIGNS).flatMap(([topic, template]) =>
    Array.from({ length: 12 }, (_, i) => ({
      id: `${topic}-${i}`,
      text: campaignLetter(template, random, { noise: 0.02 }),
    })),
  )
  const own = OWN_LETTERS.map((text, i) => ({ id: `own-${i}`, text }))
  const items = [...texts, ...own]
  const grouped = groupSimilar(items)
  const groupOf = (id: string) => grouped.groups.find((group) => group.includes(id))?.[0] ?? null
  const letters = items.map(({ id, text }) => ({ id, text, group: groupOf(id) }))

  test.each(Object.entries(CAMPAIGNS))(
    'of the %s campaign joins the group that regrouping everything would give',
    (topic, template) => {
      const text = campaignLetter(template, seeded(22), { noise: 0.03, additions: 1 })
      const joining = joinGroup(text, candidatesFor(text, letters))
      const again = groupSimilar([...items, { id: 'new', text }]).groups.find((group) => group.includes('new'))
      expect(joining?.group).toBe(groupOf(`${topic}-0`))
      expect(again).toContain(joining?.group)
    },
  )

  test('like one that was alone makes a group with it', () => {
    const text = `${OWN_LETTERS[3]} Proszę.`
    expect(joinGroup(text, candidatesFor(text, letters))).toEqual({ group: null, alike: ['own-3'] })
  })

  test('like none stays alone', () => {
    const text = 'Proszę o drugi kosz na szkło przy remizie, bo jeden przepełnia się po każdym weekendzie.'
    expect(joinGroup(text, candidatesFor(text, letters))).toBeNull()
    expect(joinGroup(text, letters.slice(0, 50))).toBeNull()
    expect(joinGroup('', letters)).toBeNull()
  })

  test('does not join a group for the sake of one odd member', () => {
    const [odd, ...others] = OWN_LETTERS
    const group = [odd, ...others.slice(0, 3)].map((text, i) => ({ id: `${i}`, group: 'mixed', text: text as string }))
    expect(joinGroup(odd as string, group)).toBeNull()
  })
})

test('the same text has the same bands, whatever its case and spaces', () => {
  const text = campaignLetter(CAMPAIGNS.bus, seeded(23))
  expect(bandsOfText(text.toUpperCase().replaceAll(' ', '\n'))).toEqual(bandsOfText(text))
})

// The database keeps bands for years: a change here means that all of them must be computed again.
test('bands do not change from version to version', () => {
  expect(bandsOfText('Popieram budowę ścieżki rowerowej nad jeziorem.').slice(0, 3)).toMatchInlineSnapshot(`
    [
      37446417824,
      23034232257,
      40566461154,
    ]
  `)
})
