import { formatDate } from '../../../platform/texts/index.ts'
import { ButtonLink, KeyValues, Meta, QuestionPage, RichText, Section, Tag, useView } from '../../../ui/index.ts'
import { When } from '../meeting/cards.tsx'
import { STATES } from '../minutes/pages.tsx'
import { type Minutes, minutesState } from '../minutes/rules.ts'
import { type Meeting, pathOf } from '../rules.ts'
import type { Attendee } from './rules.ts'

interface TakingPartProps {
  meeting: Meeting
  attendee: Attendee
  /** Path of this page. */
  own: string
  /** Once they are circulated. */
  minutes: Minutes | null
  /** Whether the evaluation takes answers now. */
  evaluates: boolean
  isOver: boolean
}

/** Of somebody who was there: the minutes, the evaluation, the materials, the certificate. */
export function TakingPartPage({ meeting, attendee, own, minutes, evaluates, isOver }: TakingPartProps) {
  const { t, now, locale } = useView()
  const state = minutes && minutesState(minutes, now)
  return (
    <QuestionPage
      title={t('meetings.part.title')}
      caption={meeting.title}
      unlisted
      back={{ label: meeting.title, href: pathOf(meeting) }}
    >
      <KeyValues
        items={[
          ...(attendee.name ? [{ label: t('meetings.part.name'), value: attendee.name }] : []),
          { label: t('meetings.page.when'), value: <When meeting={meeting} /> },
        ]}
      />
      {evaluates && (
        <Section title={t('meetings.part.evaluation')}>
          <p>{t('meetings.part.evaluation.text')}</p>
          <ButtonLink href={`${pathOf(meeting)}/ocena`}>{t('meetings.part.evaluate')}</ButtonLink>
        </Section>
      )}
      {minutes && state && (
        <Section title={t('meetings.minutes.title')}>
          <p>
            <Tag kind={STATES[state]}>{t(`meetings.minutes.state.${state}`)}</Tag>
          </p>
          {state === 'circulated' && minutes.amendmentsUntil && (
            <p>{t('meetings.minutes.amend-until', { day: formatDate(minutes.amendmentsUntil, locale) })}</p>
          )}
          <ButtonLink href={`${own}/protokol`} variant="secondary">
            {t('meetings.minutes.open')}
          </ButtonLink>
        </Section>
      )}
      {meeting.materials && (
        <Section title={t('meetings.page.materials')}>
          <RichText markdown={meeting.materials} level={3} />
        </Section>
      )}
      {isOver && attendee.name && (
        <Section title={t('meetings.certificate.title')}>
          <p>{t('meetings.part.certificate.text', { name: attendee.name })}</p>
          <ButtonLink href={`${own}/zaswiadczenie.pdf`} variant="secondary" icon="download">
            {t('meetings.part.certificate')}
          </ButtonLink>
        </Section>
      )}
      <Meta>{t('meetings.part.link')}</Meta>
    </QuestionPage>
  )
}
