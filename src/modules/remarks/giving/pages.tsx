import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  Confirmation,
  ConfirmPage,
  Details,
  EmailField,
  Form as FormBlock,
  Hidden,
  KeyValues,
  Link,
  Notice,
  QuestionPage,
  Section,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Hiding } from '../../moderation/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { ownPath, remarkPath } from '../addresses.ts'
import { paragraphs } from '../paragraphs.tsx'
import type { IntakeSettings } from '../ports.ts'
import { AGE_BANDS, GENDERS, isPublic, LONGEST_BODY, type Remark } from '../rules.ts'

interface OwnProps {
  process: Process
  remark: Remark
  secret: string
  /** Why moderators hid it; null when they did not. */
  hiding: Hiding | null
  attachments: { name: string; href: string | null }[]
  /** What can still be done: closing ends editing, not reading. */
  editable: boolean
  contactLeft: boolean
  emailForm: Form
  statisticsForm: Form
}

/** The author's own page: number, text, what happens next, and what can still be added or changed. */
export function OwnPage(props: OwnProps) {
  const { t, locale } = useView()
  const { process, remark, secret, editable } = props
  const form = props.emailForm.problems.length > 0 ? props.emailForm : props.statisticsForm
  return (
    <QuestionPage
      title={t('remarks.own.title')}
      caption={process.title}
      headingHidden
      form={form}
      back={{ label: t('remarks.give.back'), href: pathOf(process) }}
      unlisted
      islands={['wiec-draft']}
    >
      {remark.withdrawnAt ? (
        <Confirmation title={t('remarks.own.withdrawn')} reference={remark.reference} />
      ) : remark.hiddenAt ? (
        <HiddenNotice {...props} />
      ) : (
        <Confirmation title={t('remarks.own.thanks')} reference={remark.reference} draft={`uwaga-${process.slug}`}>
          <p>{remark.publishedAt ? t('remarks.own.public') : t('remarks.own.waits')}</p>
        </Confirmation>
      )}
      {!remark.withdrawnAt && (
        <>
          {editable && (
            <Notice title={t('remarks.own.keep')}>
              <p>
                {t('remarks.own.keep-text', { date: process.closesAt ? formatDateTime(process.closesAt, locale) : '' })}
              </p>
            </Notice>
          )}
          <EmailBlock {...props} />
          <StatisticsBlock {...props} />
          <Section title={t('remarks.own.text')}>
            <blockquote>{paragraphs(remark.body)}</blockquote>
            {remark.quotation && (
              <p>
                {t('remarks.quotation')}: {remark.quotation}
              </p>
            )}
            {remark.placeWords && (
              <p>
                {t('remarks.place')}: {remark.placeWords}
              </p>
            )}
            {props.attachments.length > 0 && (
              <ul>
                {props.attachments.map((file) => (
                  <li key={file.name}>{file.href ? <Link href={file.href}>{file.name}</Link> : file.name}</li>
                ))}
              </ul>
            )}
            {editable && (
              <p>
                <Link href={ownPath(process, remark, secret, '/tekst')} icon="pencil">
                  {t('remarks.own.edit')}
                </Link>
                {' · '}
                <Link href={ownPath(process, remark, secret, '/wycofanie')} icon="undo-2">
                  {t('remarks.own.withdraw')}
                </Link>
              </p>
            )}
          </Section>
        </>
      )}
      {isPublic(remark) && (
        <p>
          <Link href={remarkPath(process, remark)}>{t('remarks.own.public-page')}</Link>
        </p>
      )}
      <p>
        <Link href={`${pathOf(process)}/uwagi`}>{t('remarks.own.others')}</Link>
      </p>
    </QuestionPage>
  )
}

/** The statement of reasons to an author who may have left no address (DSA art. 17), and the way to appeal. */
function HiddenNotice({ remark, hiding }: OwnProps) {
  const { t, locale } = useView()
  return (
    <Notice kind="warning" title={t('remarks.own.hidden', { reference: remark.reference })}>
      {hiding && (
        <>
          <p>{t('remarks.own.hidden-text', { date: formatDate(hiding.decidedAt, locale) })}</p>
          <KeyValues
            items={[
              {
                label: t('remarks.own.hidden-ground'),
                value: `${t(`moderation.ground.${hiding.ground}`)}. ${t(`moderation.basis.${hiding.ground}`)}`,
              },
              { label: t('remarks.own.hidden-reason'), value: paragraphs(hiding.reason) },
            ]}
          />
          {hiding.appealPath && (
            <p>
              <Link href={hiding.appealPath} icon="arrow-right">
                {t('remarks.own.hidden-appeal')}
              </Link>
            </p>
          )}
        </>
      )}
    </Notice>
  )
}

