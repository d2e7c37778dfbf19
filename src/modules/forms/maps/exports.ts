import { closedRing, type Position } from '../../places/index.ts'
import { codesOf } from '../codes.ts'
import { answerInWords, type Speech } from '../in-words.ts'
import { answerOf } from '../logic.ts'
import type { Answer, FollowUp, FormDefinition, Question, Shape } from '../model.ts'
import type { MapQuestion } from '../ports.ts'
import type { Answered } from '../rules.ts'
import { questionsOf, wordsIn } from '../words.ts'
import { ringOf } from './grid.ts'
import type { MapResults } from './tally.ts'

/** Whose file it is: the team's has everything, anybody's has no private question and no private follow-up. */
export type Readers = 'team' | 'public'

export interface ExportNeeds {
  definition: FormDefinition
  readers: Readers
  /** From `speechFor`: the language of the file. */
  speech: Speech
}

/** Questions on a map whose answers these readers may have. */
export const mapQuestionsFor = ({ definition, readers }: Pick<ExportNeeds, 'definition' | 'readers'>): MapQuestion[] =>
  questionsOf(definition).filter(
    (question): question is MapQuestion => question.type === 'map' && mayRead(question, readers),
  )

const mayRead = ({ visibility }: Pick<Question, 'visibility'>, readers: Readers) =>
  readers === 'team' || visibility === 'public'

/**
 * Every shape as GeoJSON (RFC 7946, WGS 84), one feature each, written as answers are read: memory does not grow with
 * them. Only a team gets shapes one by one; the public gets `cellsGeoJson`.
 */
export async function* shapesGeoJson(
  answers: AsyncIterable<Pick<Answered, 'answers' | 'reference'>>,
  { definition, speech }: Omit<ExportNeeds, 'readers'>,
): AsyncIterable<string> {
  const questions = mapQuestionsFor({ definition, readers: 'team' })
  const codes = codesOf(definition)
  yield '{"type":"FeatureCollection","features":['
  let first = true
  for await (const { answers: given, reference } of answers)
    for (const question of questions) {
      const answer = answerOf(given, question.id)
      if (!answer || !('shapes' in answer)) continue
      for (const [at, shape] of answer.shapes.entries()) {
        const code = codes.questions.get(question.id) ?? question.id
        const about = followUpProperties(question, shape, { definition, speech, readers: 'team' })
        const feature: GeoJSON.Feature = {
          type: 'Feature',
          geometry: geometryOf(question.shape, shape.positions),
          properties: { reference, question: code, number: at + 1, ...about },
        }
        yield `${first ? '' : ','}\n${JSON.stringify(feature)}`
        first = false
      }
    }
  yield '\n]}\n'
}

/** Published squares as GeoJSON: how many people are in each, and no more. */
export function cellsGeoJson({ cells, grid }: Pick<MapResults, 'cells' | 'grid'>): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: cells.map((cell) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ringOf(cell, grid.cellKm)] },
      properties: { people: cell.people },
    })),
  }
}

/** A shape as a geometry of GeoJSON; rings are closed and counter-clockwise. */
export function geometryOf(kind: MapQuestion['shape'], positions: readonly Position[]): GeoJSON.Geometry {
  if (kind === 'point') return { type: 'Point', coordinates: positions[0] ?? [] }
  if (kind === 'line') return { type: 'LineString', coordinates: [...positions] }
  return { type: 'Polygon', coordinates: [closedRing(positions)] }
}

/** Shapes as well-known text (OGC 06-103r4), which QGIS and spreadsheets with maps read: `MULTIPOINT((22.97 53.84))`. */
export function wktOf(kind: MapQuestion['shape'], shapes: readonly Pick<Shape, 'positions'>[]): string {
  if (shapes.length === 0) return ''
  const pairs = (positions: readonly Position[]) => positions.map(([lon, lat]) => `${lon} ${lat}`).join(',')
  const each = shapes.map(({ positions }) =>
    kind === 'area' ? `((${pairs(closedRing(positions))}))` : `(${pairs(positions)})`,
  )
  return `${{ point: 'MULTIPOINT', line: 'MULTILINESTRING', area: 'MULTIPOLYGON' }[kind]}(${each.join(',')})`
}

