import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  Confirmation,
  ConfirmPage,
  EmailField,
  Form,
  type FormState,
  Hidden,
  Honeypot,
  KeyValues,
  Link,
  Meta,
  Notice,
  QuestionPage,
  RadioGroup,
  Section,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { ARCHIVE } from '../issues/rules.ts'
import { FREQUENCIES, TOPICS } from '../rules.ts'
import type { Confirmation as SubscriptionConfirmation } from './actions.ts'
import { SUBSCRIBE } from './forms.ts'
import { PAUSES, type Subscriber, type SubscriberState } from './rules.ts'

/** The form itself, also for a page shown elsewhere; its POST goes to `receiveSubscription`. */
export function SubscribeFields({ form, shown }: { form: FormState; shown: string }) {
  const { t } = useView()
  return (
    <>
      <Hidden name="shown" value={shown} />
      <EmailField form={form} name="email" label={t('newsletter.field.email')} />
      <TextField
        form={form}
        name="name"
        label={t('newsletter.field.name')}
        hint={t('newsletter.field.name.hint')}
        autocomplete="name"
        width="medium"
        optional
      />
      <PreferenceFields form={form} />
      <Honeypot name="strona" />
      <Checkbox form={form} name="consent" label={t('newsletter.consent')} hint={t('newsletter.consent.hint')} />
    </>
  )
}

function PreferenceFields({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <>
      <CheckboxGroup
        form={form}
        name="topics"
        label={t('newsletter.field.topics')}
        hint={t('newsletter.field.topics.hint')}
        options={TOPICS.map((topic) => ({ value: topic, label: t(`newsletter.topic.${topic}`) }))}
        optional
      />
      <TextField
        form={form}
        name="places"
        label={t('newsletter.field.places')}
        hint={t('newsletter.field.places.hint')}
        optional
      />
      <RadioGroup
        form={form.values.frequency ? form : { ...form, values: { ...form.values, frequency: 'each' } }}
        name="frequency"
        label={t('newsletter.field.frequency')}
        options={FREQUENCIES.map((frequency) => ({
          value: frequency,
          label: t(`newsletter.frequency.${frequency}`),
          hint: t(`newsletter.frequency.${frequency}.hint`),
        }))}
      />
    </>
  )
}

