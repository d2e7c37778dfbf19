import type { VNode } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Checkbox,
  ConfirmPage,
  EmailField,
  Form as FormBlock,
  Hidden,
  Honeypot,
  KeyValues,
  Link,
  Meta,
  Notice,
  type NoticeKind,
  NumberField,
  QuestionPage,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { withinIslands } from '../../forms/index.ts'
import { When } from '../meeting/cards.tsx'
import { type Meeting, type Mode, modesOf, pathOf } from '../rules.ts'
import { isToldOnline, type Registration, type Standing, standingOf } from './rules.ts'

export interface SignUpProps {
  meeting: Meeting
  form: Form
  formKey: string
  free: Record<Mode, number | null>
  /** The meeting's own questions, drawn. */
  questions: VNode | null
}

export function SignUpPage({ meeting, form, formKey, free, questions }: SignUpProps) {
  const { t } = useView()
  const modes = modesOf(meeting)
  const [only] = modes
  const places = (mode: Mode) => {
    const left = free[mode]
    if (left === null) return t('meetings.places.any')
    return left === 0 ? t('meetings.signup.full') : t('meetings.places.left', { count: left })
  }
  return (
    <QuestionPage
      title={t('meetings.signup.title')}
      caption={meeting.title}
      form={form}
      islands={['wiec-draft', ...(questions ? withinIslands : [])]}
      back={{ label: meeting.title, href: pathOf(meeting) }}
    >
      <p>
        <When meeting={meeting} />
      </p>
      {modes.every((mode) => free[mode] === 0) && (
        <Notice title={t('meetings.signup.full.title')}>
          <p>{t('meetings.signup.full.text', { count: meeting.offerHours })}</p>
        </Notice>
      )}
      <FormBlock action={`${pathOf(meeting)}/zapisy`} draft={`zapis-${meeting.id}`}>
        <Hidden name="key" value={formKey} />
        <TextField form={form} name="name" label={t('meetings.signup.name')} autocomplete="name" />
        <EmailField
          form={form}
          name="email"
          label={t('meetings.signup.email')}
          hint={t('meetings.signup.email.hint')}
        />
        {modes.length > 1 ? (
          <RadioGroup
            form={form}
            name="mode"
            label={t('meetings.signup.mode')}
            options={modes.map((mode) => ({ value: mode, label: t(`meetings.mode.${mode}`), hint: places(mode) }))}
          />
        ) : (
          <Hidden name="mode" value={only ?? 'on-site'} />
        )}
        {meeting.largestParty > 1 && (
          <NumberField
            form={form.values.partySize === undefined ? { ...form, values: { ...form.values, partySize: '1' } } : form}
            name="partySize"
            label={t('meetings.signup.party')}
            hint={t('meetings.signup.party.hint', { count: meeting.largestParty })}
          />
        )}
        {questions}
        <TextArea
          form={form}
          name="needs"
          label={t('meetings.signup.needs')}
          hint={t('meetings.signup.needs.hint')}
          rows={3}
          limit={1000}
          optional
        />
        <Checkbox
          form={form}
          name="showsName"
          label={t('meetings.signup.shows')}
          hint={t('meetings.signup.shows.hint')}
        />
        <Honeypot name="website" />
        <Meta>{t('meetings.signup.privacy')}</Meta>
        <SubmitButton icon="check">{t('meetings.signup.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** To somebody whose address is signed up already: its owner was written to. */
export function WrittenPage({ meeting }: { meeting: Meeting }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.written.title')}
      caption={meeting.title}
      unlisted
      back={{ label: meeting.title, href: pathOf(meeting) }}
    >
      <p>{t('meetings.written.text')}</p>
    </QuestionPage>
  )
}

const NOTICES: Record<Standing, NoticeKind> = {
  placed: 'success',
  offered: 'warning',
  waiting: 'info',
  lapsed: 'problem',
  cancelled: 'info',
}

export interface OwnProps {
  meeting: Meeting
  registration: Registration
  /** Path of this page. */
  home: string
  /** How many registrations wait before this one. */
  before: number
}

/** One's own registration: what stands, and what may be done about it. */
export function OwnPage({ meeting, registration, home, before }: OwnProps) {
  const { t, now, locale } = useView()
  const standing = standingOf(registration, now)
  const { offerEndsAt } = registration
  const live = standing === 'placed' || standing === 'offered' || standing === 'waiting'
  const values = { until: offerEndsAt ? formatDateTime(offerEndsAt, locale) : '', count: before + 1 }
  return (
    <QuestionPage
      title={t('meetings.own.title')}
      caption={meeting.title}
      unlisted
      back={{ label: meeting.title, href: pathOf(meeting) }}
    >
      {meeting.cancelledAt ? (
        <Notice kind="problem" title={t('meetings.page.cancelled')}>
          <p>{meeting.cancelReason}</p>
        </Notice>
      ) : (
        <Notice kind={NOTICES[standing]} title={t(`meetings.own.${standing}`, values)}>
          <p>{t(`meetings.own.${standing}.text`, values)}</p>
        </Notice>
      )}
      {standing === 'offered' && !meeting.cancelledAt && (
        <ActButton action={`${home}/przyjecie`} variant="primary" icon="check">
          {t('meetings.own.accept')}
        </ActButton>
      )}
      <KeyValues
        items={[
          { label: t('meetings.page.when'), value: <When meeting={meeting} /> },
          { label: t('meetings.own.mode'), value: t(`meetings.mode.${registration.mode}`) },
          ...(meeting.placeName
            ? [
                {
                  label: t('meetings.page.place'),
                  value: [meeting.placeName, meeting.address].filter(Boolean).join(', '),
                },
              ]
            : []),
          ...(meeting.onlineUrl && isToldOnline(registration, now)
            ? [{ label: t('meetings.own.link'), value: <a href={meeting.onlineUrl}>{meeting.onlineUrl}</a> }]
            : []),
          { label: t('meetings.own.name'), value: registration.name },
          { label: t('meetings.own.party'), value: t('meetings.people', { count: registration.partySize }) },
          ...(registration.needs ? [{ label: t('meetings.own.needs'), value: registration.needs }] : []),
        ]}
      />
      <Actions>
        {standing === 'placed' && (
          <ButtonLink href={`${pathOf(meeting)}/kalendarz.ics`} variant="secondary" icon="calendar-plus">
            {t('meetings.page.ics')}
          </ButtonLink>
        )}
        {live && <Link href={`${home}/wypisanie`}>{t('meetings.own.cancel')}</Link>}
      </Actions>
    </QuestionPage>
  )
}

export function CancelOwnPage({ meeting, registration, home }: Pick<OwnProps, 'meeting' | 'registration' | 'home'>) {
  const { t, now } = useView()
  const waits = standingOf(registration, now) === 'waiting'
  return (
    <ConfirmPage
      title={t('meetings.own.cancel.title')}
      caption={meeting.title}
      back={{ label: t('meetings.own.title'), href: home }}
      action={`${home}/wypisanie`}
      button={t('meetings.own.cancel')}
      danger
    >
      <p>{t(waits ? 'meetings.own.cancel.waiting' : 'meetings.own.cancel.text')}</p>
    </ConfirmPage>
  )
}
