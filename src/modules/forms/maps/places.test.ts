import { describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import type { Position } from '../../places/index.ts'
import { aDefinition, aQuestion } from '../examples.ts'
import type { Speech } from '../in-words.ts'
import type { Answer, Answers, FollowUp } from '../model.ts'
import { answersFrom, typedFrom } from '../typed.ts'
import { problemsOfPlaces, tidyPlaces } from './checking.ts'
import {
  answerColumns,
  cellsGeoJson,
  geometryOf,
  mapQuestionsFor,
  shapeColumns,
  shapeRows,
  shapesGeoJson,
  wktOf,
} from './exports.ts'

const here: Position = [22.98, 53.84]
const drawn = (...shapes: Position[][]): Answer => ({
  shapes: shapes.map((positions) => ({ positions, followUps: {} })),
})

const why = aQuestion('single', 'why', {
  label: { pl: 'Dlaczego?' },
  options: [
    { id: 'sun', label: { pl: 'Brak cienia' } },
    { id: 'own', label: { pl: 'Inaczej' }, other: true },
  ],
}) as FollowUp
const secret = aQuestion('short-text', 'secret', { label: { pl: 'Do zespołu' }, visibility: 'private' }) as FollowUp
const spot = aQuestion('map', 'spot', { followUps: [why, secret] })
const hidden = aQuestion('map', 'home', { visibility: 'private' })

const speech: Speech = { locale: 'pl', languages: ['pl'], t: (key) => key }

eachEngine('places that the server looks at', (at) => {
  const key = async (question: Parameters<typeof problemsOfPlaces>[1], answer: Answer) =>
    (await problemsOfPlaces(at.db, question, answer)).map((problem) => problem.key.replace('forms.problem.', ''))

  const inAugustow = aQuestion('map', 'q', { area: { unitCode: '2001011', view: null } })
  const areas = aQuestion('map', 'q', { shape: 'area' })

  test.each<[string, Parameters<typeof key>[0], Answer, string[]]>([
    ['a point in the gmina', inAugustow, drawn([here]), []],
    ['a point in another', inAugustow, drawn([here], [[23.16, 53.13]]), ['shape-outside']],
    ['a point abroad', spot, drawn([[2.35, 48.85]]), ['shape-abroad']],
    [
      'an area that crosses itself',
      areas,
      drawn([
        [23, 53],
        [23.1, 53.1],
        [23.1, 53],
        [23, 53.1],
      ]),
      ['shape-crossed'],
    ],
    [
      'a sound area',
      areas,
      drawn([
        [23, 53],
        [23.1, 53],
        [23.1, 53.1],
      ]),
      [],
    ],
    ['what is no shape, of which others speak', spot, { shapes: [{}] } as unknown as Answer, []],
    ['words', inAugustow, { placeWords: 'za młynem' }, []],
    [
      'a gmina of the area',
      aQuestion('map', 'q', { area: { unitCode: '2001', view: null } }),
      { placeWords: '', unitCode: '2001072' },
      [],
    ],
    [
      'a gmina elsewhere',
      aQuestion('map', 'q', { area: { unitCode: '2001', view: null } }),
      { placeWords: '', unitCode: '2061011' },
      ['place'],
    ],
    ['a gmina that is none', spot, { placeWords: '', unitCode: '9999999' }, ['place']],
  ])('%s', async (_, question, answer, keys) => {
    expect(await key(question, answer)).toEqual(keys)
  })

  test('a gmina without an outline of its own takes points of the one it was divided from', async () => {
    const grabowka = aQuestion('map', 'q', { area: { unitCode: '2002162', view: null } })
    expect(await key(grabowka, drawn([[23.262, 53.135]]))).toEqual([])
  })
})

describe('shapes in the fields of a page', () => {
  const definition = aDefinition([spot])
  const answers: Answers = {
    spot: {
      shapes: [
        { positions: [here], followUps: { why: { choice: 'own', other: 'Widok' }, secret: { text: 'Tu mieszkam' } } },
      ],
    },
  }

  test('come back as they were, with what was said of each', () => {
    expect(answersFrom(definition, typedFrom(definition, answers))).toEqual(answers)
  })

  test('are rounded to about a metre', () => {
    const exact: Answers = { spot: { shapes: [{ positions: [[22.123456789, 53.987654321]], followUps: {} }] } }
    expect(tidyPlaces(definition, exact)).toEqual({
      spot: { shapes: [{ positions: [[22.12346, 53.98765]], followUps: {} }] },
    })
  })

  test.each(['[{"positions":"x"}]', '[null]', '[{"answers":[1]}]', '{"a":1}', 'x'])('%s harms nobody', (text) => {
    const read = answersFrom(definition, { 'q-spot--shapes': [text] })
    expect(() => tidyPlaces(definition, read)).not.toThrow()
  })
})

describe('files with shapes', () => {
  const definition = aDefinition([spot, hidden])
  const answered = {
    reference: 'AB23-CD45',
    answers: {
      spot: { shapes: [{ positions: [here], followUps: { why: { choice: 'sun' }, secret: { text: 'Tu mieszkam' } } }] },
      home: drawn([[22.9, 53.8]]),
    } as Answers,
  }
  async function* all() {
    yield answered
    yield { reference: 'EF67-GH89', answers: { spot: { placeWords: 'za młynem', unitCode: '2001011' } } as Answers }
  }

  test('GeoJSON for the team is one valid collection with every shape', async () => {
    const parts: string[] = []
    for await (const part of shapesGeoJson(all(), { definition, speech })) parts.push(part)
    const collection = JSON.parse(parts.join(''))
    expect(collection).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: here },
          properties: {
            reference: 'AB23-CD45',
            question: 'P1',
            number: 1,
            'P1-1': 'Brak cienia',
            'P1-2': 'Tu mieszkam',
          },
        },
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [22.9, 53.8] },
          properties: { reference: 'AB23-CD45', question: 'P2', number: 1 },
        },
      ],
    })
  })

  test('without answers it is still a collection', async () => {
    const parts: string[] = []
    for await (const part of shapesGeoJson((async function* () {})(), { definition, speech })) parts.push(part)
    expect(JSON.parse(parts.join(''))).toEqual({ type: 'FeatureCollection', features: [] })
  })

  test('rings are closed, against the clock', () => {
    const clockwise: Position[] = [
      [23, 53],
      [23, 53.1],
      [23.1, 53.1],
    ]
    expect(geometryOf('area', clockwise)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [23.1, 53.1],
          [23, 53.1],
          [23, 53],
          [23.1, 53.1],
        ],
      ],
    })
  })

  test('the public gets squares and counts: no place, no words, no private question', () => {
    expect(mapQuestionsFor({ definition, readers: 'public' }).map(({ id }) => id)).toEqual(['spot'])
    const columns = answerColumns(spot, { definition, readers: 'public', speech })
    expect(columns.map(({ name, value }) => [name, value(answered.answers.spot)])).toEqual([['P1_N', 1]])
    expect(answerColumns(hidden, { definition, readers: 'public', speech })).toEqual([])
    const cells = cellsGeoJson({ grid: { cellKm: 1, least: 5 }, cells: [{ column: 1500, row: 6000, people: 7 }] })
    expect(cells.features.map(({ properties }) => properties)).toEqual([{ people: 7 }])
  })

  test('tables for the team have the shapes as WKT, words and units beside them', () => {
    const columns = answerColumns(spot, { definition, readers: 'team', speech })
    const row = (answer: Answer | undefined) => columns.map(({ value }) => value(answer))
    expect(columns.map(({ name }) => name)).toEqual(['P1_N', 'P1_WKT', 'P1_WORDS', 'P1_UNIT'])
    expect(row(answered.answers.spot)).toEqual([1, 'MULTIPOINT((22.98 53.84))', null, null])
    expect(row({ placeWords: 'za młynem', unitCode: '2001011' })).toEqual([null, null, 'za młynem', '2001011'])
    expect(row(undefined)).toEqual([null, null, null, null])
  })

  test('a table of shapes has a row for each, with what was said of it', () => {
    const columns = shapeColumns(spot, { definition, speech })
    const [row] = shapeRows(spot, answered)
    expect(Object.fromEntries(columns.map(({ name, value }) => [name, row && value(row)]))).toEqual({
      REFERENCE: 'AB23-CD45',
      P1_NUMBER: 1,
      P1_WKT: 'MULTIPOINT((22.98 53.84))',
      LON: 22.98,
      LAT: 53.84,
      'P1-1': 'Brak cienia',
      'P1-2': 'Tu mieszkam',
    })
  })

  test.each([
    [
      'line',
      'MULTILINESTRING((23 53,23.1 53))',
      [
        [23, 53],
        [23.1, 53],
      ],
    ],
    [
      'area',
      'MULTIPOLYGON(((23 53,23.1 53,23.1 53.1,23 53)))',
      [
        [23, 53],
        [23.1, 53],
        [23.1, 53.1],
      ],
    ],
  ] as const)('a %s as WKT: %s', (kind, wkt, positions) => {
    expect(wktOf(kind, [{ positions: positions.map(([lon, lat]): Position => [lon, lat]) }])).toBe(wkt)
  })
})
