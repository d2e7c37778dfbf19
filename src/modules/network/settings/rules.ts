import { z } from 'zod'
import type { Locale, MenuItem, Site, SiteColours } from '../../../ui/index.ts'

/** The same in both languages. */
export interface InBoth {
  pl: string
  en: string
}

export interface SiteNames {
  /** Full name of the network. */
  name: InBoth
  /** Name that fits a phone's header. */
  shortName: InBoth
  /** Where the network works. */
  region: InBoth
  /** Who runs the portal, and their address. */
  operator: string
  operatorAddress: string
  /** How to reach them at once; empty while nobody wrote it. */
  operatorEmail: string
  operatorPhone: string
}

/** Words of the menu that the network says its own way, by address; an absent one keeps ours. */
export type MenuWords = Record<string, Partial<InBoth>>

/** What one network says about itself and how it looks. A second network changes these and no code. */
export interface SiteSettings {
  names: SiteNames
  /** Null keeps our colours. */
  colours: SiteColours | null
  /** SHA-256 of the logo in the file store; null shows ours. */
  logoHash: string | null
  menu: MenuWords
  /** Codes of the voivodeships the network works in: the map of the front page, and whose gminas come first by name. */
  area: string[]
}

export const DEFAULTS: SiteSettings = {
  names: {
    name: { pl: 'Regionalna Sieć Praktyków Partycypacji', en: 'Regional Network of Participation Practitioners' },
    shortName: { pl: 'Sieć Praktyków Partycypacji', en: 'Network of Participation Practitioners' },
    region: { pl: 'północno-wschodnia Polska', en: 'north-eastern Poland' },
    operator: 'Fundacja SocLab',
    operatorAddress: 'ul. Zwierzyniecka 17/16, 15-312 Białystok',
    operatorEmail: '',
    operatorPhone: '',
  },
  colours: null,
  logoHash: null,
  menu: {},
  // podlaskie, warmińsko-mazurskie, mazowieckie, lubelskie
  area: ['20', '28', '14', '06'],
}

const inBoth = z.object({ pl: z.string().min(1), en: z.string().min(1) })
const colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** What each setting looks like as it is kept, under its name. */
const KEPT = {
  names: z.object({
    name: inBoth,
    shortName: inBoth,
    region: inBoth,
    operator: z.string().min(1),
    operatorAddress: z.string(),
    // Written since these were kept.
    operatorEmail: z.string().default(''),
    operatorPhone: z.string().default(''),
  }),
  colours: z.object({ main: colour, link: colour, attention: colour, problem: colour }).nullable(),
  logoHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  area: z.array(z.string().regex(/^[0-9]{2}$/)).min(1),
  menu: z.record(z.string(), z.object({ pl: z.string().optional(), en: z.string().optional() })),
} satisfies { [name in keyof SiteSettings]: z.ZodType<SiteSettings[name]> }

/** Settings out of what is kept; what is missing, or was written by a newer version, is as by default. */
export function settingsFrom(kept: ReadonlyMap<string, unknown>): SiteSettings {
  const read = <Name extends keyof SiteSettings>(name: Name): SiteSettings[Name] => {
    const parsed = KEPT[name].safeParse(kept.get(name))
    return parsed.success ? (parsed.data as SiteSettings[Name]) : DEFAULTS[name]
  }
  return {
    names: read('names'),
    colours: read('colours'),
    logoHash: read('logoHash'),
    menu: read('menu'),
    area: read('area'),
  }
}

/** Where the network's logo and colours are served. */
export const SITE_LOGO = '/siec/logo.webp'
export const SITE_STYLE = '/styl/siec.css'

/**
 * What pages need to know of the settings.
 * @param origin address of the portal without a trailing slash
 */
export function siteOf({ names, colours, logoHash }: SiteSettings, locale: Locale, origin: string): Site {
  return {
    name: names.name[locale],
    shortName: names.shortName[locale],
    region: names.region[locale],
    operator: names.operator,
    operatorAddress: names.operatorAddress,
    // The address changes with the picture, so that browsers may keep it.
    logo: logoHash && `${SITE_LOGO}?v=${logoHash.slice(0, 12)}`,
    colours,
    origin,
  }
}

/** The menu in the network's own words. */
export const menuOf = ({ menu }: SiteSettings, items: readonly MenuItem[], locale: Locale): MenuItem[] =>
  items.map((item) => ({ ...item, label: menu[item.href]?.[locale] || item.label }))
