import { z } from 'zod'
import { line } from '../../../platform/http/index.ts'
import type { MenuWords, SiteNames, SiteSettings } from './rules.ts'

const needed = (longest: number) => line(longest).pipe(z.string().min(1, 'http.form.needed'))

/** What the network is called, in both languages, and who runs it. */
export const NamesForm = z.object({
  name: needed(120),
  nameEn: needed(120),
  shortName: needed(50),
  shortNameEn: needed(50),
  region: needed(80),
  regionEn: needed(80),
  operator: needed(120),
  operatorAddress: needed(200),
  operatorEmail: z.email('network.names.email.wrong').max(254).or(z.literal('')).default(''),
  operatorPhone: line(60).default(''),
})

export const namesOf = (form: z.infer<typeof NamesForm>): SiteNames => ({
  name: { pl: form.name, en: form.nameEn },
  shortName: { pl: form.shortName, en: form.shortNameEn },
  region: { pl: form.region, en: form.regionEn },
  operator: form.operator,
  operatorAddress: form.operatorAddress,
  operatorEmail: form.operatorEmail,
  operatorPhone: form.operatorPhone,
})

export const namesValues = ({ names }: SiteSettings): z.infer<typeof NamesForm> => ({
  name: names.name.pl,
  nameEn: names.name.en,
  shortName: names.shortName.pl,
  shortNameEn: names.shortName.en,
  region: names.region.pl,
  regionEn: names.region.en,
  operator: names.operator,
  operatorAddress: names.operatorAddress,
  operatorEmail: names.operatorEmail,
  operatorPhone: names.operatorPhone,
})

/** The voivodeships the network works in, by code; whether there are such is asked of the register. */
export const AreaForm = z.object({
  area: z
    .array(z.string().regex(/^[0-9]{2}$/, 'network.area.unknown'))
    .min(1, 'network.area.needed')
    .max(16, 'network.area.unknown'),
})

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'network.colours.wrong')

/** The four colours of the network. */
export const ColoursForm = z.object({ main: colour, link: colour, attention: colour, problem: colour })

/** The words of the menu: for each entry a field in each language, `pl0`, `en0`, `pl1`… An empty one keeps ours. */
export const menuForm = (entries: number) =>
  z.object(
    Object.fromEntries(
      Array.from({ length: entries }, (_, index) => [
        [`pl${index}`, line(40).optional()],
        [`en${index}`, line(40).optional()],
      ]).flat(),
    ),
  )

export function menuWordsOf(form: Record<string, unknown>, hrefs: string[]): MenuWords {
  const words = (language: 'pl' | 'en', index: number) => {
    const text = String(form[`${language}${index}`] ?? '')
    return text ? { [language]: text } : {}
  }
  const all = hrefs.map((href, index) => [href, { ...words('pl', index), ...words('en', index) }] as const)
  return Object.fromEntries(all.filter(([, own]) => Object.keys(own).length > 0))
}

export const menuValues = ({ menu }: SiteSettings, hrefs: string[]) =>
  Object.fromEntries(
    hrefs.flatMap((href, index) => [
      [`pl${index}`, menu[href]?.pl ?? ''],
      [`en${index}`, menu[href]?.en ?? ''],
    ]),
  )
