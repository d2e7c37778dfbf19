import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyAnswers, anyForm, anyTyped } from '../../../tests/support/random-forms.ts'
import { checkAnswers } from './checking.ts'
import { codesOf, letters } from './codes.ts'
import { checkDefinition } from './design-checking.ts'
import { aDefinition, aQuestion, aSection, everyQuestion } from './examples.ts'
import { dropHidden, holds, orderedOptions, shownQuestions, shownSections } from './logic.ts'
import type { Answers, Condition } from './model.ts'
import { answersFrom, typedFrom } from './typed.ts'
import { questionsOf } from './words.ts'

const ids = (questions: { id: string }[]) => questions.map(({ id }) => id)

describe('conditions', () => {
  const answers: Answers = {
    one: { choice: 'a' },
    many: { choices: ['b', 'c'] },
    rank: { ranked: ['c', 'a'] },
    grid: { rows: { r1: 'good' } },
    age: { number: 34 },
    home: { unitCode: '2001011' },
    silent: { skipped: 'refused' },
    said: { text: 'Tak' },
  }
  test.each<[Condition, boolean]>([
    [{ question: 'one', chosen: 'a' }, true],
    [{ question: 'one', chosen: 'b' }, false],
    [{ question: 'many', chosen: 'c' }, true],
    [{ question: 'rank', chosen: 'c' }, true],
    [{ question: 'rank', chosen: 'a' }, false],
    [{ question: 'grid/r1', chosen: 'good' }, true],
    [{ question: 'grid/r2', chosen: 'good' }, false],
    [{ question: 'grid/r1', answered: true }, true],
    [{ question: 'grid/r2', answered: false }, true],
    [{ question: 'age', atLeast: 34 }, true],
    [{ question: 'age', atLeast: 35 }, false],
    [{ question: 'age', atMost: 34 }, true],
    [{ question: 'home', chosen: '2001011' }, true],
    [{ question: 'said', answered: true }, true],
    [{ question: 'silent', answered: true }, false],
    [{ question: 'silent', answered: false }, true],
    [{ question: 'silent', chosen: 'a' }, false],
    [{ question: 'absent', atMost: 5 }, false],
    [{ question: 'constructor', answered: true }, false],
    [{ not: { question: 'one', chosen: 'a' } }, false],
    [
      {
        all: [
          { question: 'one', chosen: 'a' },
          { question: 'age', atLeast: 18 },
        ],
      },
      true,
    ],
    [
      {
        any: [
          { question: 'one', chosen: 'b' },
          { question: 'age', atLeast: 99 },
        ],
      },
      false,
    ],
    [{ all: [] }, true],
    [{ any: [] }, false],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, answers)).toBe(expected)
  })
})

describe('what is asked', () => {
  const chain = aDefinition([
    aSection('first', [
      aQuestion('single', 'a'),
      aQuestion('single', 'b', { showWhen: { question: 'a', chosen: 'a' } }),
      aQuestion('single', 'c', { showWhen: { question: 'b', chosen: 'b' } }),
    ]),
    aSection('second', [aQuestion('short-text', 'd')], { showWhen: { question: 'c', answered: true } }),
  ])
  const all: Answers = { a: { choice: 'a' }, b: { choice: 'b' }, c: { choice: 'c' }, d: { text: 'Tak' } }

  test('hiding one hides all that hang on it, sections as well, and their answers go', () => {
    expect(ids(shownQuestions(chain, all))).toEqual(['a', 'b', 'c', 'd'])
    expect(dropHidden(chain, { ...all, a: { choice: 'c' } })).toEqual({ a: { choice: 'c' } })
    expect(shownSections(chain, { ...all, a: { choice: 'c' } }).map(({ section }) => section.id)).toEqual(['first'])
  })

  test('answers to what nobody asks are dropped', () => {
    expect(dropHidden(chain, { ...all, surprise: { text: 'x' } })).toEqual(all)
  })

  test('random forms, also with cycles, are decided at once and for good', () => {
    fc.assert(
      fc.property(anyForm, anyAnswers, (definition, answers) => {
        const kept = dropHidden(definition, answers)
        expect(dropHidden(definition, kept)).toEqual(kept)
        expect(ids(shownQuestions(definition, kept))).toEqual(ids(shownQuestions(definition, answers)))
        for (const id of Object.keys(kept)) expect(ids(shownQuestions(definition, kept))).toContain(id)
      }),
      { numRuns: 2000 },
    )
  })

  test('checking never throws, whatever the form and the answers', () => {
    fc.assert(
      fc.property(anyForm, anyAnswers, (definition, answers) => {
        for (const { key, question } of checkAnswers(definition, answers)) {
          expect(key).toMatch(/^forms\.problem\./)
          expect(ids(questionsOf(definition))).toContain(question)
        }
        checkDefinition(definition)
      }),
      { numRuns: 2000 },
    )
  })

  test('whatever arrives in the fields is read, checked and never throws', () => {
    fc.assert(
      fc.property(
        anyForm.chain((definition) => fc.tuple(fc.constant(definition), anyTyped(definition))),
        ([definition, typed]) => {
          const answers = answersFrom(definition, typed)
          checkAnswers(definition, answers)
          // What has nothing to mend means the same after a walk through the fields again.
          const good = dropHidden(definition, answers)
          if (checkAnswers(definition, good).length === 0)
            expect(answersFrom(definition, typedFrom(definition, good))).toEqual(good)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('shuffled options', () => {
  const options = [...'abcdefgh'].map((id) => ({ id, fixed: id === 'h' || id === 'c' }))

  test('stand in one order for one person, with the fixed ones at the end', () => {
    const order = (seed: string) => ids(orderedOptions(options, true, seed)).join('')
    expect(order('ela')).toBe(order('ela'))
    expect(order('ela').slice(-2)).toBe('ch')
    expect([...order('ela')].sort().join('')).toBe('abcdefgh')
    expect(ids(orderedOptions(options, false, 'ela')).join('')).toBe('abcdefgh')
  })

  test('give every place to every option about as often', () => {
    const firsts = new Map<string, number>()
    for (let person = 0; person < 6000; person++) {
      const [first] = orderedOptions(options, true, `osoba ${person}`)
      firsts.set(first?.id ?? '', (firsts.get(first?.id ?? '') ?? 0) + 1)
    }
    expect(firsts.size).toBe(6)
    for (const count of firsts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

describe('codes', () => {
  test('are numbers for questions, letters for options, and do not depend on the reader', () => {
    const { questions, parts } = codesOf(everyQuestion())
    expect([...questions.values()].slice(0, 3)).toEqual(['P1', 'P2', 'P3'])
    expect(parts.get('often/weekly')).toBe('P1.b')
    expect(parts.get('stops/light')).toBe('P5.2')
    expect(parts.get('stops/good')).toBe('P5.c')
  })

  test.each([
    [0, 'a'],
    [25, 'z'],
    [26, 'aa'],
    [51, 'az'],
    [52, 'ba'],
  ])('%d is %s', (index, code) => {
    expect(letters(index)).toBe(code)
  })
})
