import { expect, test } from 'vitest'
import { namesIn } from './assets.ts'

test('built files are found by their plain names', () => {
  const names = namesIn({
    'node_modules/x/font.woff2': { file: 'assets/font-C6vr.woff2', src: 'node_modules/x/font.woff2' },
    'src/ui/styles/styl.css': { file: 'assets/styl-B_lM.css', name: 'styl', src: 'src/ui/styles/styl.css' },
    'src/ui/islands/wiec-draft.ts': { file: 'assets/wiec-draft-Coin.js', name: 'wiec-draft' },
  })
  expect(Object.fromEntries(names)).toEqual({
    'font.woff2': 'font-C6vr.woff2',
    'styl.css': 'styl-B_lM.css',
    'wiec-draft.js': 'wiec-draft-Coin.js',
  })
})
