import { dateOf } from '../../../platform/clock.ts'
import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatWeekday, type Translate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  DateField,
  type Desk,
  Form as FormBlock,
  Meta,
  Notice,
  Section,
  SubmitButton,
  TextField,
  Unseen,
  useView,
} from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, workPathOf } from '../rules.ts'
import { isStructured, type Opening, type OpeningException, spansOf, WEEKDAYS, writeHours } from './rules.ts'

/** „poniedziałek–piątek: 9:00–15:00” and below it the days ahead that are otherwise. */
export function OpeningWords({ opening }: { opening: Opening }) {
  const { t, now, locale } = useView()
  const ahead = opening.exceptions.filter(({ day }) => Temporal.PlainDate.compare(day, dateOf(now)) >= 0)
  return (
    <>
      <ul class="meetings-hours">
        {spansOf(opening).map(({ from, to, hours }) => (
          <li key={from}>
            {daysInWords(from, to, t)}: {hours}
          </li>
        ))}
      </ul>
      {ahead.length > 0 && (
        <>
          <p>{t('meetings.opening.otherwise')}</p>
          <ul class="meetings-hours">
            {ahead.map((exception) => (
              <li key={exception.day.toString()}>
                {formatDate(exception.day, locale)}: {exceptionInWords(exception, t)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const daysInWords = (from: number, to: number, t: Translate) =>
  [...new Set([from, to])].map((day) => t(`meetings.weekday.${day}`)).join(to === from + 1 ? `, ` : '–')

const exceptionInWords = ({ hours, note }: OpeningException, t: Translate) =>
  [hours.length > 0 ? writeHours(hours) : t('meetings.opening.closed'), note && `(${note})`].filter(Boolean).join(' ')

interface OpeningPageProps {
  desk: Desk
  meeting: Meeting
  opening: Opening
  /** Of the week, or of a day that is otherwise: the one that was sent has its problems. */
  week: Form
  exception: Form
}

/** Where those who keep a point say when it is open. */
export function OpeningPage({ desk, meeting, opening, week, exception }: OpeningPageProps) {
  const { t, locale } = useView()
  const home = `${workPathOf(meeting)}/godziny`
  return (
    <WorkFrame {...{ desk, meeting }} tab="opening" form={week.problems.length > 0 ? week : exception}>
      {!isStructured(opening) && meeting.openingHours && (
        <Notice title={t('meetings.opening.in-words')}>
          <p>{meeting.openingHours}</p>
        </Notice>
      )}
      <Section title={t('meetings.opening.week')}>
        <p>
          {t('meetings.opening.between', {
            from: formatDate(meeting.startsAt, locale),
            to: formatDate(meeting.endsAt, locale),
          })}
        </p>
        <FormBlock action={home} label={t('meetings.opening.week')}>
          <Meta>{t('meetings.opening.hint')}</Meta>
          <div class="meetings-week">
            {WEEKDAYS.map((day) => (
              <TextField
                key={day}
                form={week}
                name={`day-${day}`}
                label={t(`meetings.weekday.${day}`)}
                width="medium"
              />
            ))}
          </div>
          <SubmitButton icon="check">{t('meetings.opening.save')}</SubmitButton>
        </FormBlock>
      </Section>
      <Section title={t('meetings.opening.exceptions')}>
        {opening.exceptions.length === 0 && <p>{t('meetings.opening.no-exceptions')}</p>}
        <ul>
          {opening.exceptions.map((each) => (
            <li key={each.day.toString()}>
              {formatWeekday(each.day, locale)}: {exceptionInWords(each, t)}
              <ActButton action={`${home}/wyjatki/${each.day}/usuniecie`} variant="quiet" icon="trash-2">
                {t('meetings.opening.remove')}
                <Unseen>: {formatDate(each.day, locale)}</Unseen>
              </ActButton>
            </li>
          ))}
        </ul>
        <FormBlock action={`${home}/wyjatki`} label={t('meetings.opening.exceptions')}>
          <DateField form={exception} name="day" label={t('meetings.opening.day')} />
          <TextField
            form={exception}
            name="hours"
            label={t('meetings.opening.hours')}
            hint={t('meetings.opening.hours.hint')}
            width="medium"
            optional
          />
          <TextField
            form={exception}
            name="note"
            label={t('meetings.opening.note')}
            hint={t('meetings.opening.note.hint')}
            width="medium"
            optional
          />
          <SubmitButton variant="secondary" icon="plus">
            {t('meetings.opening.add')}
          </SubmitButton>
        </FormBlock>
      </Section>
    </WorkFrame>
  )
}
