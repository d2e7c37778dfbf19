import type { Answers, BroughtAnswers } from '../../../modules/forms/index.ts'
import { BUS_WORDS, ONLY_US } from './bus-words.ts'
import { type Chance, chanceOf } from './chance.ts'

/** How many answered in the demonstration. */
export const BUS_COUNT = 600

type Age = 'w15-24' | 'w25-34' | 'w35-44' | 'w45-54' | 'w55-64' | 'w65'

// More older people answer than live in the town, and fewer men: as it is with surveys.
const AGES: Record<Age, number> = { 'w15-24': 17, 'w25-34': 9, 'w35-44': 14, 'w45-54': 13, 'w55-64': 17, w65: 30 }

/**
 * Six hundred people of Hajnówka. The young go to school and want later buses, those who work want a bus before six, the
 * old go to the doctor and want it to stop by the door; who walks far thinks worse of buses.
 * @param moments when each answered
 */
export function* busAnswers(moments: readonly Temporal.Instant[], count = BUS_COUNT): Generator<BroughtAnswers> {
  const chance = chanceOf(2005011)
  const words = { young: [] as string[], middle: [] as string[], old: [] as string[] }
  for (const { age, text } of BUS_WORDS) words[age].push(text)
  const secrets = [...ONLY_US]
  for (const at of moments.slice(0, count)) {
    const age = chance.one(AGES)
    const group =
      age === 'w15-24' ? 'young' : age === 'w65' || (age === 'w55-64' && chance.isIn(0.4)) ? 'old' : 'middle'
    const answers = answersOf(chance, age, group)
    const text = chance.isIn(0.11) ? words[group].shift() : undefined
    if (text) answers.poprawa = { text }
    const secret = group !== 'young' && chance.isIn(0.03) ? secrets.shift() : undefined
    if (secret) answers['tylko-nam'] = { text: secret }
    yield { answers, at, channel: group === 'old' && chance.isIn(0.35) ? 'paper' : chance.isIn(0.12) ? 'field' : 'web' }
  }
}

function answersOf(chance: Chance, age: Age, group: 'young' | 'middle' | 'old'): Answers {
  const often = chance.one(
    {
      young: { codziennie: 46, tydzien: 24, miesiac: 12, rzadziej: 10, wcale: 8 },
      middle: { codziennie: 11, tydzien: 13, miesiac: 17, rzadziej: 24, wcale: 35 },
      old: { codziennie: 13, tydzien: 36, miesiac: 25, rzadziej: 12, wcale: 14 },
    }[group],
  )
  const walk = chance.around(often === 'wcale' ? 13 : 7, 9, 1, 35)
  const rating = chance.around(3.5 - walk / 16 + (group === 'old' ? 0.4 : 0) - (group === 'young' ? 0.2 : 0), 2.4, 1, 5)
  const answers: Answers = {
    'jak-czesto': { choice: often },
    pieszo: chance.isIn(0.04) ? { skipped: 'unknown' } : { number: walk },
    calosc: often === 'wcale' && chance.isIn(0.4) ? { skipped: 'unknown' } : { number: rating },
    wariant: chance.isIn(0.09) ? { skipped: 'unknown' } : { choice: variantOf(chance, group, walk) },
    kolejnosc: chance.isIn(0.06) ? { skipped: 'unknown' } : { ranked: chance.order(URGENT[group]) },
    punkty: chance.isIn(0.12) ? { skipped: 'unknown' } : { amounts: pointsOf(chance, group) },
    wiek: chance.isIn(0.03) ? { skipped: 'refused' } : { choice: age },
    plec: chance.isIn(0.04) ? { skipped: 'refused' } : { choice: chance.one({ k: 62, m: 37, inna: 1 }) },
  }
  if (often === 'wcale') return { ...answers, 'czemu-nie': { choices: chance.some(WHY_NOT[group]) } }
  const aims = chance.some(AIMS[group], 3)
  const elsewhere = chance.isIn(0.03)
  return {
    ...answers,
    'po-co': elsewhere
      ? {
          choices: [...aims.slice(0, 2), 'inne'],
          other: chance.one({ 'na działki': 3, 'na cmentarz': 3, 'na basen': 2, 'do cerkwi': 2 }),
        }
      : { choices: aims.length > 0 ? aims : ['zakupy'] },
    rzeczy: { rows: ratingsOf(chance, group, rating) },
  }
}

const AIMS = {
  young: { szkola: 0.85, dworzec: 0.3, rodzina: 0.35, zakupy: 0.2, praca: 0.05, lekarz: 0.06 },
  middle: { praca: 0.6, zakupy: 0.4, dworzec: 0.28, lekarz: 0.25, rodzina: 0.2, szkola: 0.07 },
  old: { lekarz: 0.72, zakupy: 0.68, rodzina: 0.33, dworzec: 0.1, praca: 0.05, szkola: 0.01 },
}

const WHY_NOT = {
  young: { godziny: 0.6, daleko: 0.3, auto: 0.25, wsiadanie: 0.01, 'nie-wiem': 0.3 },
  middle: { godziny: 0.55, daleko: 0.32, auto: 0.66, wsiadanie: 0.05, 'nie-wiem': 0.24 },
  old: { godziny: 0.3, daleko: 0.45, auto: 0.2, wsiadanie: 0.42, 'nie-wiem': 0.15 },
}

const URGENT = {
  young: { szczyt: 5, niedziela: 2, wieczor: 6, szpital: 1 },
  middle: { szczyt: 6, niedziela: 2, wieczor: 4, szpital: 2 },
  old: { szczyt: 2, niedziela: 4, wieczor: 1, szpital: 7 },
}

function variantOf(chance: Chance, group: 'young' | 'middle' | 'old', walk: number) {
  const far = walk > 10 ? 14 : 0
  return chance.one(
    {
      young: { dwie: 18, petla: 38, telefon: 40 },
      middle: { dwie: 22, petla: 44 + far, telefon: 30 },
      old: { dwie: 34, petla: 44 + far, telefon: 17 },
    }[group],
  )
}

/** Tens of points, all of which are given out. */
function pointsOf(chance: Chance, group: 'young' | 'middle' | 'old'): Record<string, number> {
  const weights = {
    young: { kursy: 6, wiaty: 2, niskie: 1, tablice: 3 },
    middle: { kursy: 6, wiaty: 2, niskie: 2, tablice: 2 },
    old: { kursy: 3, wiaty: 4, niskie: 4, tablice: 2 },
  }[group]
  const amounts: Record<string, number> = { kursy: 0, wiaty: 0, niskie: 0, tablice: 0 }
  for (let ten = 0; ten < 10; ten += 1) {
    const chosen = chance.one(weights)
    amounts[chosen] = (amounts[chosen] ?? 0) + 10
  }
  return amounts
}

const STEPS = ['zle', 'raczej-zle', 'srednio', 'raczej-dobrze', 'dobrze'] as const

function ratingsOf(chance: Chance, group: 'young' | 'middle' | 'old', rating: number): Record<string, string> {
  const step = (better: number) => STEPS[chance.around(rating - 1 + better, 1.6, 0, 4)] ?? 'srednio'
  return {
    punktualnosc: step(0.7),
    godziny: step(group === 'old' ? -0.4 : -1.1),
    przystanki: step(group === 'old' ? -0.8 : -0.2),
    informacja: step(-0.6),
    kierowcy: step(1.3),
  }
}
