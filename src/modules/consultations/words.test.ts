import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gatherTexts, type Locale } from '../../platform/texts/index.ts'
import { aProcess } from '../processes/examples.ts'
import type { Process, Stage } from '../processes/index.ts'
import { timelineOf } from './timeline.ts'
import { shortTag, statusTag } from './words.ts'

const read = (locale: Locale) => JSON.parse(readFileSync(`src/modules/consultations/texts.${locale}.json`, 'utf8'))
const texts = gatherTexts([{ pl: read('pl'), en: read('en') }], true)
const at = (text: string) => Temporal.Instant.from(text)

const announced = aProcess({
  announcedAt: at('2026-10-20T08:00:00Z'),
  opensAt: at('2026-11-02T00:00:00+01:00'),
  closesAt: at('2026-12-04T23:59:59+01:00'),
  reportDueOn: Temporal.PlainDate.from('2027-01-10'),
})
const reported = { ...announced, reportedAt: at('2027-01-09T09:00:00Z') }
const changed = { ...reported, effectsAt: at('2027-06-01T09:00:00Z') }

test.each<[string, Process, string, string, string]>([
  ['a draft', aProcess({}), '2026-10-21T10:00:00Z', 'Szkic – widzi go tylko zespół', 'Szkic'],
  ['announced', announced, '2026-10-21T10:00:00Z', 'Ogłoszone – uwagi od 2 listopada 2026, 00:00', 'Od 2 listopada'],
  ['open', announced, '2026-11-22T10:00:00Z', 'Trwa – uwagi do 4 grudnia 2026, 23:59', 'Trwa, jeszcze 12 dni'],
  [
    'the day before the last',
    announced,
    '2026-12-03T22:59:00Z',
    'Trwa – uwagi do 4 grudnia 2026, 23:59',
    'Trwa, jeszcze 1 dzień',
  ],
  // Midnight comes earlier in Warsaw than in Greenwich.
  ['the last day', announced, '2026-12-03T23:00:00Z', 'Trwa – uwagi do 4 grudnia 2026, 23:59', 'Trwa, ostatni dzień'],
  [
    'closed',
    announced,
    '2026-12-05T10:00:00Z',
    'Zakończone 4 grudnia 2026 – zespół przygotowuje odpowiedzi',
    'Czeka na odpowiedzi',
  ],
  ['reported', reported, '2027-01-09T10:00:00Z', 'Raport opublikowany 9 stycznia 2027', 'Raport opublikowany'],
  ['with effects', changed, '2027-06-02T10:00:00Z', 'Są efekty – 1 czerwca 2027', 'Efekty'],
  [
    'cancelled',
    { ...announced, cancelledAt: at('2026-11-05T09:00:00Z') },
    '2026-11-06T09:00:00Z',
    'Unieważnione',
    'Unieważnione',
  ],
])('%s: the state in words, and in short', (_, process, now, long, short) => {
  expect(statusTag(process, at(now), texts.in('pl'), 'pl').children).toBe(long)
  expect(shortTag(process, at(now), texts.in('pl'), 'pl').children).toBe(short)
  for (const tag of [statusTag, shortTag]) expect(tag(process, at(now), texts.in('en'), 'en').children).toBeTruthy()
})

const aStage = (given: Partial<Stage>): Stage => ({
  id: 'a',
  processId: announced.id,
  position: 1,
  kind: 'meeting',
  title: 'Spotkanie',
  description: '',
  startsAt: null,
  endsAt: null,
  displayedDate: null,
  place: '',
  accessibility: '',
  link: null,
  activity: null,
  ...given,
})
const timeline = (process: Process, stages: Stage[], now: string) =>
  timelineOf(process, stages, at(now), texts.in('pl'), 'pl')
const states = (process: Process, stages: Stage[], now: string) =>
  timeline(process, stages, now).map(({ state }) => state)

test.each<[string, Process, string, string[]]>([
  ['a draft', aProcess({}), '2026-10-21T10:00:00Z', ['next', 'next', 'next', 'next']],
  ['announced', announced, '2026-10-21T10:00:00Z', ['now', 'next', 'next', 'next']],
  ['open', announced, '2026-11-22T10:00:00Z', ['done', 'now', 'next', 'next']],
  ['closed', announced, '2026-12-05T10:00:00Z', ['done', 'done', 'now', 'next']],
  ['reported', reported, '2027-01-09T10:00:00Z', ['done', 'done', 'done', 'next']],
  ['with effects', changed, '2027-06-02T10:00:00Z', ['done', 'done', 'done', 'done']],
])('without stages of its own, %s stands where the clock says', (_, process, now, expected) => {
  expect(states(process, [], now)).toEqual(expected)
})

test('stages of the team stand between announcement and report, each where its dates say', () => {
  const stages = [
    aStage({ kind: 'collecting', title: 'Uwagi', startsAt: announced.opensAt, endsAt: announced.closesAt }),
    aStage({
      title: 'Spotkanie w szkole',
      startsAt: at('2026-11-20T16:00:00Z'),
      endsAt: at('2026-11-20T18:00:00Z'),
      place: 'Szkoła nr 2',
    }),
    aStage({
      kind: 'analysis',
      title: 'Analiza',
      startsAt: at('2026-12-05T08:00:00Z'),
      displayedDate: 'grudzień 2026',
    }),
  ]
  const items = timeline(announced, stages, '2026-11-25T10:00:00Z')
  expect(items.map(({ label, state }) => `${label}: ${state}`)).toEqual([
    'Ogłoszenie: done',
    'Uwagi: now',
    'Spotkanie w szkole: done',
    'Analiza: next',
    'Raport: next',
    'Efekty: next',
  ])
  expect(items.map(({ when }) => when)).toEqual([
    '20 października',
    'do 4 grudnia 2026, 23:59',
    '20 listopada 2026, 17:00',
    'grudzień 2026',
    'do 10 stycznia 2027',
    undefined,
  ])
  expect(items[2]?.text).toBe('Szkoła nr 2')
})

test('a report or effects among the team’s own stages are not told twice, and lead there once they are out', () => {
  const stages = [aStage({ kind: 'report', title: 'Odpowiedzi' }), aStage({ kind: 'effects', title: 'Zmiany' })]
  const labels = (process: Process, now: string) =>
    timeline(process, stages, now).map(({ label, href }) => [label, href])
  expect(labels(announced, '2026-12-05T10:00:00Z').slice(2)).toEqual([
    ['Odpowiedzi', undefined],
    ['Zmiany', undefined],
  ])
  const home = `/konsultacje/${announced.slug}`
  expect(labels(changed, '2027-06-02T10:00:00Z').slice(2)).toEqual([
    ['Odpowiedzi', `${home}/raport`],
    ['Zmiany', `${home}/efekty`],
  ])
})
