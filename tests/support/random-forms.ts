import * as fc from 'fast-check'
import { aQuestion, aSection } from '../../src/modules/forms/examples.ts'
import { fieldOf, optionField, partOf } from '../../src/modules/forms/fields.ts'
import type {
  Answer,
  Answers,
  Condition,
  FormDefinition,
  Question,
  Section,
  Skip,
} from '../../src/modules/forms/model.ts'
import type { TypedAnswers } from '../../src/modules/forms/typed.ts'

/** Random forms, answers and fields for tests: also such as nobody should publish, with cycles and loose ends. */

const TYPES: Question['type'][] = [
  'single',
  'multiple',
  'ranking',
  'scale',
  'matrix',
  'number',
  'date',
  'short-text',
  'long-text',
  'file',
  'consent',
  'map',
  'place',
  'budget',
]

/** Names of questions: few, so that conditions often meet them; some are words that every object has. */
const NAMES = ['a', 'b', 'c', 'constructor', 'to-string', 'has-own', 'x1', 'x2']
const name = fc.constantFrom(...NAMES)
const option = fc.constantFrom('a', 'b', 'c', 'zzz')

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    question: fc.oneof(
      name,
      name.map((id) => `${id}/r1`),
      fc.constant('absent'),
    ),
    answered: fc.boolean(),
  }),
  fc.record({
    question: fc.oneof(
      name,
      name.map((id) => `${id}/r1`),
    ),
    chosen: option,
  }),
  fc.record({ question: name, atLeast: fc.integer({ min: -3, max: 8 }) }),
  fc.record({ question: name, atMost: fc.integer({ min: -3, max: 8 }) }),
)

export const aCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
})).condition

const showWhen = fc.option(aCondition, { nil: null })
const skips = fc.subarray<Skip>(['unknown', 'refused'])

const question = (id: string): fc.Arbitrary<Question> =>
  fc
    .record({ type: fc.constantFrom(...TYPES), required: fc.boolean(), skips, showWhen })
    .map(({ type, ...given }) => aQuestion(type, id, given as never) as Question)

/** Any form, publishable or not. */
export const anyForm: fc.Arbitrary<FormDefinition> = fc
  .shuffledSubarray(NAMES, { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map(question)))
  .chain((questions) =>
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.array(showWhen, { minLength: 3, maxLength: 3 }))
      .map(([count, conditions]): FormDefinition => {
        const sections = Array.from(
          { length: count },
          (_, index): Section =>
            aSection(
              `s${index}`,
              questions.filter((_, place) => place % count === index),
              { showWhen: conditions[index] ?? null },
            ),
        )
        return {
          languages: ['pl'],
          title: { pl: 'Formularz' },
          intro: {},
          thanks: {},
          layout: 'sections',
          sections,
          quotas: [],
        }
      }),
  )

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('a', 'b', '1', '2,5', '-7', ' ', '2026-02-30'),
)

/** Any answer of any shape, whatever was asked. */
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ skipped: fc.constantFrom<Skip>('unknown', 'refused') }),
  fc.record({ choice: option }, { requiredKeys: ['choice'] }),
  fc.record({ choice: option, other: text }),
  fc.record({ choices: fc.array(option, { maxLength: 4 }) }),
  fc.record({ ranked: fc.array(option, { maxLength: 4 }) }),
  fc.record({ rows: fc.dictionary(fc.constantFrom('r1', 'r2', 'r9'), option) }),
  fc.record({ number: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })) }),
  fc.record({ date: fc.constantFrom('2026-09-30', '2026-02-30', 'wczoraj') }),
  fc.record({ text }),
  fc.record({ files: fc.array(fc.uuid(), { maxLength: 3 }) }),
  fc.record({ agreed: fc.boolean(), version: fc.integer({ min: 0, max: 2 }) }),
  fc.record({
    shapes: fc.array(
      fc.record({
        positions: fc.array(fc.tuple(fc.integer(), fc.integer()), { maxLength: 3 }),
        followUps: fc.constant({}),
      }),
      { maxLength: 3 },
    ),
  }) as fc.Arbitrary<Answer>,
  fc.record({ placeWords: text }),
  fc.record({ unitCode: fc.constantFrom('2001011', '20', '', 'x') }),
  fc.record({ amounts: fc.dictionary(option, fc.constantFrom(0, 10, 50, 100, -10, 0.5)) }),
)

export const anyAnswers: fc.Arbitrary<Answers> = fc.dictionary(fc.oneof(name, fc.constant('unknown')), anyAnswer)

/** Whatever may arrive in the fields of a form. */
export const anyTyped = (definition: FormDefinition): fc.Arbitrary<TypedAnswers> => {
  const fields = definition.sections.flatMap(({ questions }) =>
    questions.flatMap(({ id }) => [
      fieldOf(id),
      ...(['other', 'skip', 'unit', 'shapes', 'words', 'kept', 'version'] as const).map((part) => partOf(id, part)),
      ...['a', 'b', 'c', 'r1', 'r2'].map((one) => optionField(id, one)),
    ]),
  )
  const value = fc.oneof(
    text,
    option,
    fc.constantFrom('--unknown', 'refused', 'tak', '[]', '[{"positions":[[1,2]]}]', '{', 'null'),
  )
  return fc.dictionary(fc.constantFrom(...fields), fc.array(value, { maxLength: 3 }))
}