function EmailBlock({ process, remark, secret, contactLeft, emailForm }: OwnProps) {
  const { t } = useView()
  if (contactLeft)
    return (
      <Section title={t('remarks.own.email.title')}>
        <p>{t('remarks.own.email.left')}</p>
      </Section>
    )
  return (
    <Section title={t('remarks.own.email.title')}>
      <p>{t('remarks.own.email.text')}</p>
      <FormBlock action={`${remarkPath(process, remark)}/moja/adres`}>
        <Hidden name="key" value={secret} />
        <EmailField form={emailForm} name="email" label={t('remarks.own.email.field')} />
        <SubmitButton variant="secondary" icon="mail">
          {t('remarks.own.email.send')}
        </SubmitButton>
      </FormBlock>
    </Section>
  )
}

function StatisticsBlock({ process, remark, secret, statisticsForm }: OwnProps) {
  const { t } = useView()
  if (remark.statisticsGivenAt) return null
  const options = (values: readonly string[], key: string) =>
    values.map((value) => ({ value, label: t(`remarks.${key}.${value}`) }))
  return (
    <Details summary={t('remarks.own.statistics.title')} open={statisticsForm.problems.length > 0}>
      <p>{t('remarks.own.statistics.text')}</p>
      <FormBlock action={`${remarkPath(process, remark)}/moja/statystyka`}>
        <Hidden name="key" value={secret} />
        <SelectField
          form={statisticsForm}
          name="ageBand"
          label={t('remarks.own.statistics.age')}
          empty={t('remarks.own.statistics.none')}
          options={options(AGE_BANDS, 'age')}
        />
        <SelectField
          form={statisticsForm}
          name="gender"
          label={t('remarks.own.statistics.gender')}
          empty={t('remarks.own.statistics.none')}
          options={options(GENDERS, 'gender')}
        />
        <TextField
          form={statisticsForm}
          name="place"
          label={t('remarks.own.statistics.place')}
          optional
          width="medium"
        />
        <SubmitButton variant="secondary">{t('remarks.own.statistics.send')}</SubmitButton>
      </FormBlock>
    </Details>
  )
}

/** Changing one's own words. */
export function EditPage({
  process,
  remark,
  secret,
  settings,
  form,
}: Pick<OwnProps, 'process' | 'remark' | 'secret'> & { settings: IntakeSettings; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('remarks.edit.title')}
      caption={remark.reference}
      form={form}
      back={{ label: t('remarks.edit.back'), href: ownPath(process, remark, secret) }}
      islands={['wiec-draft', 'wiec-count']}
      unlisted
    >
      {settings.moderation === 'before' && (
        <Notice>
          <p>{t('remarks.edit.moderated')}</p>
        </Notice>
      )}
      <FormBlock action={`${remarkPath(process, remark)}/moja/tekst`} draft={`uwaga-${remark.reference}`}>
        <Hidden name="key" value={secret} />
        <TextArea form={form} name="body" label={t('remarks.form.body')} rows={9} limit={LONGEST_BODY} />
        <TextArea form={form} name="quotation" label={t('remarks.form.quotation')} rows={3} optional />
        {settings.takesPlace && (
          <TextField
            form={form}
            name="placeWords"
            label={t('remarks.form.place')}
            hint={t('remarks.form.place.hint')}
            optional
          />
        )}
        <TextField
          form={form}
          name="signature"
          label={t('remarks.form.signature')}
          hint={t('remarks.form.signature.hint')}
          width="medium"
          maxLength={40}
          optional
        />
        <SubmitButton>{t('remarks.edit.save')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

export function WithdrawPage({ process, remark, secret }: Pick<OwnProps, 'process' | 'remark' | 'secret'>) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('remarks.withdraw.title')}
      action={`${remarkPath(process, remark)}/moja/wycofanie`}
      hidden={{ key: secret }}
      button={t('remarks.withdraw.confirm')}
      back={{ label: t('remarks.edit.back'), href: ownPath(process, remark, secret) }}
      danger
    >
      <p>{t('remarks.withdraw.text', { reference: remark.reference })}</p>
    </ConfirmPage>
  )
}
