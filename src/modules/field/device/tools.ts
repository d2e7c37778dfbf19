import type { Locale, Translate } from '../../../platform/texts/index.ts'
import type { Memory } from './memory.ts'
import type { Parts } from './parts.ts'
import type { Sending } from './sending.ts'

/** What every screen works with. */
export interface Tools {
  memory: Memory
  parts: Parts
  t: Translate
  locale: Locale
  /** @param asked by a press, so that the answer is told in any case */
  send(asked?: boolean): Promise<Sending | null>
}

/** „dziś, 14:32” or „28 listopada, 14:32”, on the device's own clock. */
export function momentInWords(iso: string, { t, locale }: Pick<Tools, 't' | 'locale'>): string {
  const date = new Date(iso)
  const language = locale === 'pl' ? 'pl-PL' : 'en-GB'
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(date)
  if (date.toDateString() === new Date().toDateString()) return t('field.device.today', { time })
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(date)
  return t('field.device.on-day', { day, time })
}
