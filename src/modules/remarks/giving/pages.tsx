import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  Confirmation,
  ConfirmPage,
  Details,
  EmailField,
  FileField,
  Form as FormBlock,
  Hidden,
  Honeypot,
  Link,
  Notice,
  QuestionPage,
  RichText,
  Section,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { AreaMap, type PreparedArea } from '../../places/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { ownPath } from '../emails.tsx'
import type { IntakeSettings } from '../ports.ts'
import { AGE_BANDS, GENDERS, LONGEST_BODY, type Remark } from '../rules.ts'

interface WritingProps {
  process: Process
  settings: IntakeSettings
  form: Form
  formKey: string
  shown: string
  area: PreparedArea | null
}

/** "Napisz, co o tym myślisz": the one screen of giving a remark. */
export function WritingPage({ process, settings, form, formKey, shown, area }: WritingProps) {
  const { t, locale } = useView()
  return (
    <QuestionPage
      title={t('remarks.give.title')}
      caption={process.title}
      back={{ label: t('remarks.give.back'), href: pathOf(process) }}
      form={form}
      islands={['wiec-draft', 'wiec-count', ...(area ? (['wiec-spot'] as const) : [])]}
      unlisted
    >
      <p>
        {t('remarks.give.lead')}{' '}
        {process.closesAt && t('remarks.give.until', { date: formatDateTime(process.closesAt, locale) })}
      </p>
      {settings.moderation === 'before' && (
        <Notice>
          <p>{t('remarks.give.moderated')}</p>
        </Notice>
      )}
      <FormBlock
        action={`${pathOf(process)}/uwagi/nowa`}
        files={settings.takesAttachments}
        draft={`uwaga-${process.slug}`}
      >
        <Hidden name="formKey" value={formKey} />
        <Hidden name="shown" value={shown} />
        <Honeypot name="website" />
        <TextArea
          form={form}
          name="body"
          label={t('remarks.form.body')}
          hint={t('remarks.form.body.hint')}
          rows={9}
          limit={LONGEST_BODY}
        />
        <Details summary={t('remarks.form.more')} open={Boolean(form.values.quotation || form.values.placeWords)}>
          <TextArea
            form={form}
            name="quotation"
            label={t('remarks.form.quotation')}
            hint={t('remarks.form.quotation.hint')}
            rows={3}
            optional
          />
          {settings.takesPlace && (
            <TextField
              form={form}
              name="placeWords"
              label={t('remarks.form.place')}
              hint={t('remarks.form.place.hint')}
              optional
            />
          )}
          {settings.takesPlace && area && <SpotPicker form={form} area={area} />}
          {settings.takesAttachments && (
            <FileField
              form={form}
              name="attachments"
              label={t('remarks.form.attachments')}
              hint={t('remarks.form.attachments.hint')}
              accept="image/*,.pdf,.docx,.odt"
              multiple
              optional
            />
          )}
        </Details>
        <TextField
          form={form}
          name="signature"
          label={t('remarks.form.signature')}
          hint={t('remarks.form.signature.hint')}
          width="medium"
          maxLength={40}
          autocomplete="nickname"
          optional
        />
        <Section level={3} title={t('remarks.form.before-sending')}>
          <p>{t('remarks.form.public')}</p>
          {settings.privacyNotice && (
            <Details summary={t('remarks.form.privacy')}>
              <RichText markdown={settings.privacyNotice} />
            </Details>
          )}
        </Section>
        <SubmitButton icon="send">{t('remarks.give.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** The picture of the area; with script a touch marks the spot, without it the place is told in words. */
function SpotPicker({ form, area }: { form: Form; area: PreparedArea }) {
  const { t } = useView()
  const spot = typeof form.values.spot === 'string' ? form.values.spot : ''
  return (
    <wiec-spot
      data-marked={t('remarks.form.spot.marked')}
      data-hint={t('remarks.form.spot.hint')}
      data-remove={t('remarks.form.spot.remove')}
    >
      <Hidden name="spot" value={spot} />
      <AreaMap area={area} />
    </wiec-spot>
  )
}

interface OwnProps {
  process: Process
  remark: Remark
  secret: string
  settings: IntakeSettings
  attachments: { name: string; href: string }[]
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
      islands={['wiec-share']}
    >
      {remark.withdrawnAt ? (
        <Confirmation title={t('remarks.own.withdrawn')} reference={remark.reference} />
      ) : (
        <Confirmation title={t('remarks.own.thanks')} reference={remark.reference}>
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
                {t('remarks.quotation')}: „{remark.quotation}”
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
                  <li key={file.href}>
                    <Link href={file.href}>{file.name}</Link>
                  </li>
                ))}
              </ul>
            )}
            {editable && (
              <p>
                <Link href={ownPath(process, remark, secret).replace('/moja', '/moja/tekst')} icon="pencil">
                  {t('remarks.own.edit')}
                </Link>
                {' · '}
                <Link href={ownPath(process, remark, secret).replace('/moja', '/moja/wycofanie')} icon="undo-2">
                  {t('remarks.own.withdraw')}
                </Link>
              </p>
            )}
          </Section>
        </>
      )}
      <p>
        <Link href={`${pathOf(process)}/uwagi`}>{t('remarks.own.others')}</Link>
      </p>
    </QuestionPage>
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
}: Pick<OwnProps, 'process' | 'remark' | 'secret' | 'settings'> & { form: Form }) {
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
        <Hidden name="formKey" value={secret} />
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

/** The link under each letter: no more letters about this remark. */
export function StopPage({ process, remark, secret }: Pick<OwnProps, 'process' | 'remark' | 'secret'>) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('remarks.stop.title')}
      action={`${remarkPath(process, remark)}/bez-wiadomosci`}
      hidden={{ key: secret }}
      button={t('remarks.stop.confirm')}
      back={{ label: t('remarks.give.back'), href: pathOf(process) }}
    >
      <p>{t('remarks.stop.text', { reference: remark.reference })}</p>
    </ConfirmPage>
  )
}

/** The text of a person, as text, with its own paragraphs. */
export const paragraphs = (body: string) =>
  body.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{lines(paragraph)}</p>)

const lines = (paragraph: string) =>
  paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))

export const remarkPath = (process: Process, remark: Pick<Remark, 'reference'>) =>
  `${pathOf(process)}/uwagi/${remark.reference}`
