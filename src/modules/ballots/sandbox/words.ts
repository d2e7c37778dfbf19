import type { Locale } from '../../../platform/texts/index.ts'
import type { Fraction } from '../counting/exact.ts'

const tag = { pl: 'pl-PL', en: 'en-GB' } as const

/** An amount in the currency of the file; without one, a plain number. */
export function amountWords(units: number, decimals: number, currency: string | null, locale: Locale): string {
  const value = units / 10 ** decimals
  const digits = { minimumFractionDigits: units % 10 ** decimals === 0 ? 0 : 2, maximumFractionDigits: 2 }
  const known = currency && Intl.supportedValuesOf('currency').includes(currency)
  return new Intl.NumberFormat(tag[locale], known ? { style: 'currency', currency, ...digits } : digits).format(value)
}

/** "12,5%", to one place. */
export const percentWords = (part: number, whole: number, locale: Locale) =>
  new Intl.NumberFormat(tag[locale], { style: 'percent', maximumFractionDigits: 1 }).format(
    whole === 0 ? 0 : part / whole,
  )

/** "1,47", to two places. */
export const decimalWords = (value: number, locale: Locale) =>
  new Intl.NumberFormat(tag[locale], { maximumFractionDigits: 2 }).format(value)

/** A fraction rounded for reading. */
export const fractionNumber = ({ numerator, denominator }: Fraction) => Number(numerator) / Number(denominator)
