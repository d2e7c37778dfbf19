import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FormDefinition } from '../model.ts'
import { bringBack } from './bringing-back.ts'
import { tidied } from './conditions.ts'
import { aForm, asked, counting, option, section } from './examples.ts'
import { FOLLOW_UP_TYPES, TYPES } from './kinds.ts'
import * as operations from './operations.ts'
import * as options from './options.ts'
import { atomsOf, conditionsIn, idsIn, placedIn, placeOf, sectionOf } from './walk.ts'

const bus = () => [option('tak', 'Tak'), option('nie', 'Nie')]

const form = () =>
  aForm([
    section('s1', [
      asked('single', 'jezdzi', { options: bus() }),
      asked('scale', 'ocena', { showWhen: { question: 'jezdzi', chosen: 'tak' } }),
      asked('long-text', 'dlaczego', {
        showWhen: {
          all: [
            { question: 'jezdzi', chosen: 'tak' },
            { question: 'ocena', atMost: 2 },
          ],
        },
      }),
    ]),
    section('s2', [asked('map', 'gdzie', { followUps: [asked('short-text', 'co'), asked('scale', 'jak')] })]),
  ])

/** Any orders of a team, about things that are there and things that are not. */
const anOrder = fc.record({
  what: fc.constantFrom(
    'add',
    'remove',
    'copy',
    'up',
    'down',
    'move',
    'type',
    'section',
    'split',
    'unsection',
    'sections',
    'option',
    'unoption',
    'row',
    'rewrite',
    'back',
  ),
  a: fc.nat(30),
  b: fc.nat(30),
  type: fc.constantFrom(...TYPES),
})

const ordered = (what: 'remove' | 'rewrite' | 'back', a = 0, b = 0) => ({ what, a, b, type: 'single' as const })

test('after any orders ids are unique, conditions ask only of what there is, and no id comes back', () => {
  fc.assert(
    fc.property(fc.array(anOrder, { maxLength: 25 }), (orders) => {
      const fresh = counting()
      const before = form()
      const given = new Set(idsIn(before))
      let now = before
      let removed: { from: FormDefinition; id: string } | null = null
      for (const { what, a, b, type } of orders) {
        const known = new Set(idsIn(now))
        const ids = [...idsIn(now), 'nie-ma']
        const [one = '', other = ''] = [ids[a % ids.length], ids[b % ids.length]]
        const question = placeOf(now, one)?.question
        if (what === 'add') now = operations.addQuestion(now, type, { in: one, before: other }, fresh).definition
        if (what === 'remove') {
          removed = { from: now, id: one }
          now = operations.removeQuestion(now, one)
        }
        if (what === 'copy') now = operations.duplicateQuestion(now, one, fresh).definition
        if (what === 'up' || what === 'down') now = operations.stepQuestion(now, one, what)
        if (what === 'move') now = operations.moveQuestion(now, one, { in: other, before: one })
        if (what === 'type') now = operations.changeType(now, one, type, fresh)
        if (what === 'section') now = operations.addSection(now, one, fresh).definition
        if (what === 'split') now = operations.splitSection(now, one, fresh).definition
        if (what === 'unsection') now = operations.removeSection(now, one)
        if (what === 'sections') now = operations.moveSection(now, one, other)
        if (what === 'rewrite' && question) now = operations.rewriteQuestion(now, other, question)
        if (question && what === 'option')
          now = operations.rewriteQuestion(now, one, options.addTo(question, 'options', fresh))
        if (question && what === 'row')
          now = operations.rewriteQuestion(now, one, options.addTo(question, 'rows', fresh))
        if (question && what === 'unoption')
          now = operations.rewriteQuestion(
            now,
            one,
            options.removeFrom(question, 'options', options.listOf(question, 'options')[0]?.id ?? ''),
          )
        if (what === 'back' && removed) now = bringBack(now, removed.from, removed.id)
        expectSound(now)
        for (const id of idsIn(now).filter((id) => !known.has(id))) {
          // Only bringing back gives an id again, to the same thing.
          if (what !== 'back') expect(given.has(id)).toBe(false)
          given.add(id)
        }
      }
    }),
    // What was asked of a question that is of another type now does not return with what was asked beside it.
    { numRuns: 300, examples: [[[ordered('remove', 12), ordered('rewrite', 10, 9), ordered('back')]]] },
  )
})

function expectSound(definition: FormDefinition) {
  const ids = idsIn(definition)
  expect(new Set(ids).size).toBe(ids.length)
  expect(definition.sections.length).toBeGreaterThan(0)
  expect(tidied(definition)).toBe(definition)
  for (const { condition } of conditionsIn(definition)) expect(atomsOf(condition).length).toBeGreaterThan(0)
  for (const { question, parent } of placedIn(definition)) if (parent) expect(FOLLOW_UP_TYPES).toContain(question.type)
  for (const { id } of definition.sections) expect(sectionOf(definition, id)).toBeDefined()
}
