import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ConfirmPage,
  Details,
  FileField,
  Form as FormBlock,
  KeyValues,
  Link,
  Notice,
  QuestionPage,
  Section,
  Steps,
  SubmitButton,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { ForgetTyped, type Version } from '../../forms/index.ts'
import { acceptOf, namesOf } from '../../media/index.ts'
import { confirmPath, DECLARE, ownPath } from '../paths.ts'
import type { Fact } from './facts.ts'
import { type Declaration, isOpen, type Lack, lacksOf, type State, stateOf } from './rules.ts'

/** What a signed declaration may be: a PDF with a signature in it, a scan or a photograph. */
export const SIGNED_KINDS = ['pdf', 'image'] as const

export interface OwnPageProps {
  declaration: Declaration
  token: string
  form: Form
  facts: Fact[]
  /** Name of the file that was sent; null before. */
  file: string | null
  /** The version of the form whose half-written text this browser may still hold. */
  version: Version | null
  operator: string
  address: string
}

export const TAGS: Record<State, 'done' | 'warning' | 'neutral' | 'problem'> = {
  unconfirmed: 'warning',
  submitted: 'neutral',
  incomplete: 'warning',
  accepted: 'done',
  declined: 'problem',
  withdrawn: 'neutral',
}

/** One's own declaration: where it is, what to do next, what it says. */
export function OwnPage(props: OwnPageProps) {
  const { t, locale } = useView()
  const { declaration, token, facts, version } = props
  const state = stateOf(declaration)
  const unsigned = state === 'submitted' && lacksOf(declaration).includes('signature')
  return (
    <QuestionPage
      title={t('membership.declared.title', { reference: declaration.reference })}
      caption={t('membership.declare.caption')}
      back={{ label: t('membership.declared.back'), href: DECLARE }}
      form={props.form}
      islands={['wiec-draft']}
      unlisted
    >
      <p>
        <Tag kind={TAGS[state]}>{t(`membership.state.${state}`)}</Tag>
      </p>
      <p>
        {t(`membership.declared.state.${unsigned ? 'unsigned' : state}`, {
          date: formatDate(declaration.decision?.decidedOn ?? declaration.submittedAt, locale),
        })}
      </p>
      {declaration.decision && !declaration.decision.accepted && (
        <Notice title={t('membership.declared.reason')}>
          <p>{declaration.decision.reason}</p>
        </Notice>
      )}
      {declaration.completion && <Complete {...props} completion={declaration.completion} />}
      {isOpen(declaration) && !declaration.completion && <Sign {...props} />}
      <Details summary={t('membership.declared.content')}>
        <KeyValues items={facts} />
        <p>
          <Link href={ownPath(token, '/deklaracja.pdf')} icon="download">
            {t('membership.declared.pdf')}
          </Link>
        </p>
      </Details>
      {isOpen(declaration) && (
        <p>
          <Link href={ownPath(token, '/wycofanie')} icon="undo-2">
            {t('membership.declared.withdraw')}
          </Link>
        </p>
      )}
      <p>{t('membership.declared.keep')}</p>
      {version && <ForgetTyped version={version} />}
    </QuestionPage>
  )
}

