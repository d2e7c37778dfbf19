import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/texts/index.ts'
import { findUnits, fullName, unitsByCodes } from '../places/index.ts'

const MOST = 10

/**
 * Units by their names with commas between them: „Augustów, powiat suwalski”. A name as `namesOf` writes it is that very
 * unit; a bare one is the first that has it.
 * @returns their codes, or the first name that is none
 */
export async function codesFrom(
  { db, house, locale }: Pick<Context, 'db' | 'house' | 'locale'>,
  names: string,
): Promise<{ ok: true; codes: string[] } | { ok: false; unknown: string }> {
  const t = house.texts.in(locale)
  const codes: string[] = []
  for (const name of names.split(/[,;\n]/).slice(0, MOST)) {
    const typed = name.trim()
    if (!typed) continue
    const hits = await findUnits(db, typed.replace(KIND_OF_UNIT, ''), { limit: 20 })
    const named = hits.find(({ unit }) => fullName(unit, t).toLowerCase() === typed.toLowerCase())
    const best = named ?? hits.find(({ exact }) => exact)
    if (!best) return { ok: false, unknown: typed }
    if (!codes.includes(best.unit.code)) codes.push(best.unit.code)
  }
  return { ok: true, codes }
}

// As `fullName` writes them in either language.
const KIND_OF_UNIT =
  /^(gmina (wiejska|miejsko-wiejska|miejska)|(urban-rural|urban|rural) gmina|gmina|miasto|city of|powiat|województwo)\s+|\s+voivodeship$/i

/** The same units as people write them, in the order given. */
export async function namesOf(db: Db, codes: readonly string[], t: Translate): Promise<string[]> {
  const units = await unitsByCodes(db, [...codes])
  return codes.flatMap((code) => {
    const unit = units.get(code)
    return unit ? [fullName(unit, t)] : []
  })
}
