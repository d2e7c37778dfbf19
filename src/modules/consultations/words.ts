import { dateOf } from '../../platform/clock.ts'
import { formatDate, formatDateTime, formatDay, type Locale, type Translate } from '../../platform/texts/index.ts'
import type { TagProps } from '../../ui/index.ts'
import { type Phase, type Process, phaseOf } from '../processes/index.ts'

const KINDS: Record<Phase, TagProps['kind']> = {
  draft: 'draft',
  announced: 'soon',
  open: 'open',
  closed: 'closed',
  reported: 'reported',
  effects: 'done',
  cancelled: 'problem',
}

/** The state of a consultation with its date in words: "Trwa – uwagi do 4 grudnia 2026, 23:59". */
export function statusTag(process: Process, now: Temporal.Instant, t: Translate, locale: Locale): TagProps {
  const phase = phaseOf(process, now)
  return { kind: KINDS[phase], children: t(`consultations.status.${phase}`, statusValues(process, phase, locale)) }
}

/** The short form for cards: "Trwa, jeszcze 12 dni". */
export function shortTag(process: Process, now: Temporal.Instant, t: Translate, locale: Locale): TagProps {
  const phase = phaseOf(process, now)
  if (phase !== 'open' || !process.closesAt)
    return { kind: KINDS[phase], children: t(`consultations.short.${phase}`, statusValues(process, phase, locale)) }
  const days = dateOf(now).until(dateOf(process.closesAt)).days
  return {
    kind: 'open',
    children: days === 0 ? t('consultations.short.open-last-day') : t('consultations.short.open', { count: days }),
  }
}

function statusValues(process: Process, phase: Phase, locale: Locale): Record<string, string> {
  const when = {
    announced: process.opensAt,
    open: process.closesAt,
    closed: process.closesAt,
    reported: process.reportedAt,
    effects: process.effectsAt,
  }
  const at = phase in when ? when[phase as keyof typeof when] : null
  return at ? { moment: formatDateTime(at, locale), date: formatDate(at, locale), day: formatDay(at, locale) } : {}
}
