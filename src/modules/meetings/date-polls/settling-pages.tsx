import type { Form } from '../../../platform/http/index.ts'
import {
  Actions,
  ConfirmPage,
  DateTimeField,
  type Desk,
  Form as FormBlock,
  Notice,
  Section,
  SubmitButton,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { localOf } from './forms.ts'
import { ClockNote, dateInWords } from './parts.tsx'
import { type DatePoll, type DateTally, type PollDate, pollWorkPath, WORK_POLLS } from './rules.ts'

/** Dates one by one: moving, taking off, adding. */
export function DatesPage({
  desk,
  poll,
  dates,
  form,
  moving,
}: {
  desk: Desk
  poll: DatePoll
  dates: PollDate[]
  form: Form
  /** The date whose form came back with a problem. */
  moving: string | null
}) {
  const { t, locale } = useView()
  const home = `${pollWorkPath(poll)}/daty`
  const empty: Form = { ok: false, values: {}, problems: [], files: [] }
  return (
    <WorkspacePage
      {...desk}
      title={t('meetings.poll.edit-dates')}
      caption={poll.title}
      form={form}
      crumbs={[
        { label: t('meetings.polls'), href: WORK_POLLS },
        { label: poll.title, href: pollWorkPath(poll) },
      ]}
    >
      <p>{t('meetings.poll.dates-keep')}</p>
      <ClockNote />
      {dates.map((date) => (
        <Section key={date.id} title={dateInWords(poll, date, locale)}>
          <FormBlock action={`${home}/${date.id}`} label={dateInWords(poll, date, locale)}>
            <DateTimeField
              form={moving === date.id ? form : { ...empty, values: { [`at-${date.id}`]: localOf(date.startsAt) } }}
              name={`at-${date.id}`}
              label={t('meetings.poll.move-to')}
            />
            <Actions>
              <SubmitButton variant="secondary" icon="check">
                {t('meetings.poll.move')}
              </SubmitButton>
              <SubmitButton variant="quiet" icon="trash-2" action={`${home}/${date.id}/usuniecie`}>
                {t('meetings.poll.remove')}
              </SubmitButton>
            </Actions>
          </FormBlock>
        </Section>
      ))}
      <Section title={t('meetings.poll.add')}>
        <FormBlock action={home} label={t('meetings.poll.add')}>
          <DateTimeField form={moving === null ? form : empty} name="startsAt" label={t('meetings.poll.new-date')} />
          <SubmitButton icon="plus">{t('meetings.poll.add')}</SubmitButton>
        </FormBlock>
      </Section>
    </WorkspacePage>
  )
}

/** What choosing this date means, and who cannot come on it. */
export function ChoosePage({ poll, tally, invited }: { poll: DatePoll; tally: DateTally; invited: number }) {
  const { t, locale } = useView()
  const { date, no, before } = tally
  const home = pollWorkPath(poll)
  return (
    <ConfirmPage
      title={t('meetings.poll.choose-title', { date: dateInWords(poll, date, locale) })}
      caption={poll.title}
      back={{ label: poll.title, href: home }}
      action={`${home}/wybor/${date.id}`}
      button={t('meetings.poll.choose-do')}
    >
      {no.length > 0 && (
        <Notice kind="warning" title={t('meetings.poll.no-warning', { count: no.length })}>
          <p>{no.map(({ name }) => name || t('meetings.somebody-gone')).join(', ')}</p>
        </Notice>
      )}
      {before.length > 0 && <p>{t('meetings.poll.before', { count: before.length })}</p>}
      <p>{t('meetings.poll.choose-text', { count: invited })}</p>
      <ClockNote />
    </ConfirmPage>
  )
}

export function CallOffPage({ poll }: { poll: DatePoll }) {
  const { t } = useView()
  const home = pollWorkPath(poll)
  return (
    <ConfirmPage
      title={t('meetings.poll.call-off')}
      caption={poll.title}
      back={{ label: poll.title, href: home }}
      action={`${home}/odwolanie`}
      button={t('meetings.poll.call-off')}
      danger
    >
      <p>{t('meetings.poll.call-off.text')}</p>
    </ConfirmPage>
  )
}
