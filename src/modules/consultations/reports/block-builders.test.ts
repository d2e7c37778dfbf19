import { expect, test } from 'vitest'
import { blocksOf } from './block-builders.ts'

test.each([
  ['', []],
  ['Jedno zdanie.', [{ kind: 'paragraph', text: 'Jedno zdanie.' }]],
  [
    'Raz.\nDwa.\n\n\nTrzy.',
    [
      { kind: 'paragraph', text: 'Raz.\nDwa.' },
      { kind: 'paragraph', text: 'Trzy.' },
    ],
  ],
  ['- lipy\n- ławki', [{ kind: 'list', items: ['lipy', 'ławki'] }]],
  [
    'Zrobimy:\n– lipy\n• ławki',
    [
      { kind: 'paragraph', text: 'Zrobimy:' },
      { kind: 'list', items: ['lipy', 'ławki'] },
    ],
  ],
  // A dash inside a sentence, or a line that goes on after the list, is no list.
  ['Lipy - tak.', [{ kind: 'paragraph', text: 'Lipy - tak.' }]],
  ['- lipy\ni jeszcze coś', [{ kind: 'paragraph', text: '- lipy\ni jeszcze coś' }]],
])('%j is read as paragraphs and lists', (text, blocks) => {
  expect(blocksOf(text)).toEqual(blocks)
})