/** How to sign, step by step, in the way that was chosen. */
function Sign(props: OwnPageProps) {
  const { t } = useView()
  const { declaration, token, file, operator, address } = props
  const { way } = declaration
  if (way === 'email')
    return (
      <Notice title={t('membership.declared.next')}>
        <p>
          {t(declaration.confirmedAt ? 'membership.declared.email.done' : 'membership.declared.email', {
            email: declaration.email ?? '',
          })}
        </p>
      </Notice>
    )
  const pdf = (
    <Link href={ownPath(token, '/deklaracja.pdf')} icon="download">
      {t('membership.declared.pdf')}
    </Link>
  )
  return (
    <Section title={t('membership.declared.next')}>
      <Steps
        items={[
          { title: t('membership.declared.step.take'), text: pdf },
          { title: t(`membership.declared.step.sign.${way}`), text: t(`membership.declared.step.sign.${way}.text`) },
          {
            title: t(`membership.declared.step.send.${way === 'post' ? 'post' : 'file'}`),
            text: t(`membership.declared.step.send.${way === 'post' ? 'post' : 'file'}.text`, { operator, address }),
          },
        ]}
      />
      {file && (
        <Notice kind="success" title={t('membership.declared.file')}>
          <p>{t('membership.declared.file.text', { name: file })}</p>
        </Notice>
      )}
      <FormBlock action={ownPath(token, '/plik')} files label={t('membership.declared.upload')}>
        <SignedFile form={props.form} replaces={file !== null} />
        <SubmitButton icon="upload" variant={way === 'post' ? 'secondary' : 'primary'}>
          {t('membership.declared.upload')}
        </SubmitButton>
      </FormBlock>
    </Section>
  )
}

function SignedFile({ form, replaces, optional }: { form: Form; replaces: boolean; optional?: boolean }) {
  const { t } = useView()
  return (
    <FileField
      form={form}
      name="file"
      label={t(replaces ? 'membership.declared.file.replace' : 'membership.declared.file.label')}
      hint={t('membership.declared.file.hint', { kinds: namesOf(SIGNED_KINDS) })}
      accept={acceptOf(SIGNED_KINDS)}
      {...(optional && { optional })}
    />
  )
}

/** What the desk asked for, with a place for each thing that is missing. */
function Complete(props: OwnPageProps & { completion: NonNullable<Declaration['completion']> }) {
  const { t, locale } = useView()
  const { declaration, token, form, completion, file } = props
  const lacks = lacksOf(declaration)
  const lacking = (lack: Lack) => lacks.includes(lack)
  return (
    <Section title={t('membership.declared.asked')}>
      <Notice
        kind="warning"
        title={t('membership.declared.asked.on', { date: formatDate(completion.askedAt, locale) })}
      >
        {completion.asked.split('\n').map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </Notice>
      <FormBlock action={ownPath(token, '/uzupelnienie')} files label={t('membership.declared.complete')}>
        {lacking('position') && (
          <TextField form={form} name="position" label={t('membership.form.position')} optional />
        )}
        {lacking('number') && (
          <>
            <TextField
              form={form}
              name="nip"
              label={t('membership.form.nip')}
              width="short"
              inputMode="numeric"
              optional
            />
            <TextField
              form={form}
              name="krs"
              label={t('membership.form.krs')}
              width="short"
              inputMode="numeric"
              optional
            />
          </>
        )}
        <SignedFile form={form} replaces={file !== null} optional />
        <TextArea
          form={form}
          name="answer"
          label={t('membership.declared.answer')}
          hint={t('membership.declared.answer.hint')}
          rows={4}
        />
        <SubmitButton icon="send">{t('membership.declared.complete')}</SubmitButton>
      </FormBlock>
    </Section>
  )
}

export function WithdrawPage({ declaration, token }: { declaration: Declaration; token: string }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('membership.withdraw.title')}
      action={ownPath(token, '/wycofanie')}
      button={t('membership.withdraw.button')}
      back={{ label: t('membership.withdraw.back'), href: ownPath(token) }}
      danger
      unlisted
    >
      <p>{t('membership.withdraw.text', { reference: declaration.reference })}</p>
    </ConfirmPage>
  )
}

/** Where the letter leads whoever is authorised: what they confirm, and one button. A GET confirms nothing. */
export function ConfirmDeclarationPage({ facts, token, page }: { facts: Fact[]; token: string; page: string }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('membership.confirm.title')}
      action={confirmPath(token)}
      button={t('membership.confirm.button')}
      back={{ label: t('membership.confirm.back'), href: page }}
      unlisted
    >
      <p>{t('membership.confirm.text')}</p>
      <KeyValues items={facts} />
    </ConfirmPage>
  )
}
