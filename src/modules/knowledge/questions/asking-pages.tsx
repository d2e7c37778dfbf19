import {
  Actions,
  ButtonLink,
  Confirmation,
  EmailField,
  EnterButton,
  Form,
  type FormState,
  Hidden,
  Honeypot,
  Link,
  Notice,
  QuestionPage,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { QUESTIONS, TOOLS } from '../rules.ts'
import { LONGEST_DETAILS, LONGEST_TITLE, type Question, questionPath } from './rules.ts'

export interface AskProps {
  form: FormState
  formKey: string
  shown: string
  /** What was asked before about the same; null when nobody looked. */
  alike: { label: string; href: string }[] | null
}

/** Asking: what is alike is shown while one writes, or at the press of a button. */
export function AskPage({ form, formKey, shown, alike }: AskProps) {
  const { t, url } = useView()
  return (
    <QuestionPage
      title={t('knowledge.ask')}
      form={form}
      islands={['wiec-draft', 'wiec-count', 'wiec-similar']}
      back={{ label: t('knowledge.questions'), href: QUESTIONS }}
      unlisted
    >
      <p>{t('knowledge.ask.lead')}</p>
      <wiec-similar data-url={url(`${QUESTIONS}/podobne`)} data-title={t('knowledge.ask.similar')}>
        <Form action={`${QUESTIONS}/nowe`} draft="pytanie-do-praktykow">
          <EnterButton name="similar" value="" />
          <TextField
            form={form}
            name="title"
            label={t('knowledge.ask.title')}
            hint={t('knowledge.ask.title-hint')}
            maxLength={LONGEST_TITLE}
          />
          <TextArea
            form={form}
            name="details"
            label={t('knowledge.ask.details')}
            hint={t('knowledge.ask.details-hint')}
            rows={6}
            limit={LONGEST_DETAILS}
          />
          {alike && <Alike found={alike} />}
          <p data-similar>
            <SubmitButton variant="quiet" icon="search" name="similar" value="tak">
              {t('knowledge.ask.look')}
            </SubmitButton>
          </p>
          <SelectField
            form={form}
            name="tool"
            label={t('knowledge.tool')}
            empty={t('knowledge.ask.no-tool')}
            options={TOOLS.map((value) => ({ value, label: t(`knowledge.tool.${value}`) }))}
            optional
          />
          <TextField
            form={form}
            name="signature"
            label={t('knowledge.ask.signature')}
            hint={t('knowledge.ask.signature-hint')}
            maxLength={40}
            autocomplete="nickname"
            optional
          />
          <EmailField
            form={form}
            name="email"
            label={t('knowledge.ask.email')}
            hint={t('knowledge.ask.email-hint')}
            optional
          />
          <Honeypot name="website" />
          <Hidden name="formKey" value={formKey} />
          <Hidden name="shown" value={shown} />
          <SubmitButton icon="send">{t('knowledge.ask.send')}</SubmitButton>
        </Form>
      </wiec-similar>
    </QuestionPage>
  )
}

function Alike({ found }: { found: { label: string; href: string }[] }) {
  const { t } = useView()
  return (
    <Notice title={t(found.length > 0 ? 'knowledge.ask.similar' : 'knowledge.ask.similar-none')}>
      <ul>
        {found.map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The question has arrived; with its key whoever asked comes back to mark the answer that helped. */
export function AskedPage({ question, secret, email }: { question: Question; secret: string; email: boolean }) {
  const { t, site, url } = useView()
  const own = `${questionPath(question)}?klucz=${secret}`
  return (
    <QuestionPage title={t('knowledge.asked')} headingHidden islands={['wiec-draft']} unlisted>
      <Confirmation title={t('knowledge.asked')} draft="pytanie-do-praktykow">
        <p>{t(question.publishedAt ? 'knowledge.asked.shown' : 'knowledge.asked.waits')}</p>
      </Confirmation>
      {email && <p>{t('knowledge.asked.email')}</p>}
      <h2>{t('knowledge.asked.key')}</h2>
      <p>{t('knowledge.asked.key-why')}</p>
      <p class="knowledge-address">
        <code>{site.origin + url(own)}</code>
      </p>
      <Actions>
        <ButtonLink href={QUESTIONS} variant="secondary">
          {t('knowledge.questions')}
        </ButtonLink>
        {question.publishedAt && <Link href={own}>{t('knowledge.question.open')}</Link>}
      </Actions>
    </QuestionPage>
  )
}
