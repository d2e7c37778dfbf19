import type { ComponentChildren } from 'preact'
import {
  ButtonLink,
  EmptyState,
  Form,
  type FormState,
  type IslandName,
  Link,
  Notice,
  QuestionPage,
  Section,
  SelectField,
  SubmitButton,
  useView,
} from '../../../ui/index.ts'
import { AccountPage } from '../../identity/index.ts'
import type { Choices } from './actions.ts'
import { FREQUENCIES, TOPICS, WORK, WORK_FREQUENCIES } from './rules.ts'

export const MESSAGES = '/konto/wiadomosci'
export const SENT = `${MESSAGES}/wyslane`

/** Something that comes to an address and is chosen on a page of its own. */
export interface ChosenElsewhere {
  title: string
  text: string
  href: string
  label: string
}

export interface ChoicesProps {
  choices: Choices
  elsewhere: readonly ChosenElsewhere[]
  form: FormState
  /** Where the choices are sent. */
  action: string
}

/** Fields are named `temat-<topic>` and `sprawa-<id>`. */
export const topicField = (topic: string) => `temat-${topic}`
export const followedField = (id: string) => `sprawa-${id}`

/** Everything a person decides about, each with how often. */
function ChoicesForm({ choices, form, action }: ChoicesProps) {
  const { t } = useView()
  const often = FREQUENCIES.map((value) => ({ value, label: t(`notices.frequency.${value}`) }))
  return (
    <Form action={action}>
      <Section title={t('notices.preferences.topics')}>
        {choices.works && (
          <SelectField
            form={form}
            name={topicField(WORK)}
            label={t('notices.topic.work')}
            hint={t('notices.topic.work.hint')}
            options={WORK_FREQUENCIES.map((value) => ({ value, label: t(`notices.frequency.${value}`) }))}
          />
        )}
        {TOPICS.map((topic) => (
          <SelectField
            key={topic}
            form={form}
            name={topicField(topic)}
            label={t(`notices.topic.${topic}`)}
            hint={t(`notices.topic.${topic}.hint`)}
            options={often}
          />
        ))}
      </Section>
      <Section title={t('notices.preferences.followed')}>
        {choices.followed.length === 0 ? (
          <EmptyState title={t('notices.preferences.follows-nothing')} icon="bell">
            {t('notices.preferences.follows-nothing.hint')}
          </EmptyState>
        ) : (
          <>
            <p>{t('notices.preferences.followed.hint')}</p>
            {choices.followed.map(({ id, title }) => (
              <SelectField
                key={id}
                form={form}
                name={followedField(id)}
                label={title}
                empty={t('notices.frequency.as-topic')}
                options={often}
              />
            ))}
          </>
        )}
      </Section>
      <p>{t('notices.preferences.when')}</p>
      <SubmitButton icon="save">{t('notices.preferences.save')}</SubmitButton>
    </Form>
  )
}

function OtherMessages({ elsewhere }: Pick<ChoicesProps, 'elsewhere'>) {
  return (
    <>
      {elsewhere.map(({ title, text, href, label }) => (
        <Section key={title} title={title}>
          <p>{text}</p>
          <p>
            <Link href={href}>{label}</Link>
          </p>
        </Section>
      ))}
    </>
  )
}

/** What always comes, so that nobody looks for a switch that is not there. */
function AlwaysSent() {
  const { t } = useView()
  return (
    <Notice title={t('notices.preferences.always')}>
      <p>{t('notices.preferences.always.text')}</p>
    </Notice>
  )
}

/** The choices of a person with an account; `children` say which devices are told too. */
export function OwnChoicesPage({
  islands = [],
  children,
  ...choices
}: ChoicesProps & { islands?: IslandName[]; children?: ComponentChildren }) {
  const { t } = useView()
  return (
    <AccountPage part="messages" form={choices.form} islands={islands}>
      <p>{t('notices.preferences.lead')}</p>
      <p>
        <Link href={SENT} icon="mail">
          {t('notices.sent.title')}
        </Link>
      </p>
      <ChoicesForm {...choices} />
      {children}
      <OtherMessages {...choices} />
      <AlwaysSent />
    </AccountPage>
  )
}

/** The choices of whoever reads a letter, without an account. */
export function LinkedChoicesPage(choices: ChoicesProps) {
  const { t } = useView()
  return (
    <QuestionPage title={t('notices.preferences.title')} form={choices.form} unlisted>
      <p>{t('notices.preferences.linked')}</p>
      <ChoicesForm {...choices} />
      <OtherMessages {...choices} />
      <AlwaysSent />
      <Section title={t('notices.preferences.stop')}>
        <p>{t('notices.preferences.stop.text')}</p>
        <ButtonLink href={`${choices.action}/wypis`} variant="secondary">
          {t('notices.preferences.stop.button')}
        </ButtonLink>
      </Section>
    </QuestionPage>
  )
}

/** Asks once before digests end. */
export function StopDigestsPage({ action, back }: { action: string; back: string }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('notices.preferences.stop')}
      back={{ label: t('notices.preferences.title'), href: back }}
      unlisted
    >
      <p>{t('notices.preferences.stop.text')}</p>
      <Form action={action}>
        <SubmitButton>{t('notices.preferences.stop.button')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}
