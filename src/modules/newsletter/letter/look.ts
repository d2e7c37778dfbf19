import type { House } from '../../../platform/context.ts'
import { siteSettings } from '../../network/index.ts'
import type { LetterLook } from './letter.tsx'

/** How letters of this network look, and who sends them. Issues are written in Polish. */
export async function lookOf(house: House): Promise<LetterLook> {
  const { names, colours } = await siteSettings(house)
  return {
    url: house.config.url,
    t: house.texts.in('pl'),
    network: names.name.pl,
    operator: names.operator,
    operatorAddress: names.operatorAddress,
    colours,
  }
}
