import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SiteColours } from '../view.ts'
import { contrast } from './colour.ts'
import { ourColours, shapePairs, textPairs, themeNames, themeTokens, tokenSheet } from './tokens.ts'

test.each(themeNames)('every text of the %s theme has the contrast it needs', (theme) => {
  expect(tooFaint(theme, ourColours)).toEqual([])
})

test.each(themeNames)('a network may choose any four colours and the %s theme stays readable', (theme) => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
  const colours = fc.record({ main: colour, link: colour, attention: colour, problem: colour })
  fc.assert(
    fc.property(colours, (chosen) => {
      expect(tooFaint(theme, chosen)).toEqual([])
    }),
    { examples: [[same('#ffffff')], [same('#000000')], [same('#ffff00')], [same('#777777')]] },
  )
})

test('our four colours are used as they are in the light theme', () => {
  expect(themeTokens('light')).toMatchObject(ourColours)
})

test('the style sheet of a network carries its colours in every theme', () => {
  const sheet = tokenSheet({ ...ourColours, main: '#5b1d4f' })
  expect(sheet).toContain('--main:#5b1d4f;')
  expect(sheet).not.toContain('--main:#1d5b3f;')
  expect(sheet.match(/--on-main:/g)?.length).toBe(5)
})

function tooFaint(theme: (typeof themeNames)[number], colours: SiteColours) {
  const tokens = themeTokens(theme, colours)
  const faint = (pairs: typeof textPairs, least: number) =>
    pairs
      .filter(([text, background]) => contrast(tokens[text], tokens[background]) < least)
      .map(([text, background]) => `${text} on ${background}: ${contrast(tokens[text], tokens[background]).toFixed(2)}`)
  return [...faint(textPairs, theme === 'contrast' ? 7 : 4.5), ...faint(shapePairs, 3)]
}

function same(colour: string): SiteColours {
  return { main: colour, link: colour, attention: colour, problem: colour }
}