export function SubscribePage({ form, shown }: { form: FormState; shown: string }) {
  const { t, site } = useView()
  return (
    <QuestionPage
      title={t('newsletter.subscribe.title')}
      description={t('newsletter.subscribe.lead')}
      form={form}
      back={{ label: t('newsletter.title'), href: ARCHIVE }}
    >
      <p>{t('newsletter.subscribe.lead')}</p>
      <Form action={SUBSCRIBE}>
        <SubscribeFields form={form} shown={shown} />
        <Meta>{t('newsletter.subscribe.privacy', { operator: site.operator })}</Meta>
        <p>
          <Link href="/prywatnosc">{t('newsletter.subscribe.privacy.more')}</Link>
        </p>
        <SubmitButton icon="mail">{t('newsletter.subscribe.button')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

/** The same for every address: what the letter says, only its owner learns. */
export function AskedPage() {
  const { t } = useView()
  return (
    <QuestionPage title={t('newsletter.asked.title')} headingHidden unlisted>
      <Confirmation title={t('newsletter.asked.title')}>
        <p>{t('newsletter.asked.text')}</p>
      </Confirmation>
      <h2>{t('newsletter.asked.none')}</h2>
      <ul>
        <li>{t('newsletter.asked.spam')}</li>
        <li>
          <Link href={SUBSCRIBE}>{t('newsletter.asked.again')}</Link>
        </li>
      </ul>
    </QuestionPage>
  )
}

/** Where the link in the letter leads: one large button, because mail scanners open links too. */
export function ConfirmSubscriptionPage({
  confirmation,
  action,
}: {
  confirmation: SubscriptionConfirmation
  action: string
}) {
  const { t } = useView()
  if (confirmation.state === 'over')
    return (
      <QuestionPage title={t('newsletter.over.title')} unlisted>
        <p>{t('newsletter.over.text')}</p>
        <ButtonLink href={SUBSCRIBE}>{t('newsletter.subscribe.again')}</ButtonLink>
      </QuestionPage>
    )
  if (confirmation.state === 'confirmed')
    return (
      <QuestionPage title={t('newsletter.confirmed.title')} headingHidden unlisted>
        <Confirmation title={t('newsletter.confirmed.title')}>
          <p>{t('newsletter.confirmed.text')}</p>
        </Confirmation>
        <ButtonLink href={ARCHIVE}>{t('newsletter.to-archive')}</ButtonLink>
      </QuestionPage>
    )
  return (
    <QuestionPage title={t('newsletter.confirm.title')} unlisted>
      <p>{t('newsletter.confirm.text')}</p>
      <Form action={action}>
        <SubmitButton icon="check">{t('newsletter.confirm.button')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

export interface PreferencesProps {
  subscriber: Subscriber
  state: SubscriberState
  /** "j…@example.org": the letter may have been passed on. */
  address: string
  consent: string
  form: FormState
  base: string
  unsubscribe: string
}

/** Everything a subscriber may decide, by the link under each letter. */
export function PreferencesPage(props: PreferencesProps) {
  const { subscriber, state, address, consent, form, base } = props
  const { t, locale } = useView()
  if (state === 'ended') return <EndedPage />
  return (
    <QuestionPage title={t('newsletter.preferences.title')} caption={address} form={form} unlisted>
      {state === 'paused' && subscriber.pausedUntil && (
        <Notice kind="info" title={t('newsletter.paused.title')}>
          <p>{t('newsletter.paused.text', { date: formatDate(subscriber.pausedUntil, locale) })}</p>
          <ActButton action={`${base}/wznowienie`} icon="check">
            {t('newsletter.resume')}
          </ActButton>
        </Notice>
      )}
      <Form action={base}>
        <TextField
          form={form}
          name="name"
          label={t('newsletter.field.name')}
          hint={t('newsletter.field.name.hint')}
          autocomplete="name"
          width="medium"
          optional
        />
        <PreferenceFields form={form} />
        <SubmitButton icon="check">{t('newsletter.preferences.save')}</SubmitButton>
      </Form>
      {state !== 'paused' && <Pausing base={base} />}
      <Section title={t('newsletter.own.title')} id="moje-dane">
        <KeyValues
          items={[
            { label: t('newsletter.own.address'), value: address },
            { label: t('newsletter.own.consent'), value: consent },
            { label: t('newsletter.own.given'), value: formatDate(subscriber.consentedAt, locale) },
            {
              label: t('newsletter.own.confirmed'),
              value: subscriber.confirmedAt && formatDate(subscriber.confirmedAt, locale),
            },
            { label: t('newsletter.own.source'), value: t(`newsletter.source.${subscriber.consentSource}`) },
          ]}
        />
        <Actions>
          <ButtonLink href={`${base}/dane.json`} icon="download" variant="secondary">
            {t('newsletter.own.download')}
          </ButtonLink>
        </Actions>
      </Section>
      <Section title={t('newsletter.leaving.title')}>
        <p>{t('newsletter.leaving.text')}</p>
        <Actions>
          <ButtonLink href={props.unsubscribe} variant="secondary">
            {t('newsletter.unsubscribe.button')}
          </ButtonLink>
          <Link href={`${base}/usuniecie`}>{t('newsletter.erase.link')}</Link>
        </Actions>
      </Section>
    </QuestionPage>
  )
}

function Pausing({ base }: { base: string }) {
  const { t } = useView()
  return (
    <Section title={t('newsletter.pause.title')}>
      <p>{t('newsletter.pause.text')}</p>
      <Actions>
        {PAUSES.map((days) => (
          <ActButton key={days} action={`${base}/przerwa`} values={{ days: String(days) }}>
            {t('newsletter.pause.button', { count: days })}
          </ActButton>
        ))}
      </Actions>
    </Section>
  )
}

export function UnsubscribePage({ action, preferences }: { action: string; preferences: string }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('newsletter.unsubscribe.title')} unlisted>
      <p>{t('newsletter.unsubscribe.text')}</p>
      <Form action={action}>
        <SubmitButton>{t('newsletter.unsubscribe.button')}</SubmitButton>
      </Form>
      <p>
        <Link href={preferences}>{t('newsletter.unsubscribe.rather')}</Link>
      </p>
    </QuestionPage>
  )
}

export function EndedPage({ children }: { children?: ComponentChildren }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('newsletter.ended.title')} headingHidden unlisted>
      <Confirmation title={t('newsletter.ended.title')}>
        <p>{t('newsletter.ended.text')}</p>
      </Confirmation>
      {children}
      <Actions>
        <ButtonLink href={SUBSCRIBE} variant="secondary">
          {t('newsletter.subscribe.again')}
        </ButtonLink>
        <Link href={ARCHIVE}>{t('newsletter.to-archive')}</Link>
      </Actions>
    </QuestionPage>
  )
}

export function ErasePage({ base }: { base: string }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('newsletter.erase.title')}
      back={{ label: t('newsletter.preferences.title'), href: base }}
      action={`${base}/usuniecie`}
      button={t('newsletter.erase.button')}
      danger
    >
      <p>{t('newsletter.erase.text')}</p>
    </ConfirmPage>
  )
}

export function ErasedPage() {
  const { t } = useView()
  return (
    <QuestionPage title={t('newsletter.erased.title')} headingHidden unlisted>
      <Confirmation title={t('newsletter.erased.title')}>
        <p>{t('newsletter.erased.text')}</p>
      </Confirmation>
      <ButtonLink href="/">{t('newsletter.to-front')}</ButtonLink>
    </QuestionPage>
  )
}
