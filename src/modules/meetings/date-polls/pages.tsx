import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  ConfirmPage,
  EmailField,
  Form as FormBlock,
  Hidden,
  Honeypot,
  KeyValues,
  Link,
  Meta,
  Notice,
  QuestionPage,
  RadioGroup,
  RichText,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { pathOf } from '../rules.ts'
import { ClockNote, DatesShown, dateInWords } from './parts.tsx'
import {
  ANSWERS,
  type DatePoll,
  type DateTally,
  fieldOfDate,
  type GivenAnswer,
  type PollDate,
  type PollPerson,
  type PollPhase,
} from './rules.ts'

export interface PollPageProps {
  poll: DatePoll
  phase: PollPhase
  holder: string
  dates: PollDate[]
  tallies: DateTally[]
  best: string[]
  form: Form
  /** Where the answers go. */
  action: string
  /** Of somebody new; null by one's own link. */
  formKey: string | null
  /** Whose page it is. */
  person: PollPerson | null
  /** What they said before. */
  given: GivenAnswer[]
  /** The meeting that came of it. */
  meeting: { slug: string; title: string } | null
}

/** A poll for those who answer: what it is about, a choice for each date, and what the others said. */
export function PollPage(props: PollPageProps) {
  const { poll, phase, holder, tallies, best, form, person, meeting } = props
  const { t, locale } = useView()
  const place = [poll.placeName, poll.address].filter(Boolean).join(', ')
  return (
    <QuestionPage
      title={t('meetings.poll.page', { title: poll.title })}
      caption={holder}
      form={form}
      unlisted
      islands={phase === 'open' ? ['wiec-draft'] : []}
    >
      {poll.purpose && <RichText markdown={poll.purpose} level={3} />}
      {(place || poll.onlineUrl) && (
        <KeyValues
          items={[
            ...(place ? [{ label: t('meetings.page.place'), value: place }] : []),
            ...(poll.onlineUrl ? [{ label: t('meetings.online'), value: t('meetings.page.online-told') }] : []),
          ]}
        />
      )}
      {phase === 'chosen' && (
        <Notice kind="success" title={t('meetings.poll.chosen')}>
          {meeting && (
            <p>
              <Link href={pathOf(meeting)}>{meeting.title}</Link>
            </p>
          )}
        </Notice>
      )}
      {phase === 'called-off' && <Notice kind="problem" title={t('meetings.poll.called-off')} />}
      {phase === 'closed' && <Notice title={t('meetings.poll.closed')} />}
      {phase === 'open' && <Answering {...props} />}
      {tallies.some(({ yes, ifNeedBe, no }) => yes.length + ifNeedBe.length + no.length > 0) && (
        <Section title={t('meetings.poll.so-far')}>
          <DatesShown {...{ poll, tallies, best }} names={!poll.hidesNames} />
          <ClockNote />
          {poll.hidesNames && <Meta>{t('meetings.poll.hidden')}</Meta>}
        </Section>
      )}
      {phase === 'open' && person && (
        <p>
          <Link href={`${props.action}/wycofanie`}>{t('meetings.poll.withdraw')}</Link>
        </p>
      )}
      {phase !== 'open' && poll.answersUntil && (
        <Meta>{t('meetings.poll.until', { day: formatDate(poll.answersUntil, locale) })}</Meta>
      )}
    </QuestionPage>
  )
}

function Answering({ poll, dates, form, action, formKey, person, given }: PollPageProps) {
  const { t, locale } = useView()
  const movedSince = (date: PollDate) => {
    const answer = given.find(({ dateId }) => dateId === date.id)
    return answer && date.movedAt && Temporal.Instant.compare(answer.givenAt, date.movedAt) < 0
      ? t('meetings.poll.moved-since')
      : undefined
  }
  return (
    <FormBlock action={action} draft={person ? undefined : `terminy-${poll.id}`}>
      {formKey && <Hidden name="key" value={formKey} />}
      {poll.answersUntil && <p>{t('meetings.poll.until', { day: formatDate(poll.answersUntil, locale) })}</p>}
      <TextField form={form} name="name" label={t('meetings.signup.name')} autocomplete="name" width="medium" />
      {!person && (
        <EmailField
          form={form}
          name="email"
          label={t('meetings.signup.email')}
          hint={t('meetings.poll.email.hint')}
          optional
        />
      )}
      <div>
        <h2>{t('meetings.poll.when')}</h2>
        <ClockNote />
      </div>
      {dates.map((date) => (
        <RadioGroup
          key={date.id}
          form={form}
          name={fieldOfDate(date)}
          label={dateInWords(poll, date, locale)}
          hint={movedSince(date)}
          options={ANSWERS.map((answer) => ({ value: answer, label: t(`meetings.poll.answer.${answer}`) }))}
          inline
        />
      ))}
      <TextArea
        form={form}
        name="note"
        label={t('meetings.poll.note')}
        hint={t('meetings.poll.note.hint')}
        rows={2}
        limit={500}
        optional
      />
      {!person && <Honeypot name="website" />}
      <Meta>{t(poll.hidesNames ? 'meetings.poll.privacy-hidden' : 'meetings.poll.privacy')}</Meta>
      <SubmitButton icon="check">{t(person?.answeredAt ? 'meetings.poll.change' : 'meetings.poll.send')}</SubmitButton>
    </FormBlock>
  )
}

/** After the answers of somebody who keeps the link themselves. */
export function AnsweredPage({ poll, own, emailed }: { poll: DatePoll; own: string; emailed: boolean }) {
  const { t, url } = useView()
  return (
    <QuestionPage title={t('meetings.poll.thanks')} caption={poll.title} unlisted>
      <Notice kind="success" title={t('meetings.poll.kept')}>
        <p>{t(emailed ? 'meetings.poll.link-emailed' : 'meetings.poll.link-keep')}</p>
      </Notice>
      <p>
        <a href={url(own)}>{t('meetings.poll.own-link')}</a>
      </p>
      <ButtonLink href={own} variant="secondary">
        {t('meetings.poll.see')}
      </ButtonLink>
    </QuestionPage>
  )
}

/** To whoever gave an address that was known: nothing of it is told here. */
export function LinkSentPage({ poll, back }: { poll: DatePoll; back: string }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.poll.link-sent')}
      caption={poll.title}
      back={{ label: poll.title, href: back }}
      unlisted
    >
      <p>{t('meetings.poll.link-sent.text')}</p>
    </QuestionPage>
  )
}

export function WithdrawPage({ poll, home }: { poll: DatePoll; home: string }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('meetings.poll.withdraw')}
      caption={poll.title}
      back={{ label: t('meetings.poll.page', { title: poll.title }), href: home }}
      action={`${home}/wycofanie`}
      button={t('meetings.poll.withdraw')}
      danger
    >
      <p>{t('meetings.poll.withdraw.text')}</p>
    </ConfirmPage>
  )
}
