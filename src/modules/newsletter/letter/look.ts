import type { House } from '../../../platform/context.ts'
import { type SiteSettings, siteSettings } from '../../network/index.ts'
import type { LetterLook } from './letter.tsx'

/** How letters of this network look, and who sends them. Issues are written in Polish. */
export const lookOf = async (house: House): Promise<LetterLook> => lookFrom(house, await siteSettings(house))

/** The same, from settings read inside a transaction: another connection would wait for it on the embedded engine. */
export function lookFrom(house: House, { names, colours }: SiteSettings): LetterLook {
  return {
    url: house.config.url,
    t: house.texts.in('pl'),
    network: names.name.pl,
    operator: names.operator,
    operatorAddress: names.operatorAddress,
    colours,
  }
}
