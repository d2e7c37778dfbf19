import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, test } from 'vitest'
import { FONTS, MAP_TOKENS, type MapColours, mapStyle } from './style.ts'

test('the style of the base map is one of the specification, as browsers are told not to check it', () => {
  const colours = Object.fromEntries(MAP_TOKENS.map((token) => [token, '#1d5b3f'])) as MapColours
  const files = [{ url: 'https://wiec.example/a.woff2', 'unicode-range': ['U+0000-00FF'] }]
  const style = mapStyle({
    colours,
    tiles: 'https://wiec.example/mapa/kafelki/{z}/{x}/{y}',
    fonts: { [FONTS.upright]: files, [FONTS.slanted]: files },
  })
  expect(validateStyleMin(style).map(({ message }) => message)).toEqual([])
  const broken = { ...style, layers: [{ ...style.layers[0], type: 'nothing' }] } as unknown as typeof style
  expect(validateStyleMin(broken)).not.toEqual([])
})
