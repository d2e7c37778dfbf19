import type { Form } from '../../../platform/http/index.ts'
import { formatTime, formatWeekday } from '../../../platform/texts/index.ts'
import {
  DateTimeField,
  type Desk,
  Form as FormBlock,
  Hidden,
  Link,
  NumberField,
  RadioGroup,
  Section,
  SubmitButton,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, meetingPhase, pathOf, workPathOf } from '../rules.ts'
import { RHYTHMS } from './rules.ts'

interface RepeatProps {
  desk: Desk
  meeting: Meeting
  series: Meeting[]
  form: Form
  /** A week later, for the field of a copy. */
  next: string
  keys: [string, string]
}

/** The same meeting again: the series it is in, a copy on another day, a series made of it. */
export function RepeatPage({ desk, meeting, series, form, next, keys }: RepeatProps) {
  const { t } = useView()
  const home = `${workPathOf(meeting)}/powtorzenie`
  const copying = form.values.startsAt === undefined ? { ...form, values: { ...form.values, startsAt: next } } : form
  const repeating =
    form.values.rhythm === undefined
      ? { ...form, values: { ...form.values, rhythm: 'month-weekday', count: '5' } }
      : form
  return (
    <WorkFrame {...{ desk, meeting, form }} tab="repeat">
      {series.length > 1 && (
        <Section title={t('meetings.series')}>
          <SeriesList meetings={series} current={meeting.id} work />
        </Section>
      )}
      <Section title={t('meetings.repeat')}>
        <FormBlock action={home} label={t('meetings.repeat')}>
          <Hidden name="key" value={keys[0]} />
          <RadioGroup
            form={repeating}
            name="rhythm"
            label={t('meetings.repeat.rhythm')}
            options={RHYTHMS.map((rhythm) => ({ value: rhythm, label: t(`meetings.repeat.rhythm.${rhythm}`) }))}
          />
          <NumberField
            form={repeating}
            name="count"
            label={t('meetings.repeat.count')}
            hint={t('meetings.repeat.count.hint')}
          />
          <SubmitButton icon="calendar-plus">{t('meetings.repeat.do')}</SubmitButton>
        </FormBlock>
      </Section>
      <Section title={t('meetings.copy')}>
        <FormBlock action={`${home}/kopia`} label={t('meetings.copy')}>
          <Hidden name="key" value={keys[1]} />
          <DateTimeField
            form={copying}
            name="startsAt"
            label={t('meetings.field.startsAt')}
            hint={t('meetings.copy.hint')}
          />
          <SubmitButton variant="secondary" icon="copy">
            {t('meetings.copy.do')}
          </SubmitButton>
        </FormBlock>
      </Section>
    </WorkFrame>
  )
}

/** Meetings of one series by their dates; the one the page is about is said and leads nowhere. */
export function SeriesList({
  meetings,
  current,
  work = false,
}: {
  meetings: Meeting[]
  current: string
  work?: boolean
}) {
  const { t, now, locale } = useView()
  return (
    <ul class="meetings-series">
      {meetings.map((each) => {
        const words = `${formatWeekday(each.startsAt, locale)}, ${formatTime(each.startsAt, locale)}`
        return (
          <li key={each.id}>
            {each.id === current ? (
              <strong aria-current="page">{words}</strong>
            ) : (
              <Link href={work ? workPathOf(each) : pathOf(each)}>{words}</Link>
            )}{' '}
            {each.cancelledAt && <Tag kind="problem">{t(`meetings.phase.${meetingPhase(each, now)}`)}</Tag>}
          </li>
        )
      })}
    </ul>
  )
}
