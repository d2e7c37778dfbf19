import { drawing } from '../../platform/images/drawing.ts'
import type { Locale, Translate } from '../../platform/texts/index.ts'
import { assetUrl, scriptText, scriptUrls, themeTokens } from '../../ui/index.ts'
import type { SiteSettings } from '../network/index.ts'

/** Everything the application lives in; nothing outside is kept or answered by its worker. */
export const HOME = '/teren/'

/** Sizes of icons in pixels; the masked one is cut by the device to its own shape. */
export const ICONS = { '192': 192, '512': 512, maskowana: 512 } as const
export type IconName = keyof typeof ICONS

/** What a device is told to install it (W3C, Web Application Manifest), in the words and colours of the network. */
export function manifestOf({ names, colours }: SiteSettings, locale: Locale, t: Translate) {
  const { paper, main } = themeTokens('light', colours ?? undefined)
  const icon = (name: IconName, purpose: 'any' | 'maskable') => ({
    src: `${HOME}ikona-${name}.png`,
    sizes: `${ICONS[name]}x${ICONS[name]}`,
    type: 'image/png',
    purpose,
  })
  return {
    id: HOME,
    name: t('field.manifest.name', { network: names.shortName[locale] }),
    short_name: t('field.manifest.short'),
    description: t('field.manifest.description'),
    lang: locale,
    start_url: HOME,
    scope: HOME,
    display: 'standalone',
    orientation: 'any',
    background_color: paper,
    theme_color: main,
    icons: [icon('192', 'any'), icon('512', 'any'), icon('maskowana', 'maskable')],
  }
}

const drawn = new Map<string, Buffer>()

/** Our sign on the network's colour, as a picture for the home screen. */
export async function iconOf(name: IconName, { colours }: Pick<SiteSettings, 'colours'>): Promise<Buffer> {
  const { main, 'on-main': sign } = themeTokens('light', colours ?? undefined)
  const key = `${name} ${main} ${sign}`
  const known = drawn.get(key)
  if (known) return known
  const sharp = await drawing()
  const png = await sharp(Buffer.from(iconSvg(name, main, sign)), { density: 300 })
    .resize(ICONS[name])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  if (drawn.size > 12) drawn.clear()
  drawn.set(key, png)
  return png
}

// A masked icon fills its square, and what matters stays within the middle four fifths.
function iconSvg(name: IconName, ground: string, sign: string): string {
  const masked = name === 'maskowana'
  const people = [
    [22, 9],
    [34.4, 18],
    [29.6, 32.5],
    [14.4, 32.5],
    [9.6, 18],
  ].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3"/>`)
  const circles = `<g fill="none" stroke="${sign}" stroke-width="2.4"><circle cx="22" cy="22" r="5"/>${people.join('')}</g>`
  const inside = masked ? `<g transform="translate(6.6 6.6) scale(.7)">${circles}</g>` : circles
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44"><rect width="44" height="44" rx="${masked ? 0 : 9}" fill="${ground}"/>${inside}</svg>`
}

/** Files the application needs without a network, by their addresses: built ones, and the network's own colours. */
export const assetsOf = (islands: readonly string[], { colours }: Pick<SiteSettings, 'colours'>): string[] => [
  ...(colours ? ['/styl/siec.css'] : []),
  ...[
    'styl.css',
    'favicon.svg',
    'favicon.png',
    'icon-180.png',
    'atkinson-hyperlegible-next-latin-wght-normal.woff2',
    'atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
    'brygada-1918-latin-wght-normal.woff2',
    'brygada-1918-latin-ext-wght-normal.woff2',
  ].map(assetUrl),
  ...new Set(islands.flatMap((island) => scriptUrls(`${island}.js`))),
]

/**
 * The worker's script: the built file, told which files and which page to keep. Another build, another page or other
 * colours make other bytes, by which browsers see that there is a new one. Without a build (in tests of pages) there is no
 * worker, and the application works with a network only.
 */
export function workerScript(assets: readonly string[], shell: string): string {
  const settings = JSON.stringify({ home: HOME, assets, shell })
  return `self.FIELD=${settings.replaceAll('<', '\\u003c')};\n${scriptText('wiec-field-worker.js')}`
}
