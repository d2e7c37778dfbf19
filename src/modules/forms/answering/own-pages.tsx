import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  Actions,
  Confirmation,
  ConfirmPage,
  Details,
  Form as FormBlock,
  type FormState,
  Hidden,
  Link,
  Notice,
  Section as Part,
  QuestionPage,
  RichText,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { FilledForm, type FilledRow } from '../filled.tsx'
import { receiptPath } from '../keys.ts'
import type { AnsweringSettings } from '../ports.ts'
import type { Answered, Version } from '../rules.ts'
import { draftOf, Forget, NextLinks, type Shown, WholeQuestions } from './form-parts.tsx'
import { type Asking, foreign, sayer, summaryOf } from './view.ts'

interface OwnProps {
  version: Version
  settings: AnsweringSettings
  asking: Asking
  answered: Answered
  /** Null for anonymous answers, whose receipt shows the reference alone. */
  editKey: string | null
}

const ownPath = ({ settings, answered, editKey }: Pick<OwnProps, 'settings' | 'answered' | 'editKey'>, part = '') =>
  receiptPath(settings.home, `${answered.reference}${part}`, editKey)

/** After sending: the number, what was said, what can still be changed, what comes next. */
export function ReceiptPage(props: OwnProps & { rows: FilledRow[] | null; editable: boolean }) {
  const { t, locale } = useView()
  const { version, settings, asking, answered, rows, editable } = props
  const { definition } = asking
  const thanks = sayer(asking)(definition.thanks)
  const lang = foreign(asking, definition.thanks)
  return (
    <QuestionPage
      title={t(answered.withdrawnAt ? 'forms.own.withdrawn' : 'forms.own.title')}
      caption={[settings.caption, sayer(asking)(definition.title)].join(' · ')}
      headingHidden
      back={settings.back}
      unlisted
      islands={['wiec-draft']}
    >
      <Confirmation
        title={t(answered.withdrawnAt ? 'forms.own.withdrawn' : 'forms.own.thanks')}
        reference={answered.reference}
        referenceLabel={t('forms.own.reference')}
      />
      <Forget drafts={['calosc', ...definition.sections.map(({ id }) => id)].map((part) => draftOf(version, part))} />
      {!answered.withdrawnAt && thanks && <RichText markdown={thanks} {...(lang && { lang })} />}
      {!answered.withdrawnAt && !props.editKey && <p>{t('forms.own.anonymous')}</p>}
      {editable && (
        <Notice title={t('forms.own.keep')}>
          <p>
            {settings.closesAt
              ? t('forms.own.keep-until', { date: formatDateTime(settings.closesAt, locale) })
              : t('forms.own.keep-text')}
          </p>
          <p>
            <Link href={ownPath(props, '/zmiana')} icon="pencil">
              {t('forms.own.change')}
            </Link>
          </p>
          <p>
            <Link href={ownPath(props, '/wycofanie')} icon="undo-2">
              {t('forms.own.withdraw')}
            </Link>
          </p>
        </Notice>
      )}
      {rows && rows.length > 0 && (
        <Details summary={t('forms.own.answers')}>
          <FilledForm rows={rows} />
        </Details>
      )}
      <NextLinks settings={settings} />
    </QuestionPage>
  )
}

/** Changing one's answers: every question on one page, as they were answered. */
export function ChangePage(props: OwnProps & { sections: Shown[] }) {
  const { t } = useView()
  const { settings, asking, answered, editKey } = props
  const files = asking.definition.sections.some(({ questions }) => questions.some(({ type }) => type === 'file'))
  return (
    <QuestionPage
      title={t('forms.change.title')}
      caption={`${sayer(asking)(asking.definition.title)} · ${answered.reference}`}
      form={summaryOf(asking)}
      back={{ label: t('forms.change.back'), href: ownPath(props) }}
      islands={[...new Set([...(['wiec-form', 'wiec-count'] as const), ...(asking.map?.islands ?? [])])]}
      unlisted
    >
      <FormBlock action={`${settings.home}/odpowiedz/${answered.reference}/zmiana`} files={files}>
        <Hidden name="klucz" value={editKey ?? ''} />
        <WholeQuestions asking={asking} sections={props.sections} />
        <SubmitButton icon="save">{t('forms.change.save')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

export function WithdrawPage(props: OwnProps) {
  const { t } = useView()
  const { settings, answered, editKey } = props
  return (
    <ConfirmPage
      title={t('forms.withdraw.title')}
      action={`${settings.home}/odpowiedz/${answered.reference}/wycofanie`}
      hidden={{ klucz: editKey ?? '' }}
      button={t('forms.withdraw.confirm')}
      back={{ label: t('forms.change.back'), href: ownPath(props) }}
      danger
    >
      <p>{t('forms.withdraw.text', { reference: answered.reference })}</p>
    </ConfirmPage>
  )
}

interface ComingBackProps {
  settings: AnsweringSettings
  title: string
}

/** Asked before anything is left with us: what the code is for and how long it holds. */
export function LaterPage({
  settings,
  title,
  back,
  until,
}: ComingBackProps & { back: string; until: Temporal.PlainDate }) {
  const { t, locale } = useView()
  return (
    <QuestionPage
      title={t('forms.later.title')}
      caption={title}
      back={{ label: t('forms.later.back'), href: back }}
      unlisted
    >
      <p>{t('forms.later.lead', { date: formatDate(until, locale) })}</p>
      <p>{t('forms.later.who')}</p>
      <FormBlock action={`${settings.home}/pozniej`}>
        <SubmitButton icon="key-round">{t('forms.later.give')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** The code, shown this once. */
export function CodePage({
  settings,
  title,
  code,
  endsOn,
  back,
  link,
}: ComingBackProps & { code: string; endsOn: Temporal.PlainDate; back: string; link: string }) {
  const { t, locale } = useView()
  return (
    <QuestionPage
      title={t('forms.code.title')}
      caption={title}
      headingHidden
      back={{ label: t('forms.later.back'), href: back }}
      unlisted
    >
      <Confirmation title={t('forms.code.title')} reference={code} referenceLabel={t('forms.code.label')}>
        <p>{t('forms.code.until', { date: formatDate(endsOn, locale) })}</p>
      </Confirmation>
      <Part title={t('forms.code.how')}>
        <p>{t('forms.code.how-text')}</p>
        <p>
          <a href={link}>{link}</a>
        </p>
        <p>{t('forms.code.once')}</p>
      </Part>
      <Actions>
        <Link href={settings.back.href}>{settings.back.label}</Link>
      </Actions>
    </QuestionPage>
  )
}

/** Coming back with a code, typed or brought by the link. */
export function ResumePage({ settings, title, form }: ComingBackProps & { form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('forms.resume.title')}
      caption={title}
      form={form}
      back={{ label: t('forms.resume.back'), href: settings.home }}
      unlisted
    >
      <FormBlock action={`${settings.home}/wznowienie`}>
        <TextField
          form={form}
          name="kod"
          label={t('forms.resume.code')}
          hint={t('forms.resume.hint')}
          width="short"
          autocomplete="off"
          spellcheck={false}
          maxLength={20}
        />
        <SubmitButton icon="arrow-right">{t('forms.resume.go')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}
