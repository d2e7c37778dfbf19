import type { Locale, Sentences } from '../../platform/texts/index.ts'
import english from './texts.en.json' with { type: 'json' }
import polish from './texts.pl.json' with { type: 'json' }

const DEVICE = /^field\.device\./

/** Sentences with numbers and names in them, which the application makes on the device itself. */
export function deviceWords(locale: Locale): Sentences {
  const all: Sentences = locale === 'pl' ? polish : english
  return Object.fromEntries(Object.entries(all).filter(([key]) => DEVICE.test(key)))
}
