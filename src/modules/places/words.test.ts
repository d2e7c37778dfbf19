import { describe, expect, test } from 'vitest'
import { gatherTexts } from '../../platform/texts/index.ts'
import type { UnitType } from './rules.ts'
import en from './texts.en.json' with { type: 'json' }
import pl from './texts.pl.json' with { type: 'json' }
import { fullName, locativeOf, whereabouts } from './words.ts'

const texts = gatherTexts([{ pl, en }], true)
const unit = (code: string, name: string, type: UnitType, locative: string | null = null) => ({
  code,
  name,
  type,
  locative,
})

describe('names', () => {
  test.each([
    [unit('2001011', 'Augustów', 'urban'), 'gmina miejska Augustów', 'urban gmina Augustów'],
    [unit('2001022', 'Augustów', 'rural'), 'gmina wiejska Augustów', 'rural gmina Augustów'],
    [unit('2002093', 'Supraśl', 'urban-rural'), 'gmina miejsko-wiejska Supraśl', 'urban-rural gmina Supraśl'],
    [unit('2061011', 'Białystok', 'urban'), 'miasto Białystok', 'city of Białystok'],
    [unit('2061', 'Białystok', 'city'), 'miasto Białystok', 'city of Białystok'],
    [unit('2001', 'augustowski', 'powiat'), 'powiat augustowski', 'powiat augustowski'],
    [unit('20', 'podlaskie', 'voivodeship'), 'województwo podlaskie', 'podlaskie voivodeship'],
  ])('$name $type', (named, polish, english) => {
    expect(fullName(named, texts.in('pl'))).toBe(polish)
    expect(fullName(named, texts.in('en'))).toBe(english)
  })
})

describe('inside a sentence', () => {
  test.each([
    [unit('2001011', 'Augustów', 'urban', 'Augustowie'), 'w Augustowie'],
    [unit('2013011', 'Wysokie Mazowieckie', 'urban', 'Wysokiem Mazowieckiem'), 'w Wysokiem Mazowieckiem'],
    [unit('0264011', 'Wrocław', 'urban', 'Wrocławiu'), 'we Wrocławiu'],
    [unit('1465011', 'Warszawa', 'urban', 'Warszawie'), 'w Warszawie'],
    [unit('2001022', 'Augustów', 'rural', 'Augustowie'), 'w gminie Augustów'],
    [unit('2002093', 'Supraśl', 'urban-rural', 'Supraślu'), 'w gminie Supraśl'],
    [unit('2061', 'Białystok', 'city'), 'w mieście Białystok'],
    [unit('2001', 'augustowski', 'powiat'), 'w powiecie augustowskim'],
    [unit('1006', 'łódzki wschodni', 'powiat'), 'w powiecie łódzkim wschodnim'],
    [unit('0806', 'strzelecko-drezdenecki', 'powiat'), 'w powiecie strzelecko-drezdeneckim'],
    [unit('20', 'podlaskie', 'voivodeship'), 'w województwie podlaskim'],
    [unit('28', 'warmińsko-mazurskie', 'voivodeship'), 'w województwie warmińsko-mazurskim'],
  ])('$name: %s', (named, words) => {
    expect(locativeOf(named, texts.in('pl'))).toBe(words)
  })

  test('in English', () => {
    expect(locativeOf(unit('2001011', 'Augustów', 'urban', 'Augustowie'), texts.in('en'))).toBe('in Augustów')
    expect(locativeOf(unit('20', 'podlaskie', 'voivodeship'), texts.in('en'))).toBe('in the podlaskie voivodeship')
  })
})

test.each([
  [['augustowski', 'podlaskie'], 'powiat augustowski, województwo podlaskie'],
  [['podlaskie'], 'województwo podlaskie'],
  [[], ''],
])('what lies in %j lies in: %s', (within, words) => {
  expect(whereabouts({ within }, texts.in('pl'))).toBe(words)
})
