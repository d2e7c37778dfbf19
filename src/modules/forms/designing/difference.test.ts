import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Question } from '../model.ts'
import { differencesOf } from './difference.ts'
import { aForm, aQuota, asked, counting, option, section } from './examples.ts'
import { addQuestion, changeType, moveQuestion, removeQuestion, rewriteQuestion } from './operations.ts'
import { placeOf } from './walk.ts'

const form = () =>
  aForm([
    section('s1', [
      asked('single', 'jezdzi', { options: [option('tak', 'Tak'), option('nie', 'Nie')] }),
      asked('scale', 'ocena', { showWhen: { question: 'jezdzi', chosen: 'tak' } }),
      asked('date', 'kiedy'),
    ]),
    section('s2', [asked('long-text', 'uwagi')]),
  ])

const short = (before = form(), after = form()) =>
  differencesOf(before, after).map(({ what, how, id, property }) => [what, how, id, property].filter(Boolean).join(' '))

test('a form does not differ from itself', () => expect(short()).toEqual([]))

test('what was added and removed', () => {
  const { definition, id } = addQuestion(form(), 'number', { in: 's2', before: null }, counting())
  expect(short(form(), definition)).toEqual([`question added ${id}`])
  expect(short(form(), removeQuestion(form(), 'jezdzi'))).toEqual([
    'question removed jezdzi',
    'question changed ocena condition',
  ])
})

test('only what moved is called moved', () => {
  expect(short(form(), moveQuestion(form(), 'kiedy', { in: 's1', before: 'jezdzi' }))).toEqual(['question moved kiedy'])
  expect(short(form(), moveQuestion(form(), 'kiedy', { in: 's2', before: 'uwagi' }))).toEqual(['question moved kiedy'])
})

test('words, settings and answers are told one by one', () => {
  const question = placeOf(form(), 'jezdzi')?.question as Extract<Question, { type: 'single' }>
  const after = rewriteQuestion(form(), 'jezdzi', {
    ...question,
    label: { pl: 'Czy jeździsz?' },
    required: true,
    options: [option('nie', 'Nie'), option('tak', 'Tak, jeżdżę'), option('x', 'Czasem')],
  })
  expect(short(form(), after)).toEqual([
    'question changed jezdzi label',
    'question changed jezdzi required',
    'option moved jezdzi',
    'option changed jezdzi label',
    'option added jezdzi',
  ])
})

test('a new type is a change of the same question', () => {
  expect(short(form(), changeType(form(), 'kiedy', 'short-text', counting()))).toContain('question changed kiedy type')
})

test('the form itself and its quotas', () => {
  const after = {
    ...form(),
    title: { pl: 'Rowery' },
    layout: 'page' as const,
    languages: ['pl', 'en'] as ('pl' | 'en')[],
  }
  expect(short(form(), { ...after, quotas: [aQuota('k', { question: 'jezdzi', chosen: 'tak' }, 100)] })).toEqual([
    'form changed title',
    'form changed layout',
    'form changed languages',
    'quota added k',
  ])
})

test('for any new order some stay and the rest are moved', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: 5 }), (order) => {
      const at = (list: string[]) =>
        aForm([
          section(
            's',
            list.map((id) => asked('date', id)),
          ),
        ])
      const changes = differencesOf(at(ids), at(order))
      expect(changes.every(({ how }) => how === 'moved')).toBe(true)
      expect(changes.length).toBeLessThan(5)
      expect(changes.length === 0).toBe(String(order) === String(ids))
    }),
  )
})
