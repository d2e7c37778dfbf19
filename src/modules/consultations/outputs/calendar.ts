import { type CalendarEvent, writeCalendar } from '../../../platform/calendar/index.ts'
import type { Config } from '../../../platform/config.ts'
import { formatDateTime, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { type Process, pathOf, type Stage } from '../../processes/index.ts'

/** The dates of a consultation for somebody's own calendar: the end of the term and each stage that has a time. */
export function calendarOf(
  { process, stages, madeAt }: { process: Process; stages: Stage[]; madeAt: Temporal.Instant },
  { config, t, locale }: { config: Pick<Config, 'url'>; t: Translate; locale: Locale },
): string {
  const { hostname } = new URL(config.url)
  const url = `${config.url}${locale === 'en' ? '/en' : ''}${pathOf(process)}`
  const cancelled = process.cancelledAt !== null
  const closing: CalendarEvent[] = process.closesAt
    ? [
        {
          uid: `closing-${process.id}@${hostname}`,
          startsAt: process.closesAt,
          summary: t('consultations.output.calendar.closing', { title: process.title }),
          description: `${process.summary}\n\n${url}`,
          url,
          cancelled,
        },
      ]
    : []
  return writeCalendar({
    name: process.title,
    madeAt,
    events: [...closing, ...stages.flatMap((stage) => stageEvent(stage) ?? [])],
  })

  function stageEvent(stage: Stage): CalendarEvent | null {
    if (!stage.startsAt) return null
    const long = lastsLong(stage)
    const until = long && stage.endsAt ? t('consultations.until', { date: formatDateTime(stage.endsAt, locale) }) : ''
    return {
      uid: `stage-${stage.id}@${hostname}`,
      startsAt: stage.startsAt,
      endsAt: long ? null : stage.endsAt,
      summary: t('consultations.output.calendar.stage', { stage: stage.title, title: process.title }),
      description: [until, stage.description, stage.accessibility, stage.link ?? '', url].filter(Boolean).join('\n\n'),
      location: stage.place,
      url,
      cancelled,
    }
  }
}

// Four weeks of collecting would cover a month of somebody's calendar: only the beginning goes in, the end is said in words.
const lastsLong = ({ startsAt, endsAt }: Stage) =>
  startsAt !== null && endsAt !== null && startsAt.until(endsAt).total('hours') > 24
