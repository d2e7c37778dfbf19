import type { Locale, Translate } from '../../../platform/texts/index.ts'
import { areaKm2, lengthKm, type Position } from '../../places/index.ts'
import type { Shape } from '../model.ts'
import type { MapQuestion } from '../ports.ts'

interface InWords {
  number: number
  t: Translate
  locale: Locale
}

/** A shape said in one sentence: where a point is, how long a line, how large an area. */
export function shapeInWords(
  kind: MapQuestion['shape'],
  { positions }: Pick<Shape, 'positions'>,
  { number, t, locale }: InWords,
): string {
  const place = placeInWords(positions[0] ?? [0, 0], locale)
  if (kind === 'point') return t('forms.map.said.point', { number, place })
  const size =
    kind === 'line' ? lengthInWords(lengthKm(positions), t, locale) : areaInWords(areaKm2(positions), t, locale)
  return t(`forms.map.said.${kind}`, { number, size, count: positions.length, place })
}

/** "53,8432° N, 22,9798° E" */
export function placeInWords([lon, lat]: Position, locale: Locale): string {
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 })
  return `${number.format(lat)}° N, ${number.format(lon)}° E`
}

const lengthInWords = (km: number, t: Translate, locale: Locale) =>
  km < 1
    ? t('forms.map.metres', { size: rounded(km * 1000, locale) })
    : t('forms.map.kilometres', { size: rounded(km, locale) })

const areaInWords = (km2: number, t: Translate, locale: Locale) =>
  km2 < 1
    ? t('forms.map.hectares', { size: rounded(km2 * 100, locale) })
    : t('forms.map.square-kilometres', { size: rounded(km2, locale) })

const rounded = (value: number, locale: Locale) =>
  new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value)
