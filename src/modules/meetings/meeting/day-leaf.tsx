import { ZONE } from '../../../platform/clock.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { useView } from '../../../ui/index.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

// Building a format costs more than a card of markup, so each is kept.
function part(at: Temporal.Instant, locale: Locale, name: 'day' | 'month' | 'weekday') {
  const key = `${locale} ${name}`
  const known =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale === 'pl' ? 'pl-PL' : 'en-GB', {
      timeZone: ZONE,
      [name]: name === 'day' ? 'numeric' : 'short',
    })
  formats.set(key, known)
  return known.format(new Date(at.epochMilliseconds))
}

/** A day as a leaf of a calendar. It repeats what is said in words beside it, so it is only looked at. */
export function DayLeaf({ at }: { at: Temporal.Instant }) {
  const { locale } = useView()
  return (
    <span class="meetings-leaf" aria-hidden="true">
      <span>{part(at, locale, 'weekday')}</span>
      <strong>{part(at, locale, 'day')}</strong>
      <span>{part(at, locale, 'month')}</span>
    </span>
  )
}
