import {
  ButtonLink,
  Confirmation,
  EmailField,
  Form,
  type FormState,
  Honeypot,
  Link,
  Meta,
  QuestionPage,
  SubmitButton,
  useView,
} from '../../../ui/index.ts'
import type { Confirmation as FollowConfirmation } from './actions.ts'
import type { Follower } from './store.ts'

/** The form on the page of a thing people may follow: an address is all it asks. Its POST goes to `receiveFollow`. */
export function FollowForm({ action, form, about }: { action: string; form: FormState; about?: string }) {
  const { t } = useView()
  return (
    <Form action={action} label={about ? t('notices.follow.label-about', { title: about }) : t('notices.follow.label')}>
      <EmailField form={form} name="email" label={t('notices.follow.email')} hint={t('notices.follow.email.hint')} />
      <Honeypot name="strona" />
      <Meta>{t('notices.follow.consent')}</Meta>
      <SubmitButton icon="bell" variant="secondary">
        {t('notices.follow.button')}
      </SubmitButton>
    </Form>
  )
}

/** Where the link in the first letter leads: one large button, because mail scanners open links too. */
export function ConfirmFollowPage({ confirmation, action }: { confirmation: FollowConfirmation; action: string }) {
  const { t } = useView()
  const { follower, state } = confirmation
  if (state === 'over')
    return (
      <QuestionPage title={t('notices.confirm.over.title')} unlisted>
        <p>{t('notices.confirm.over.text')}</p>
        <ButtonLink href="/">{t('notices.confirm.over.button')}</ButtonLink>
      </QuestionPage>
    )
  if (state === 'confirmed')
    return (
      <QuestionPage title={t('notices.confirm.done.title')} headingHidden unlisted>
        <Confirmation title={t('notices.confirm.done.title')}>
          <p>{t('notices.confirm.done.text', { title: follower.title })}</p>
        </Confirmation>
        <ButtonLink href={follower.path}>{t('notices.follow.to-thing')}</ButtonLink>
      </QuestionPage>
    )
  return (
    <QuestionPage title={t('notices.confirm.title')} caption={follower.title} unlisted>
      <p>{t('notices.confirm.text')}</p>
      <Form action={action}>
        <SubmitButton icon="check">{t('notices.confirm.button')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

/** Where a person ends the letters, and what they see once they have. */
export function EndFollowPage({ follower, action }: { follower: Follower; action: string }) {
  const { t } = useView()
  if (follower.endedAt)
    return (
      <QuestionPage title={t('notices.end.done.title')} headingHidden unlisted>
        <Confirmation title={t('notices.end.done.title')}>
          <p>{t('notices.end.done.text', { title: follower.title })}</p>
        </Confirmation>
        <p>
          <Link href={follower.path}>{t('notices.end.done.again')}</Link>
        </p>
      </QuestionPage>
    )
  return (
    <QuestionPage title={t('notices.end.title')} caption={follower.title} unlisted>
      <p>{t('notices.end.text', { title: follower.title })}</p>
      <Form action={action}>
        <SubmitButton>{t('notices.end.button')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}
