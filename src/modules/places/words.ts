import type { Translate } from '../../platform/texts/index.ts'
import { isCityCode, type Unit } from './rules.ts'

type Named = Pick<Unit, 'code' | 'name' | 'type'>

/** The name with what it is, so that two units of one name are told apart: "gmina wiejska Augustów", "miasto Białystok". */
export function fullName(unit: Named, t: Translate): string {
  const kind = isCityCode(unit.code) ? 'city' : unit.type
  return t(`places.name.${kind}`, { name: unit.name })
}

/** Where, inside a sentence: "w Augustowie", "w gminie Sztabin", "w powiecie augustowskim", "w województwie podlaskim". */
export function locativeOf(unit: Named & Pick<Unit, 'locative'>, t: Translate): string {
  const { name, type } = unit
  if (type === 'voivodeship') return t('places.in.voivodeship', { name, adjective: name.replace(/e$/, 'm') })
  if (type === 'powiat') return t('places.in.powiat', { name, adjective: adjectiveLocative(name) })
  if ((type === 'urban' || type === 'city') && unit.locative)
    return t(needsWe(unit.locative) ? 'places.in.town-we' : 'places.in.town', { name, locative: unit.locative })
  return t(type === 'city' || isCityCode(unit.code) ? 'places.in.city' : 'places.in.gmina', { name })
}

/** Where a unit that was found lies: "powiat augustowski, województwo podlaskie". */
export function whereabouts({ within }: { within: readonly string[] }, t: Translate): string {
  const [voivodeship, powiat] = within.toReversed()
  return [
    powiat && t('places.name.powiat', { name: powiat }),
    voivodeship && t('places.name.voivodeship', { name: voivodeship }),
  ]
    .filter(Boolean)
    .join(', ')
}

// Names of powiats are adjectives, some of two words: "łódzki wschodni" -> "łódzkim wschodnim".
const adjectiveLocative = (name: string) => name.replaceAll(/([iy])(?=\s|$)/g, '$1m')

// Polish says "we" before w or f followed by another consonant: we Wrocławiu, we Fromborku, but w Warszawie.
const needsWe = (word: string) => /^[wf][^aąeęioóuy]/i.test(word)