/** A column of a table, with what its code book says of it. */
export interface MapColumn<T> {
  /** Short name for the head of the column and for statistics programs: `P6_WKT`. */
  name: string
  /** What the column holds, in the reader's language, as the code book says it. */
  about: string
  value(row: T): string | number | null
}

/** Columns of a question in a table with one row for each person. */
export function answerColumns(question: MapQuestion, needs: ExportNeeds): MapColumn<Answer | undefined>[] {
  const { definition, readers, speech } = needs
  const { t } = speech
  if (!mayRead(question, readers)) return []
  const code = codesOf(definition).questions.get(question.id) ?? question.id
  const label = wordsIn(question.label, speech.locale, definition.languages)
  const words = (answer: Answer | undefined) => (answer && 'placeWords' in answer ? answer : null)
  const count: MapColumn<Answer | undefined> = {
    name: `${code}_N`,
    about: t('forms.map.column.count', { question: label }),
    value: (answer) => (answer && 'shapes' in answer ? answer.shapes.length : null),
  }
  // The place of one person may be their home: the public gets squares of the grid instead.
  if (readers === 'public') return [count]
  return [
    count,
    {
      name: `${code}_WKT`,
      about: t('forms.map.column.wkt', { question: label }),
      value: (answer) => (answer && 'shapes' in answer ? wktOf(question.shape, answer.shapes) : null),
    },
    {
      name: `${code}_WORDS`,
      about: t('forms.map.column.words', { question: label }),
      value: (answer) => words(answer)?.placeWords || null,
    },
    {
      name: `${code}_UNIT`,
      about: t('forms.map.column.unit', { question: label }),
      value: (answer) => words(answer)?.unitCode ?? null,
    },
  ]
}

/** One shape of one person, as a row of a table of shapes. */
export interface ShapeRow {
  reference: string
  number: number
  shape: Shape
}

/** Columns of a table with one row for each shape, with what was said of it; for the team alone. */
export function shapeColumns(
  question: MapQuestion,
  { definition, speech }: Omit<ExportNeeds, 'readers'>,
): MapColumn<ShapeRow>[] {
  const { t, locale } = speech
  const codes = codesOf(definition)
  const code = codes.questions.get(question.id) ?? question.id
  const say = (words: FollowUp['label']) => wordsIn(words, locale, definition.languages)
  const point: MapColumn<ShapeRow>[] = [
    { name: 'LON', about: t('forms.map.column.lon'), value: ({ shape }) => shape.positions[0]?.[0] ?? null },
    { name: 'LAT', about: t('forms.map.column.lat'), value: ({ shape }) => shape.positions[0]?.[1] ?? null },
  ]
  return [
    { name: 'REFERENCE', about: t('forms.map.column.reference'), value: ({ reference }) => reference },
    { name: `${code}_NUMBER`, about: t('forms.map.column.number'), value: ({ number }) => number },
    {
      name: `${code}_WKT`,
      about: t('forms.map.column.wkt', { question: say(question.label) }),
      value: ({ shape }) => wktOf(question.shape, [shape]),
    },
    ...(question.shape === 'point' ? point : []),
    ...question.followUps.map((followUp) => ({
      name: codes.questions.get(`${question.id}/${followUp.id}`) ?? followUp.id,
      about: say(followUp.label),
      value: ({ shape }: ShapeRow) => saidOf(followUp, shape, speech) || null,
    })),
  ]
}

/** The rows of a person for `shapeColumns`. */
export function shapeRows(
  question: MapQuestion,
  { answers, reference }: Pick<Answered, 'answers' | 'reference'>,
): ShapeRow[] {
  const answer = answerOf(answers, question.id)
  return answer && 'shapes' in answer ? answer.shapes.map((shape, at) => ({ reference, number: at + 1, shape })) : []
}

function followUpProperties(question: MapQuestion, shape: Shape, { definition, speech, readers }: ExportNeeds) {
  const codes = codesOf(definition)
  const said = question.followUps
    .filter((followUp) => mayRead(followUp, readers))
    .map((followUp) => [
      codes.questions.get(`${question.id}/${followUp.id}`) ?? followUp.id,
      saidOf(followUp, shape, speech),
    ])
  return Object.fromEntries(said.filter(([, text]) => text !== ''))
}

const saidOf = (followUp: FollowUp, { followUps }: Shape, speech: Speech): string =>
  answerInWords(followUp, answerOf(followUps, followUp.id), speech).replaceAll('\n', '; ')
