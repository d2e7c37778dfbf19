import { expect, test } from 'vitest'
import { guessMapping, mappingByNames } from './columns.ts'
import { guessColumns } from './letters.ts'

test.each([
  [['Treść uwagi', 'Data wpływu', 'Kanał'], { body: 0, receivedOn: 1, channel: 2 }],
  [
    ['Lp.', 'Imię i nazwisko', 'UWAGA', 'E-mail', 'Dotyczy'],
    { number: 0, authorName: 1, body: 2, email: 3, quotation: 4 },
  ],
  [
    ['id', 'text', 'author', 'organization', 'signature'],
    { number: 0, body: 1, authorName: 2, organisationName: 3, signature: 4 },
  ],
  [
    ['Adres e-mail', 'Nazwa organizacji', 'Temat', 'Treść wniosku', 'Nr działki'],
    { email: 0, organisationName: 1, topic: 2, body: 3, placeWords: 4 },
  ],
  [['Opis', 'Treść'], { body: 1 }],
])('columns %j are understood', (columns, mapping) => {
  expect(guessMapping(columns)).toEqual(mapping)
})

test('without a telling name the body is where the longest texts are', () => {
  const rows = [
    ['A1', 'Proszę o ławki przy alejce, bo nie ma gdzie usiąść.', 'tak'],
    ['A2', 'Więcej drzew.', 'nie'],
  ]
  expect(guessMapping(['x', 'y', 'z'], rows)).toEqual({ body: 1 })
})

test('a name that promises a date or a channel is not believed when the cells hold something else', () => {
  const columns = ['text', 'source', 'at', 'data']
  expect(guessColumns(columns, [['Ławki', 'gdansk-plan-ogolny-2024', '2024-02-05', 'kiedyś']])).toEqual({ body: 0 })
  expect(guessColumns(['text', 'source', 'at'], [['Ławki', 'e-mail', '2024-02-05']])).toEqual({
    body: 0,
    channel: 1,
    receivedOn: 2,
  })
})

test('a mapping by names says which column is not there', () => {
  expect(mappingByNames(['a', 'b'], { body: 'b' })).toEqual({ body: 1 })
  expect(() => mappingByNames(['a', 'b'], { body: 'treść' })).toThrow(new RangeError('treść'))
})
